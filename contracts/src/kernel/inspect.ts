import type { Def } from './def.ts'
import { defOf } from './def.ts'
import { isRecord } from './envelope.ts'
import { rules as ruleBuilders } from './rules.ts'
import type { Schema } from './schema.ts'

/** Takes down what is wrong where. */
export type Report = (path: string, problem: string) => void

/** Tells whether a value is right. With a report it goes on to the end and notes why it is not. */
export type Check = (value: unknown, path: string, report?: Report) => boolean

const known = new WeakMap<Schema, Check>()

/** The check of a schema, made on first use, so that schemas cost nothing before. */
export const checkOf = (schema: Schema): Check => {
  const check = known.get(schema) ?? build(defOf(schema))
  known.set(schema, check)
  return check
}

const build = (def: Def): Check => {
  const check = taught(builders, def.format ?? def.type)(def)
  const rules = def.checks?.map(({ _zod: { def: rule } }) =>
    taught(ruleBuilders, rule.inclusive === false ? 'an open bound' : rule.check)(rule),
  )
  if (!rules?.length) return check
  return (value, path, report) => {
    if (!check(value, path, report)) return false
    const problems = rules.map((rule) => rule(value)).filter((problem) => problem !== undefined)
    for (const problem of problems) report?.(path, problem)
    return !problems.length
  }
}

/** What a kind of schema or rule is checked with. Without one it would go unchecked. */
const taught = <T>(table: Readonly<Record<string, T>>, kind: string): T => {
  const entry = table[kind]
  if (!entry) throw new Error(`A contract cannot use ${kind} yet.`)
  return entry
}

/** Reports a value that is not what it ought to be. Always false, to end a check with. */
export const wrong = (
  value: unknown,
  path: string,
  report: Report | undefined,
  words: string,
): boolean => {
  report?.(path, value === undefined ? 'is required' : words)
  return false
}

const not = (value: unknown, path: string, report: Report | undefined, words: string): boolean =>
  wrong(value, path, report, `must be ${words}, not ${report && kindOf(value)}`)

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  if (value === null || typeof value === 'number') return `${value}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const oneOf = (values: readonly unknown[]): Check => {
  const words = `must be ${values.map((value) => JSON.stringify(value)).join(' or ')}`
  return (value, path, report) => values.includes(value) || wrong(value, path, report, words)
}

/** The path of something inside. Only a report reads it. */
const at = (path: string, key: string | number, report: Report | undefined): string =>
  report ? `${path && `${path}.`}${key}` : path

// Every answer goes through these: they make no closure and no path while all is well.
const builders: Readonly<Record<string, (def: Def) => Check>> = {
  string: () => (value, path, report) =>
    typeof value === 'string' || not(value, path, report, 'a string'),
  boolean: () => (value, path, report) =>
    typeof value === 'boolean' || not(value, path, report, 'a boolean'),
  number: () => (value, path, report) =>
    Number.isFinite(value) || not(value, path, report, 'a number'),
  safeint: () => (value, path, report) =>
    Number.isSafeInteger(value) || not(value, path, report, 'a whole number'),
  unknown: () => (value, path, report) => value !== undefined || wrong(value, path, report, ''),
  literal: ({ values }) => oneOf(values),
  enum: ({ entries }) => oneOf(Object.values(entries)),
  nullable: ({ innerType }) => {
    const inner = checkOf(innerType)
    return (value, path, report) => value === null || inner(value, path, report)
  },
  optional: ({ innerType }) => {
    const inner = checkOf(innerType)
    return (value, path, report) => value === undefined || inner(value, path, report)
  },
  array: ({ element }) => {
    const inner = checkOf(element)
    return (value, path, report) => {
      if (!Array.isArray(value)) return not(value, path, report, 'a list')
      let right = true
      for (let index = 0; index < value.length && (right || report); index++) {
        right = inner(value[index], at(path, index, report), report) && right
      }
      return right
    }
  },
  record: ({ valueType }) => {
    const inner = checkOf(valueType)
    return (value, path, report) => {
      if (!isRecord(value)) return not(value, path, report, 'an object')
      let right = true
      for (const key of Object.keys(value)) {
        right = inner(value[key], at(path, key, report), report) && right
      }
      return right
    }
  },
  union: ({ options }) => {
    const inner = options.map(checkOf)
    return (value, path, report) =>
      inner.some((check) => check(value, path)) || wrong(value, path, report, 'is not valid')
  },
  object: ({ shape }) => {
    let fields: readonly { readonly key: string; readonly check: Check }[] | undefined
    return (value, path, report) => {
      if (!isRecord(value)) return not(value, path, report, 'an object')
      // Drawn up on first use, so that a schema may contain itself.
      fields ??= Object.entries(shape).map(([key, field]) => ({ key, check: checkOf(field) }))
      let right = true
      for (const { key, check } of fields) {
        right = check(value[key], at(path, key, report), report) && right
        if (!right && !report) break
      }
      return right
    }
  },
}

/** Gives a schema a check that its definition does not tell of. */
export const checkAs = <S extends Schema>(schema: S, check: Check): S => {
  known.set(schema, check)
  return schema
}
