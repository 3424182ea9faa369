import type { Operation } from '@molt-sdk/contracts/kernel'
import { ApiError } from '../errors/api-error.ts'
import type { Redactor } from '../observe/redact.ts'
import { parseUrl } from './url.ts'

/** Whether an answer sends the caller elsewhere. Browsers hide its status behind the type. */
export const isRedirect = ({ status, type }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 301 && status <= 308 && status !== 304)

/** Names the place an answer points to, and the `baseUrl` that leads there. Nothing was sent to it. */
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
    ? `If you trust it, set baseUrl: '${newBaseUrl}'.`
    : 'Set baseUrl to the new place.'
  return new ApiError(
    `${id} was redirected to ${targetUrl ?? 'another place'}, and does not follow with its key. ${hint}`,
    { code: 'redirected', status, operation: id, attempts, headers },
  )
}
