import * as z from 'zod/mini'
import type { Schema } from './schema.ts'
import { fail, setValidator, validatorFor } from './validator.ts'

/** What is wrong with a field of a value, or, under an empty name, with the value itself. */
export type FieldError = readonly [field: string, words: string]

/** A schema with a rule of its own, which sees only values that the schema passes. */
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

/** A schema that says the same of whatever is wrong with a value. */
export const withErrorMessage = <S extends z.ZodMiniType>(schema: S, message: string): S =>
  setValidator(
    schema.check(),
    (value, path, report) =>
      validatorFor(schema)(value, path) || fail(value, path, report, message),
  )

/**
 * A finer type of the same values, such as a union told apart by one field, checked as the plain
 * one, which says better what is wrong.
 */
export const validateAs = <S extends z.ZodMiniType>(schema: S, plain: Schema): S =>
  setValidator(schema.check(), (value, path, report) => validatorFor(plain)(value, path, report))
