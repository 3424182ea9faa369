import * as z from 'zod/mini'
import type { Schema } from './schema.ts'
import { fail, setValidator, validatorFor } from './validator.ts'

/** A field and its error message. An empty name stands for the value itself. */
export type FieldError = readonly [field: string, words: string]

/** Adds a check to a schema. The check only receives values that match the schema. */
export const refineSchema = <S extends z.ZodMiniType>(
  schema: S,
  problems: (value: z.output<S>) => readonly FieldError[],
): S =>
  setValidator(
    schema.check(z.refine((value) => !problems(value).length)),
    (value, path, report) => {
      if (!validatorFor(schema)(value, path, report)) return false
      const found = problems(value as z.output<S>)
      for (const [field, message] of found) {
        report?.(path && field ? `${path}.${field}` : path || field, message)
      }
      return !found.length
    },
  )

/** Replaces all error messages of a schema with one. */
export const withErrorMessage = <S extends z.ZodMiniType>(schema: S, message: string): S =>
  setValidator(
    schema.check(),
    (value, path, report) =>
      validatorFor(schema)(value, path) || fail(value, path, report, message),
  )

/**
 * Validates a schema as another one of the same values, whose error messages are more precise. For
 * example, a discriminated union can be validated as one object.
 */
export const validateAs = <S extends z.ZodMiniType>(schema: S, plain: Schema): S =>
  setValidator(schema.check(), (value, path, report) => validatorFor(plain)(value, path, report))
