import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors, validate } from '@molt-sdk/contracts/kernel'
import type { ClientContext } from './client-context.ts'
import { inputError } from './input-error.ts'
import type { CallOptions } from './options.ts'
import { missing } from './options.ts'
import type { Message } from './transport.ts'
import { fillPath, queryString } from './url.ts'

/** What a call was given, with the types of its operation worn off. */
export interface Args {
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly query?: Readonly<Record<string, unknown>> | undefined
  readonly body?: unknown
  readonly upload?: Upload | undefined
}

/** What takes the place of a JSON body, made anew for each attempt. It is given the headers of that. */
export type Upload = (headers: Message['headers']) => Omit<Message, 'method'>

/** A request ready to be sent, as often as it takes. */
export interface PreparedRequest extends Message {
  readonly url: string
  readonly path: string
}

/** Checks what a call was given and makes the request of it. Throws an `InputError` first. */
export const prepare = (
  { settings, platform }: ClientContext,
  operation: Operation,
  { params, query, body }: Args,
  options: CallOptions,
): PreparedRequest => {
  if (operation.query && query) check(operation, operation.query, query)
  if (operation.body) check(operation, operation.body, body)
  const path = fillPath(operation.path, params, operation.id)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (inServer) headers['user-agent'] = `${platform.name.toLowerCase()}-sdk`
  const key = settings.apiKey ?? (operation.auth === 'apiKey' && missing(platform))
  if (key && operation.auth !== 'none') headers[platform.auth.header] = platform.auth.prefix + key
  if (operation.body) headers['content-type'] = 'application/json'
  addHeaders(headers, settings.headers, operation)
  addHeaders(headers, options.headers, operation)
  return {
    url: settings.baseUrl + path + queryString(query),
    path,
    method: operation.method,
    headers,
    ...(operation.body && { body: JSON.stringify(body) }),
  }
}

/** In a page or its workers a header of ours would cost every call a CORS preflight. */
const inServer: boolean = !('document' in globalThis) && !('importScripts' in globalThis)

const check = ({ id }: Operation, schema: Schema, value: unknown): void => {
  if (!validate(schema, value)) throw inputError(id, explainErrors(schema, value) ?? {})
}

const addHeaders = (
  target: Record<string, string>,
  added: CallOptions['headers'],
  { id }: Operation,
): void => {
  for (const [name, value] of Object.entries(added ?? {})) {
    const key = name.toLowerCase()
    if (value === undefined) delete target[key]
    else if (/^[\w!#$%&'*+.^`|~-]+$/.test(key) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      target[key] = value
    else throw inputError(id, { headers: [`cannot carry ${JSON.stringify(name)}`] })
  }
}
