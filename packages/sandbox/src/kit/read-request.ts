import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import { coerceQuery } from './coerce-query.ts'
import type { PlatformAdapter } from './platform.ts'

/** The value as the schema lets it through, or a refusal thrown in the platform's own form. */
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

/** The body as it was sent, and as the contract lets it through, with the files beside it. */
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
  adapter.checkContentType(operation, request.headers)
  const text = await request.text()
  const sent = parseJson(text)
  if (sent !== undefined) return sent
  throw adapter.validationError(operation, { '': [text ? 'is not valid JSON' : 'is required'] })
}

const isMultipart = ({ headers }: Request): boolean =>
  /^multipart\/form-data *;/i.test(headers.get('content-type') ?? '')

/** The texts of a form by name, and its files. */
const readMultipart = async (
  adapter: PlatformAdapter<unknown>,
  operation: Operation,
  request: Request,
  part: string,
): Promise<Pick<RequestInput, 'rawBody' | 'files'>> => {
  const form = await request.formData().catch(() => undefined)
  if (!form) throw adapter.validationError(operation, { '': ['is not a valid form'] })
  const rawBody: Record<string, string> = {}
  const files: File[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') rawBody[name] = value
    else if (name === part) files.push(value)
    else
      throw adapter.validationError(operation, {
        [name]: [`must be a text: files go under ${part}`],
      })
  }
  return { rawBody, files }
}

/** JSON never holds `undefined`, so it can stand for text that is not JSON. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
