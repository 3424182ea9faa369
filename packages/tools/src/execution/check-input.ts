import { closestName } from '@molt-sdk/contracts/closest-name'
import { isRecord } from '@molt-sdk/contracts/kernel'
import { InputError } from '@molt-sdk/core'
import { describeValue } from '@molt-sdk/core/client'
import type { Input } from '../catalogue/catalogue.ts'
import type { JsonSchema } from '../catalogue/json-schema.ts'

/**
 * Checks that the input of a tool is an object with known inputs, and that none is missing. The client
 * checks their values. `null` counts as left out, where it is not a value: models write it for an optional
 * input.
 *
 * @throws InputError
 */
export const checkInput = (
  tool: string,
  input: unknown,
  { properties = {}, required = [] }: JsonSchema,
): Input => {
  const given = input ?? {}
  if (!isRecord(given) || Array.isArray(given)) {
    throw invalid(`The input of ${tool} must be an object, got ${describeValue(given)}.`)
  }
  const names = Object.keys(properties)
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue
    const meant = closestName(name, names)
    const list = names.length ? `Inputs: ${names.join(', ')}.` : 'It has no inputs.'
    throw invalid(
      `${tool} has no input ${JSON.stringify(name)}. ${meant ? `Did you mean ${meant}?` : list}`,
    )
  }
  const values = Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => value !== undefined && (value !== null || allowsNull(properties[name])),
    ),
  )
  const missing = required.filter((name) => !(name in values))
  if (missing.length) throw invalid(`${tool} needs ${missing.join(', ')}.`)
  return values
}

const allowsNull = ({ type, anyOf }: JsonSchema = {}): boolean =>
  [type].flat().includes('null') || (anyOf?.some(allowsNull) ?? false)

const invalid = (message: string): InputError => new InputError(message, { fields: {} })
