import type { FieldErrors } from './envelope.ts'
import { explain } from './explain.ts'
import type { Schema } from './schema.ts'
import { accepts, compiledSchema } from './validator.ts'

/**
 * Returns whether a JSON value matches a schema. Unlike zod's parser, it does not copy values, takes
 * a fraction of the time of `JSON.parse`, and generates no code, so it works under any CSP.
 */
export const validate = (schema: Schema, value: unknown): boolean =>
  accepts(compiledSchema(schema), value)

/** The number of errors that are listed. A response may contain any number. */
export const maxErrors = 20

/**
 * Returns the first 20 error messages by field, or `undefined` if the value matches the schema. An empty
 * name stands for the whole value, and has the number of all errors if there are more.
 */
export const explainErrors = (schema: Schema, value: unknown): FieldErrors | undefined => {
  if (validate(schema, value)) return undefined
  const fields = new Map<string, string[]>()
  let count = 0
  explain(schema, value, [], (path, message) => {
    const name = path.join('.')
    if (++count <= maxErrors) fields.set(name, [...(fields.get(name) ?? []), message])
  })
  if (count > maxErrors) fields.set('', [`has ${count} errors in total`])
  return Object.fromEntries(fields)
}
