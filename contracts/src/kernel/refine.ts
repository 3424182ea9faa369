import * as z from 'zod/mini'
import type { SchemaDef } from './def.ts'
import { schemaDefOf } from './def.ts'
import type { Schema } from './schema.ts'

/** A field and its error message. An empty name stands for the value itself. */
export type FieldError = readonly [field: string, words: string]

/** Adds a check to a schema. The check only receives values of the type of the schema. */
export const refineSchema = <S extends z.ZodMiniType>(
  schema: S,
  problems: (value: z.output<S>) => readonly FieldError[],
): S =>
  schema.check(
    z.check(({ value, issues }) => {
      for (const [field, message] of problems(value as z.output<S>)) {
        issues.push({ code: 'custom', path: field ? [field] : [], message, input: value })
      }
    }),
  )

/** Replaces all error messages of a schema with one. */
export const withErrorMessage = <S extends z.ZodMiniType>(schema: S, message: string): S =>
  extendDef(schema, { error: () => message })

/**
 * Validates a schema as another one of the same values, whose error messages are more precise. For
 * example, a discriminated union can be validated as one object. zod itself ignores this.
 */
export const validateAs = <S extends z.ZodMiniType>(schema: S, validatedAs: Schema): S =>
  extendDef(schema, { validatedAs })

const extendDef = <S extends z.ZodMiniType>(schema: S, more: Partial<SchemaDef>): S =>
  z.clone(schema, { ...schemaDefOf(schema), ...more } as unknown as S['_zod']['def'])
