import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import { queryValues } from './coerce.ts'
import type { House } from './platform.ts'

/** The value as the schema lets it through, or a refusal thrown in the platform's own form. */
const checked = (
  house: House<unknown>,
  operation: Operation,
  schema: Schema,
  value: unknown,
): unknown => {
  const problems = explainErrors(schema, value)
  if (problems) throw house.invalid(operation, problems, { schema, value })
  return z.parse(schema as z.core.$ZodType, value)
}

export const readQuery = (house: House<unknown>, operation: Operation, url: string): unknown => {
  if (!operation.query) return undefined
  const values = queryValues(operation.query, new URL(url).searchParams)
  return checked(house, operation, operation.query, house.readQuery(values))
}

/** The body as it was sent, and as the contract lets it through, with the files beside it. */
export interface Input {
  readonly sent: unknown
  readonly body: unknown
  readonly files: readonly File[]
}

export const readBody = async (
  house: House<unknown>,
  operation: Operation,
  request: Request,
): Promise<Input> => {
  if (!operation.body) return { sent: undefined, body: undefined, files: [] }
  const { sent, files } =
    operation.files && isForm(request)
      ? await readForm(house, operation, request, operation.files.fieldName)
      : { sent: await readJson(house, operation, request), files: [] }
  return { sent, files, body: checked(house, operation, operation.body, sent) }
}

const readJson = async (
  house: House<unknown>,
  operation: Operation,
  request: Request,
): Promise<unknown> => {
  house.checkBodyHeaders(operation, request.headers)
  const text = await request.text()
  const sent = parseJson(text)
  if (sent !== undefined) return sent
  throw house.invalid(operation, { '': [text ? 'is not valid JSON' : 'is required'] })
}

const isForm = ({ headers }: Request): boolean =>
  /^multipart\/form-data *;/i.test(headers.get('content-type') ?? '')

/** The texts of a form by name, and its files. */
const readForm = async (
  house: House<unknown>,
  operation: Operation,
  request: Request,
  part: string,
): Promise<Pick<Input, 'sent' | 'files'>> => {
  const form = await request.formData().catch(() => undefined)
  if (!form) throw house.invalid(operation, { '': ['is not a valid form'] })
  const sent: Record<string, string> = {}
  const files: File[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') sent[name] = value
    else if (name === part) files.push(value)
    else throw house.invalid(operation, { [name]: [`must be a text: files go under ${part}`] })
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
