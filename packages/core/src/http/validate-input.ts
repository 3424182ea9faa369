import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors, isRecord, validate } from '@molt-sdk/contracts/kernel'
import { describeValue, isPlainObject } from './check-options.ts'
import { createInputError } from './create-input-error.ts'
import { rejectPromises } from './reject-promises.ts'

/** Checks a query or a body against the contract. Throws an `InputError`. */
export const validateInput = (
  { id }: Operation,
  schema: Schema | undefined,
  value: unknown,
): void => {
  if (!schema) return
  rejectPromises(id, Object(value))
  // A promise or a map would be sent as an object without fields.
  if (value === undefined || (isRecord(value) && !isPlainObject(value))) {
    if (!validate(schema, undefined)) {
      throw createInputError(id, { '': [`must be an object, got ${describeValue(value)}`] })
    }
  } else if (!validate(schema, value))
    throw createInputError(id, explainErrors(schema, value) ?? {})
}
