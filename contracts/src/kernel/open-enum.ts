import * as z from 'zod/mini'
import type { Schema } from './schema.ts'

/** A string with known values. Unknown values are accepted, so that new ones do not break a caller. */
export type OpenEnum<Known extends string> = Known | (string & {})

/** The schema of an open enum. */
export interface OpenEnumSchema<Known extends string>
  extends z.ZodMiniType<OpenEnum<Known>, OpenEnum<Known>> {
  readonly known: readonly Known[]
}

/** Creates an open enum: any string, with the known values kept for types, completion and documents. */
export const openEnum = <const Known extends string>(
  known: readonly Known[],
): OpenEnumSchema<Known> =>
  Object.assign(z.string() as Schema as z.ZodMiniType<OpenEnum<Known>, OpenEnum<Known>>, { known })

/** A field of a response that may be missing or null. */
export const nullish = <S extends z.core.SomeType>(
  schema: S,
): z.ZodMiniOptional<z.ZodMiniNullable<S>> => z.optional(z.nullable(schema))
