import type { FieldErrors } from './envelope.ts'
import type { Schema } from './schema.ts'
import type { ReportProblem } from './validator.ts'
import { validatorFor } from './validator.ts'

/**
 * Returns whether a JSON value matches a schema. Unlike zod's parser, it does not copy values, takes
 * a fraction of the time of `JSON.parse`, and generates no code, so it works under any CSP.
 */
export const validate = (schema: Schema, value: unknown): boolean => validatorFor(schema)(value, '')

/** The number of errors that are listed. A response may contain any number. */
const maxErrors = 20
/** A name in a path may be chosen by the server, and be of any length. */
const maxPathLength = 200

/** Collects errors by field. An empty name stands for the whole value, and has how many more there are. */
export const collectErrors = (): { report: ReportProblem; fields: () => FieldErrors } => {
  // A map, because a field may have the name of a property of `Object.prototype`.
  const fields = new Map<string, string[]>()
  let count = 0
  const add = (path: string, problem: string): void => {
    fields.set(path, [...(fields.get(path) ?? []), problem])
  }
  return {
    report(path, problem) {
      if (++count <= maxErrors) add(path.slice(0, maxPathLength), problem)
    },
    fields() {
      const more = count - maxErrors
      if (more > 0) add('', `has ${more} more error${more > 1 ? 's' : ''}`)
      return Object.fromEntries(fields)
    },
  }
}

/** Returns the first 20 error messages by field, or `undefined` if the value matches the schema. */
export const explainErrors = (schema: Schema, value: unknown): FieldErrors | undefined => {
  const { report, fields } = collectErrors()
  return validatorFor(schema)(value, '', report) ? undefined : fields()
}
