import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explain } from '@molt-sdk/contracts/kernel'
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
  const problems = explain(schema, value)
  if (problems) throw house.invalid(operation, problems, { schema, value })
  return z.parse(schema as z.core.$ZodType, value)
}

export const readQuery = (house: House<unknown>, operation: Operation, url: string): unknown => {
  if (!operation.query) return undefined
  const values = queryValues(operation.query, new URL(url).searchParams)
  return checked(house, operation, operation.query, house.readQuery(values))
}

/** The body as it was sent, and as the contract lets it through. */
export const readBody = async (
  house: House<unknown>,
  operation: Operation,
  request: Request,
): Promise<{ readonly sent: unknown; readonly body: unknown }> => {
  if (!operation.body) return { sent: undefined, body: undefined }
  house.checkBodyHeaders(operation, request.headers)
  const text = await request.text()
  const sent = parseJson(text)
  if (sent === undefined) {
    const reason = text ? 'is not valid JSON' : 'is required'
    throw house.invalid(operation, { '': [reason] })
  }
  return { sent, body: checked(house, operation, operation.body, sent) }
}

/** JSON never holds `undefined`, so it can stand for text that is not JSON. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
