import type { Schema } from './schema.ts'
import { validatorFor } from './validator.ts'

/**
 * Returns whether a JSON value matches a schema. Unlike zod's parser, it does not copy values, takes
 * a fraction of the time of `JSON.parse`, and generates no code, so it works under any CSP.
 */
export const validate = (schema: Schema, value: unknown): boolean => validatorFor(schema)(value, '')
