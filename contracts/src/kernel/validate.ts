import type { Schema } from './schema.ts'
import { validatorFor } from './validator.ts'

/**
 * Tells whether a JSON value fits a schema. zod's parser builds a new object for each value that
 * it passes; this walk copies nothing, costs a fraction of `JSON.parse` and needs no code
 * generation, so it holds under any CSP.
 */
export const validate = (schema: Schema, value: unknown): boolean => validatorFor(schema)(value, '')
