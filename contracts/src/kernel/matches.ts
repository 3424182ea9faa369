import * as z from 'zod/mini'
import type { Def } from './def.ts'
import { defOf } from './def.ts'
import { isRecord } from './envelope.ts'
import type { Schema } from './schema.ts'

type Check = (value: unknown) => boolean

const checks = new WeakMap<Schema, Check>()

/**
 * Tells whether a JSON value fits a schema, without copying it. An answer is read far more often
 * than it is wrong, and zod's parser builds a new object for each one it passes; this walk costs
 * a fraction of `JSON.parse` and needs no code generation, so it holds under any CSP. Whatever it
 * does not know it leaves to zod.
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
  const def = defOf(schema)
  return (
    (isPlain(def) && builders[def.type]?.(def)) ||
    ((value) => z.safeParse(schema as z.core.$ZodType, value).success)
  )
}

/** Whether its type says all there is to say of a schema. */
const isPlain = ({ check, checks }: Def): boolean => !check && !checks?.length

const isPlainOf = (type: string, def: Def): boolean => def.type === type && isPlain(def)

const builders: Readonly<Record<string, (def: Def) => Check | false>> = {
  string: () => (value) => typeof value === 'string',
  boolean: () => (value) => typeof value === 'boolean',
  number: () => Number.isFinite as Check,
  // A field that must be there must be there, whatever it holds.
  unknown: () => (value) => value !== undefined,
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
  record: ({ keyType, valueType }) => {
    const inner = checkFor(valueType)
    return (
      isPlainOf('string', defOf(keyType)) &&
      ((value) => {
        if (!isRecord(value)) return false
        for (const key in value) if (!inner(value[key])) return false
        return true
      })
    )
  },
  union: ({ options }) => {
    const inner = options.map(checkFor)
    return (value) => inner.some((check) => check(value))
  },
  object: ({ shape, catchall }) => {
    let fields: readonly { readonly key: string; readonly check: Check }[] | undefined
    return (
      (!catchall || isPlainOf('unknown', defOf(catchall))) &&
      ((value) => {
        if (!isRecord(value)) return false
        // Drawn up on first use, so that a schema may contain itself.
        fields ??= Object.entries(shape).map(([key, field]) => ({ key, check: checkFor(field) }))
        for (const { key, check } of fields) if (!check(value[key])) return false
        return true
      })
    )
  },
}
