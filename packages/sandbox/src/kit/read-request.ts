import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import { coerceQuery } from './coerce-query.ts'
import { HttpError } from './http-error.ts'
import type { PlatformAdapter } from './platform.ts'
import { readBoundedBody } from './read-bounded-body.ts'

/** Returns the value parsed by the schema, or throws the platform's validation error. */
const parseInput = (
  adapter: PlatformAdapter<unknown>,
  operation: Operation,
  schema: Schema,
  value: unknown,
): unknown => {
  const problems = explainErrors(schema, value)
  if (problems) throw adapter.validationError(operation, problems, { schema, value })
  return z.parse(schema as z.core.$ZodType, value)
}

export const readQuery = (
  adapter: PlatformAdapter<unknown>,
  operation: Operation,
  url: string,
): unknown => {
  if (!operation.query) return undefined
  const values = coerceQuery(operation.query, new URL(url).searchParams)
  return parseInput(adapter, operation, operation.query, adapter.readQuery(values))
}

/** A request whose body is read up to a limit. */
export interface BoundedRequest {
  readonly headers: Headers
  /** Returns the body. Throws `HttpError` with 413 if it is too long. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>
}

/** Size up to which a body without files is read, in bytes: far more than any request needs. */
export const maxBodyBytes = 10 * 1024 * 1024

/** Limits a request. The body can be read more than once; `onRead` is called the first time. */
export const boundRequest = (
  { errorCodes }: PlatformAdapter<unknown>,
  { files }: Operation,
  request: Request,
  onRead?: (bytes: Uint8Array) => void,
): BoundedRequest => {
  const maxBytes = maxBodyBytes + (files ? files.maxFiles * files.maxBytes : 0)
  let body: Promise<Uint8Array<ArrayBuffer> | undefined> | undefined
  return {
    headers: request.headers,
    async bytes() {
      body ??= readBoundedBody(request, maxBytes).then((bytes) => {
        if (bytes) onRead?.(bytes)
        return bytes
      })
      const bytes = await body
      if (bytes) return bytes
      const message = `The request body exceeds ${maxBytes} bytes.`
      throw new HttpError(errorCodes.bodyTooLarge, 413, message)
    },
  }
}

/** The body as sent and as parsed by the contract, and the files of a multipart body. */
export interface RequestInput {
  readonly rawBody: unknown
  readonly body: unknown
  readonly files: readonly File[]
}

export const readBody = async (
  adapter: PlatformAdapter<unknown>,
  operation: Operation,
  request: BoundedRequest,
): Promise<RequestInput> => {
  if (!operation.body) return { rawBody: undefined, body: undefined, files: [] }
  const { rawBody, files } =
    operation.files && isMultipart(request.headers)
      ? await readMultipart(adapter, operation, request, operation.files.fieldName)
      : { rawBody: await readJson(adapter, operation, request), files: [] }
  return { rawBody, files, body: parseInput(adapter, operation, operation.body, rawBody) }
}

const readJson = async (
  adapter: PlatformAdapter<unknown>,
  operation: Operation,
  request: BoundedRequest,
): Promise<unknown> => {
  if (operation.optionalBody && !(await request.bytes()).length) return {}
  if (adapter.requiresJsonContentType() && !hasJsonContentType(request)) {
    throw adapter.validationError(operation, { 'Content-Type': ['must be application/json'] })
  }
  const text = new TextDecoder().decode(await request.bytes())
  const value = parseJson(text)
  if (value !== undefined) return value
  const message = text ? `must be JSON, got ${JSON.stringify(text.slice(0, 40))}` : 'is required'
  throw adapter.validationError(operation, { '': [message] })
}

const hasJsonContentType = ({ headers }: BoundedRequest): boolean =>
  /^application\/json *(;|$)/i.test(headers.get('content-type') ?? '')

/** Returns whether a body is a multipart form. */
export const isMultipart = (headers: Headers): boolean =>
  /^multipart\/form-data *;/i.test(headers.get('content-type') ?? '')

/** Returns the string fields of a multipart form by name, and its files. */
const readMultipart = async (
  adapter: PlatformAdapter<unknown>,
  operation: Operation,
  request: BoundedRequest,
  filesField: string,
): Promise<Pick<RequestInput, 'rawBody' | 'files'>> => {
  const { headers } = request
  const form = await new Response(await request.bytes(), { headers })
    .formData()
    .catch(() => undefined)
  if (!form) throw adapter.validationError(operation, { '': ['is not a valid multipart form'] })
  const rawBody: Record<string, string> = {}
  const files: File[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') rawBody[name] = value
    else if (name === filesField) files.push(value)
    else
      throw adapter.validationError(operation, {
        [name]: [`must be a string; send files as "${filesField}"`],
      })
  }
  return { rawBody, files }
}

/** Returns `undefined` for text that is not JSON: JSON itself has no `undefined`. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
