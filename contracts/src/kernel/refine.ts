import * as z from 'zod/mini'
import { checkAs, checkOf, wrong } from './inspect.ts'
import type { Schema } from './schema.ts'

/** What is wrong with a field of a value, or, under an empty name, with the value itself. */
export type Problem = readonly [field: string, words: string]

/** A schema with a rule of its own, which sees only values that the schema passes. */
export const refined = <S extends z.ZodMiniType>(
  schema: S,
  problems: (value: z.output<S>) => readonly Problem[],
): S =>
  checkAs(schema.check(z.refine((value) => !problems(value).length)), (value, path, report) => {
    if (!checkOf(schema)(value, path, report)) return false
    const found = problems(value as z.output<S>)
    for (const [field, words] of found) {
      report?.(path && field ? `${path}.${field}` : path || field, words)
    }
    return !found.length
  })

/** A schema that says the same of whatever is wrong with a value. */
export const worded = <S extends z.ZodMiniType>(schema: S, words: string): S =>
  checkAs(
    schema.check(),
    (value, path, report) => checkOf(schema)(value, path) || wrong(value, path, report, words),
  )

/**
 * A finer type of the same values, such as a union told apart by one field, checked as the plain
 * one, which says better what is wrong.
 */
export const checkedAs = <S extends z.ZodMiniType>(schema: S, plain: Schema): S =>
  checkAs(schema.check(), (value, path, report) => checkOf(plain)(value, path, report))
