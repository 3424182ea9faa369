import type { Operation } from '@molt-sdk/contracts/kernel'
import type { Redactor } from '../observe/redact.ts'
import type { ClientContext } from './client-context.ts'
import { createInputError } from './create-input-error.ts'
import type { CallOptions } from './options.ts'
import { throwMissingApiKey } from './resolve-options.ts'
import type { TransportRequest } from './transport.ts'
import { buildQueryString, expandPath } from './url.ts'
import { validateInput } from './validate-input.ts'

/** The arguments of a call, type-erased. */
export interface CallArgs {
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly query?: Readonly<Record<string, unknown>> | undefined
  readonly body?: unknown
}

/** What replaces the JSON body of one attempt. */
export interface Upload extends Omit<TransportRequest, 'method'> {
  /** Why the body ended early, if it did: not every fetch passes on what a body throws. */
  readonly failure?: (() => Error | undefined) | undefined
}

/** Creates the upload of one attempt. Receives the headers. */
export type UploadFactory = (headers: TransportRequest['headers']) => Upload

/** A request that can be sent any number of times. */
export interface PreparedRequest extends TransportRequest {
  readonly url: string
  readonly path: string
  readonly headers: Record<string, string>
  /** Whether the key that the `apiKey` function returns belongs into the headers. */
  readonly asksKey: boolean
}

/** Validates the arguments of a call and creates its request. Throws an `InputError`. */
export const prepareRequest = (
  { options: clientOptions, platform, redact, userAgent }: ClientContext,
  operation: Operation,
  { params, query, body }: CallArgs,
  options: CallOptions,
  accept?: string,
): PreparedRequest => {
  if (query !== undefined) validateInput(operation, operation.query, query)
  validateInput(operation, operation.body, body)
  const path = expandPath(operation.path, params, operation.id)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (userAgent) headers['user-agent'] = userAgent
  const { auth } = operation
  const hasSession = platform.usesSession && operation.session && auth !== 'none'
  const needsKey = auth === 'apiKey' && !hasSession
  const key = clientOptions.apiKey ?? (needsKey && throwMissingApiKey(platform))
  const { header, prefix } = platform.auth
  if (key && auth !== 'none' && auth !== 'signature')
    headers[header] = typeof key === 'string' ? prefix + key : unknownKey
  if (operation.body) headers['content-type'] = 'application/json'
  mergeHeaders(headers, clientOptions.headers, operation, redact)
  if (accept) headers['accept'] = accept
  mergeHeaders(headers, options.headers, operation, redact)
  return {
    url: clientOptions.baseUrl + path + buildQueryString(query),
    path,
    method: operation.method,
    headers,
    // Unless the caller's headers replace or remove it.
    asksKey: headers[header] === unknownKey,
    ...(hasSession && { credentials: 'include' }),
    ...(operation.body && { body: JSON.stringify(body) }),
  }
}

/** Stands for a key that is asked for later. No header of the caller has this value. */
const unknownKey = '\0'

export const mergeHeaders = (
  target: Record<string, string>,
  added: CallOptions['headers'],
  { id }: Operation,
  redact: Redactor,
): void => {
  if (!added) return
  for (const pair of headerPairs(added)) {
    const [name, value] = Array.isArray(pair) ? pair : [pair, 0]
    const key = String(name).toLowerCase()
    const reject = (problem: string): never => {
      throw createInputError(id, { headers: [redact.string(problem)] })
    }
    if (value === undefined || value === null) delete target[key]
    else if (connectionHeaders.test(key)) reject(`must not set ${key}, which fetch sets itself`)
    else if (/^[\w!#$%&'*+.^`|~-]+$/.test(key) && isHeaderValue(value)) target[key] = value
    else reject(`contain an invalid name or value: ${JSON.stringify(name)}`)
  }
}

/** Headers that describe the connection: runtimes reject them when the request is sent. */
const connectionHeaders =
  /^(connection|content-length|expect|keep-alive|transfer-encoding|upgrade)$/

const isHeaderValue = (value: unknown): value is string =>
  typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)

/** The pairs of headers in any form. */
const headerPairs = (
  headers: NonNullable<CallOptions['headers']>,
): Iterable<readonly [string, string | null | undefined]> =>
  Symbol.iterator in headers ? headers : Object.entries(headers)
