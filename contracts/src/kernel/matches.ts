import * as z from 'zod/mini'
import { isRecord } from './envelope.ts'
import type { Schema } from './schema.ts'

type Check = (value: unknown) => boolean

/** The defining data of a zod schema, as far as the walk below reads it. */
interface Def {
  readonly type: string
  readonly checks?: readonly unknown[]
  readonly shape: Readonly<Record<string, Schema>>
  readonly element: Schema
  readonly innerType: Schema
  readonly valueType: Schema
  readonly options: readonly Schema[]
  readonly values: readonly unknown[]
  readonly entries: Readonly<Record<string, unknown>>
}

const checks = new WeakMap<Schema, Check>()

/**
 * Tells whether a value fits a schema, without copying it. An answer of ours is read far more
 * often than it is wrong, and zod's parser builds a new object for each one it passes; this walk
 * costs a fraction of `JSON.parse` and needs no code generation, so it holds under any CSP.
 * Whatever it does not know it leaves to zod.
 */
export const matches = (schema: Schema, value: unknown): boolean => checkFor(schema)(value)

const checkFor = (schema: Schema): Check => {
  const known = checks.get(schema)
  if (known) return known
  const check = build(schema)
  checks.set(schema, check)
  return check
}

const build = (schema: Schema): Check => {
  const def = (schema as Schema & { readonly _zod: { readonly def: Def } })._zod.def
  const viaZod: Check = (value) => z.safeParse(schema as z.core.$ZodType, value).success
  return def.checks?.length ? viaZod : (builders[def.type]?.(def) ?? viaZod)
}

const builders: Readonly<Record<string, (def: Def) => Check>> = {
  string: () => (value) => typeof value === 'string',
  boolean: () => (value) => typeof value === 'boolean',
  number: () => Number.isFinite as Check,
  unknown: () => () => true,
  literal:
    ({ values }) =>
    (value) =>
      values.includes(value),
  enum: ({ entries }) => {
    const values = Object.values(entries)
    return (value) => values.includes(value)
  },
  nullable: ({ innerType }) => {
    const inner = checkFor(innerType)
    return (value) => value === null || inner(value)
  },
  optional: ({ innerType }) => {
    const inner = checkFor(innerType)
    return (value) => value === undefined || inner(value)
  },
  array: ({ element }) => {
    const inner = checkFor(element)
    return (value) => {
      if (!Array.isArray(value)) return false
      for (let at = 0; at < value.length; at++) if (!inner(value[at])) return false
      return true
    }
  },
  record: ({ valueType }) => {
    const inner = checkFor(valueType)
    return (value) => {
      if (!isRecord(value)) return false
      for (const key in value) if (!inner(value[key])) return false
      return true
    }
  },
  union: ({ options }) => {
    const inner = options.map(checkFor)
    return (value) => inner.some((check) => check(value))
  },
  object: ({ shape }) => {
    const fields = Object.entries(shape).map(([key, field]) => [key, checkFor(field)] as const)
    return (value) => {
      if (!isRecord(value)) return false
      for (const [key, check] of fields) if (!check(value[key])) return false
      return true
    }
  },
}
