import type { Operation } from '@molt-sdk/contracts/kernel'
import { ApiError } from '../errors/api-error.ts'
import type { Redactor } from '../observe/redact.ts'
import { parseUrl } from './url.ts'

/** Whether a response is a redirect. Browsers hide its status and set the type. */
export const isRedirect = ({ status, type }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 301 && status <= 308 && status !== 304)

/** Creates the error of a redirect, with its target and the `baseUrl` to set. */
export const toRedirectError = (
  { id }: Operation,
  { status, headers }: Response,
  url: string,
  path: string,
  attempts: number,
  redact: Redactor,
): ApiError => {
  const location = headers.get('location')
  const target = location ? parseUrl(redact.string(location), url) : undefined
  const targetUrl = target && target.origin + target.pathname
  const newBaseUrl = targetUrl?.endsWith(path) ? targetUrl.slice(0, -path.length) : target?.origin
  const hint = newBaseUrl
    ? `If you trust that host, set baseUrl: '${newBaseUrl}'.`
    : 'Set baseUrl to the new URL.'
  return new ApiError(
    `${id} was redirected (${status}) to ${targetUrl ?? 'another URL'}. Redirects are not followed, to protect the API key. ${hint}`,
    { code: 'redirected', status, operation: id, attempts, headers: redact.headers(headers) },
  )
}
