import type { FieldErrors } from './envelope.ts'
import type { Schema } from './schema.ts'
import { validatorFor } from './validator.ts'

/**
 * Returns whether a JSON value matches a schema. Unlike zod's parser, it does not copy values, takes
 * a fraction of the time of `JSON.parse`, and generates no code, so it works under any CSP.
 */
export const validate = (schema: Schema, value: unknown): boolean => validatorFor(schema)(value, '')

/** Returns error messages by field, or `undefined` if the value matches the schema. */
export const explainErrors = (schema: Schema, value: unknown): FieldErrors | undefined => {
  const fields = new Map<string, string[]>()
  const report = (path: string, problem: string): void => {
    fields.set(path, [...(fields.get(path) ?? []), problem])
  }
  return validatorFor(schema)(value, '', report) ? undefined : Object.fromEntries(fields)
}
