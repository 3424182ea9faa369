import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import { coerceQuery } from './coerce-query.ts'
import type { PlatformAdapter } from './platform.ts'

/** The value as the schema lets it through, or a refusal thrown in the platform's own form. */
const parseInput = (
  house: PlatformAdapter<unknown>,
  operation: Operation,
  schema: Schema,
  value: unknown,
): unknown => {
  const problems = explainErrors(schema, value)
  if (problems) throw house.validationError(operation, problems, { schema, value })
  return z.parse(schema as z.core.$ZodType, value)
}

export const readQuery = (
  house: PlatformAdapter<unknown>,
  operation: Operation,
  url: string,
): unknown => {
  if (!operation.query) return undefined
  const values = coerceQuery(operation.query, new URL(url).searchParams)
  return parseInput(house, operation, operation.query, house.readQuery(values))
}

/** The body as it was sent, and as the contract lets it through, with the files beside it. */
export interface RequestInput {
  readonly sent: unknown
  readonly body: unknown
  readonly files: readonly File[]
}

export const readBody = async (
  house: PlatformAdapter<unknown>,
  operation: Operation,
  request: Request,
): Promise<RequestInput> => {
  if (!operation.body) return { sent: undefined, body: undefined, files: [] }
  const { sent, files } =
    operation.files && isMultipart(request)
      ? await readMultipart(house, operation, request, operation.files.fieldName)
      : { sent: await readJson(house, operation, request), files: [] }
  return { sent, files, body: parseInput(house, operation, operation.body, sent) }
}

const readJson = async (
  house: PlatformAdapter<unknown>,
  operation: Operation,
  request: Request,
): Promise<unknown> => {
  house.checkContentType(operation, request.headers)
  const text = await request.text()
  const sent = parseJson(text)
  if (sent !== undefined) return sent
  throw house.validationError(operation, { '': [text ? 'is not valid JSON' : 'is required'] })
}

const isMultipart = ({ headers }: Request): boolean =>
  /^multipart\/form-data *;/i.test(headers.get('content-type') ?? '')

/** The texts of a form by name, and its files. */
const readMultipart = async (
  house: PlatformAdapter<unknown>,
  operation: Operation,
  request: Request,
  part: string,
): Promise<Pick<RequestInput, 'sent' | 'files'>> => {
  const form = await request.formData().catch(() => undefined)
  if (!form) throw house.validationError(operation, { '': ['is not a valid form'] })
  const sent: Record<string, string> = {}
  const files: File[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') sent[name] = value
    else if (name === part) files.push(value)
    else
      throw house.validationError(operation, { [name]: [`must be a text: files go under ${part}`] })
  }
  return { sent, files }
}

/** JSON never holds `undefined`, so it can stand for text that is not JSON. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
