import * as z from 'zod/mini'
import type { Schema } from './schema.ts'

/** A string of which some values are known. New values must not break a caller. */
export type OpenEnum<Known extends string> = Known | (string & {})

/** Any string, with the known values kept for types, completion and documents. */
export const openEnum = <const Known extends string>(
  known: readonly Known[],
): z.ZodMiniType<OpenEnum<Known>, OpenEnum<Known>> & { readonly known: readonly Known[] } =>
  Object.assign(z.string() as Schema as z.ZodMiniType<OpenEnum<Known>, OpenEnum<Known>>, { known })

/** A field that an answer may leave out or send as null. */
export const nullish = <S extends z.core.SomeType>(
  schema: S,
): z.ZodMiniOptional<z.ZodMiniNullable<S>> => z.optional(z.nullable(schema))
