import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import { coerceQuery } from './coerce-query.ts'
import type { PlatformAdapter } from './platform.ts'

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

/** The body as sent and as parsed by the contract, and the files of a multipart body. */
export interface RequestInput {
  readonly rawBody: unknown
  readonly body: unknown
  readonly files: readonly File[]
}

export const readBody = async (
  adapter: PlatformAdapter<unknown>,
  operation: Operation,
  request: Request,
): Promise<RequestInput> => {
  if (!operation.body) return { rawBody: undefined, body: undefined, files: [] }
  const { rawBody, files } =
    operation.files && isMultipart(request)
      ? await readMultipart(adapter, operation, request, operation.files.fieldName)
      : { rawBody: await readJson(adapter, operation, request), files: [] }
  return { rawBody, files, body: parseInput(adapter, operation, operation.body, rawBody) }
}

const readJson = async (
  adapter: PlatformAdapter<unknown>,
  operation: Operation,
  request: Request,
): Promise<unknown> => {
  if (adapter.requiresJsonContentType() && !hasJsonContentType(request)) {
    throw adapter.validationError(operation, { 'Content-Type': ['must be application/json'] })
  }
  const text = await request.text()
  const value = parseJson(text)
  if (value !== undefined) return value
  throw adapter.validationError(operation, { '': [text ? 'is not valid JSON' : 'is required'] })
}

const hasJsonContentType = ({ headers }: Request): boolean =>
  /^application\/json *(;|$)/i.test(headers.get('content-type') ?? '')

const isMultipart = ({ headers }: Request): boolean =>
  /^multipart\/form-data *;/i.test(headers.get('content-type') ?? '')

/** Returns the string fields of a multipart form by name, and its files. */
const readMultipart = async (
  adapter: PlatformAdapter<unknown>,
  operation: Operation,
  request: Request,
  filesField: string,
): Promise<Pick<RequestInput, 'rawBody' | 'files'>> => {
  const form = await request.formData().catch(() => undefined)
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
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
