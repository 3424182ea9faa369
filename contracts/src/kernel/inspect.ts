import type { Def } from './def.ts'
import { defOf } from './def.ts'
import { isRecord } from './envelope.ts'
import { ruleOf } from './rules.ts'
import type { Schema } from './schema.ts'

/** Takes down what is wrong where. */
export type Report = (path: string, problem: string) => void

/** Tells whether a value is right. With a report it goes on to the end and notes why it is not. */
export type Check = (value: unknown, path: string, report?: Report) => boolean

const known = new WeakMap<Schema, Check>()

/** The check of a schema, made on first use: so schemas cost nothing before, and may hold themselves. */
export const checkOf = (schema: Schema): Check => {
  const check = known.get(schema) ?? build(defOf(schema))
  known.set(schema, check)
  return check
}

const build = (def: Def): Check => {
  const name = def.format ?? def.type
  const builder = builders[name]
  if (!builder) throw new Error(`A contract cannot use ${name}: teach it to inspect.ts first.`)
  const check = builder(def)
  const rules = def.checks?.map(ruleOf)
  if (!rules?.length) return check
  return (value, path, report) => {
    if (!check(value, path, report)) return false
    const problems = rules.map((rule) => rule(value)).filter((problem) => problem !== undefined)
    for (const problem of problems) report?.(path, problem)
    return !problems.length
  }
}

/** A check of one value, with the words for what it ought to be. */
const typed =
  (is: (value: unknown) => boolean, words: string, not = true): Check =>
  (value, path, report) => {
    if (is(value)) return true
    report?.(
      path,
      value === undefined
        ? 'is required'
        : `must be ${words}${not ? `, not ${kindOf(value)}` : ''}`,
    )
    return false
  }

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  if (value === null || typeof value === 'number') return `${value}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const oneOf = (values: readonly unknown[]): Check =>
  typed(
    (value) => values.includes(value),
    values.map((value) => JSON.stringify(value)).join(' or '),
    false,
  )

const at = (path: string, key: string | number, report: Report | undefined): string =>
  report ? `${path && `${path}.`}${key}` : ''

/** Whether all are right. Stops at the first that is not, unless there is a report to fill. */
const all = <T>(
  list: readonly T[],
  report: Report | undefined,
  isRight: (item: T, index: number) => boolean,
): boolean => {
  let right = true
  for (let index = 0; index < list.length && (right || report); index++) {
    right = isRight(list[index] as T, index) && right
  }
  return right
}

const isList = typed(Array.isArray, 'a list')
const isObject = typed(isRecord, 'an object')

const builders: Readonly<Record<string, (def: Def) => Check>> = {
  string: () => typed((value) => typeof value === 'string', 'a string'),
  boolean: () => typed((value) => typeof value === 'boolean', 'a boolean'),
  number: () => typed(Number.isFinite, 'a number'),
  safeint: () => typed(Number.isSafeInteger, 'a whole number'),
  unknown: () => typed((value) => value !== undefined, ''),
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
    return (value, path, report) =>
      isList(value, path, report) &&
      all(value as unknown[], report, (item, index) => inner(item, at(path, index, report), report))
  },
  record: ({ valueType }) => {
    const inner = checkOf(valueType)
    return (value, path, report) =>
      isObject(value, path, report) &&
      all(Object.entries(value as object), report, ([key, held]) =>
        inner(held, at(path, key, report), report),
      )
  },
  union: ({ options }) => {
    const inner = options.map(checkOf)
    return (value, path, report) => {
      if (inner.some((check) => check(value, path))) return true
      report?.(path, value === undefined ? 'is required' : 'is not valid')
      return false
    }
  },
  object: ({ shape }) => {
    const fields = Object.entries(shape)
    return (value, path, report) =>
      isObject(value, path, report) &&
      all(fields, report, ([key, field]) =>
        checkOf(field)((value as Record<string, unknown>)[key], at(path, key, report), report),
      )
  },
}
