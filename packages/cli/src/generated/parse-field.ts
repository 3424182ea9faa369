import type { Parameter } from '@molt-sdk/tools/internal/catalogue/moltify'
import { formatCents, parseDollars } from '../money.ts'
import { UsageError } from '../usage-error.ts'

type Schema = Parameter['schema']

/** How the text of an option becomes the value of a field. */
export type FieldKind = 'text' | 'number' | 'dollars' | 'boolean' | 'list' | 'json'

const scalarType = ({ type }: Schema): string | undefined => {
  const types = Array.isArray(type) ? type.filter((name) => name !== 'null') : [type]
  return types.length === 1 ? types[0] : undefined
}

/** Whether a field can be `null`, which an option spells like that. */
export const isNullable = ({ type, anyOf = [] }: Schema): boolean =>
  type === 'null' || (Array.isArray(type) && type.includes('null')) || anyOf.some(isNullable)

const acceptsText = ({ anyOf = [] }: Schema): boolean =>
  anyOf.some((variant) => scalarType(variant) === 'string')

/** Returns the kind of a field. */
export const kindOf = (schema: Schema): FieldKind => {
  if (schema['x-unit'] === 'cents') return 'dollars'
  const variants = schema.anyOf
  if (variants?.length && variants.every((variant) => scalarType(variant) === 'string'))
    return 'text'
  switch (scalarType(schema)) {
    case 'string':
      return 'text'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'array':
      return schema.items && kindOf(schema.items) === 'text' ? 'list' : 'json'
    default:
      return 'json'
  }
}

/** The values that the documents list, for help and completion. Others are accepted too. */
export const knownValues = (schema: Schema): readonly string[] =>
  [schema, ...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]
    .flatMap((variant) => variant.enum ?? [])
    .filter((value) => typeof value === 'string')

/** Parses the text of an option. The client checks the rest before anything is sent. */
export const parseField = (text: string, schema: Schema, option: string): unknown => {
  if (text === 'null' && isNullable(schema)) return null
  switch (kindOf(schema)) {
    case 'dollars':
      return withinLimits(parseDollars(text, option), schema, option, formatCents)
    case 'number':
      return withinLimits(parseNumber(text, schema, option), schema, option, String)
    case 'json':
      return acceptsText(schema) && !/^[[{"]/.test(text) ? text : parseJson(text, option)
    default:
      return text
  }
}

const parseNumber = (text: string, schema: Schema, option: string): number => {
  const number = Number(text)
  const isInteger = scalarType(schema) === 'integer'
  if (text.trim() && Number.isFinite(number) && (!isInteger || Number.isInteger(number)))
    return number
  throw new UsageError(`${option} must be ${isInteger ? 'an integer' : 'a number'}, got "${text}".`)
}

const withinLimits = (
  value: number,
  { minimum, maximum }: Schema,
  option: string,
  format: (value: number) => string,
): number => {
  const isTooSmall = minimum !== undefined && value < minimum
  if (!isTooSmall && (maximum === undefined || value <= maximum)) return value
  const limit = isTooSmall ? `at least ${format(minimum)}` : `at most ${format(maximum ?? 0)}`
  throw new UsageError(`${option} must be ${limit}, got ${format(value)}.`)
}

/** Parses the JSON of an option. */
export const parseJson = (text: string, option: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${option} is not valid JSON: ${(error as Error).message}`)
  }
}
