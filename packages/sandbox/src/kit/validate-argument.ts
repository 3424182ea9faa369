import type { Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors } from '@molt-sdk/contracts/kernel'

/** Throws `RangeError` unless an argument of the control API matches the contract's schema. */
export const validateArgument = (name: string, schema: Schema, value: unknown): void => {
  const [field] = Object.entries(explainErrors(schema, value) ?? {})
  if (!field) return
  const [path, [reason = 'was rejected'] = []] = field
  throw new RangeError(`Invalid ${name}: ${path || 'the value'} ${reason}.`)
}
