import { constraints as ruleBuilders } from './constraints.ts'
import type { Check, Issue, SchemaDef } from './def.ts'
import { schemaDefOf } from './def.ts'
import { isRecord } from './envelope.ts'
import type { Schema } from './schema.ts'

/** Receives the path and the message of each problem. */
export type ReportProblem = (path: string, problem: string) => void

/** Returns whether a value is valid. With a `report`, checks the whole value and reports each problem. */
export type Validator = (value: unknown, path: string, report?: ReportProblem) => boolean

const validatorCache = new WeakMap<Schema, Validator>()

/** Returns the validator of a schema. It is compiled on first use, so that unused schemas cost nothing. */
export const validatorFor = (schema: Schema): Validator => {
  const check = validatorCache.get(schema) ?? compile(schemaDefOf(schema))
  validatorCache.set(schema, check)
  return check
}

const compile = (def: SchemaDef): Validator => {
  if (def.validatedAs) return validatorFor(def.validatedAs)
  const check = lookUp(compilers, def.format ?? def.type)(def)
  const rules = def.checks?.map(toRule) ?? []
  const checkAll: Validator = (value, path, report) => {
    if (!check(value, path, report)) return false
    const issues: Issue[] = []
    for (const rule of rules) rule({ value, issues })
    for (const issue of issues) {
      report?.([path, ...issue.path].filter(Boolean).join('.'), issue.message)
    }
    return !issues.length
  }
  const { error } = def
  if (error) {
    return (value, path, report) => checkAll(value, path) || fail(value, path, report, error())
  }
  return rules.length ? checkAll : check
}

const toRule = ({ _zod: { def, check } }: Check): Check['_zod']['check'] => {
  if (def.check === 'custom') return check
  const constraint = lookUp(
    ruleBuilders,
    def.inclusive === false ? 'an open bound' : def.check,
  )(def)
  return ({ value, issues }) => {
    const message = constraint(value)
    if (message) issues.push({ path: [], message })
  }
}

/** Looks up the compiler of a kind of schema or check. Throws if there is none, as it would not be checked. */
const lookUp = <T>(table: Readonly<Record<string, T>>, kind: string): T => {
  const entry = table[kind]
  if (!entry) throw new Error(`A contract cannot use ${kind} yet.`)
  return entry
}

/** Reports an invalid value and returns false. */
const fail = (
  value: unknown,
  path: string,
  report: ReportProblem | undefined,
  message: string,
): boolean => {
  report?.(path, value === undefined ? 'is required' : message)
  return false
}

const failType = (
  value: unknown,
  path: string,
  report: ReportProblem | undefined,
  message: string,
): boolean =>
  !!report && fail(value, path, report, `must be ${message}, got ${describeType(value)}`)

const describeType = (value: unknown): string => {
  if (Array.isArray(value)) return 'an array'
  if (value === null || typeof value === 'number') return `${value}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const oneOf = (values: readonly unknown[]): Validator => {
  const message = `must be ${values.map((value) => JSON.stringify(value)).join(' or ')}`
  return (value, path, report) => values.includes(value) || fail(value, path, report, message)
}

/** Returns the path of a nested value. Only reports use it. */
const joinPath = (path: string, key: string | number, report: ReportProblem | undefined): string =>
  report ? `${path && `${path}.`}${key}` : path

// Runs for every response: creates no closures and no paths for valid values.
const compilers: Readonly<Record<string, (def: SchemaDef) => Validator>> = {
  string: () => (value, path, report) =>
    typeof value === 'string' || failType(value, path, report, 'a string'),
  boolean: () => (value, path, report) =>
    typeof value === 'boolean' || failType(value, path, report, 'a boolean'),
  number: () => (value, path, report) =>
    Number.isFinite(value) || failType(value, path, report, 'a number'),
  safeint: () => (value, path, report) =>
    Number.isSafeInteger(value) || failType(value, path, report, 'an integer'),
  unknown: () => (value, path, report) => value !== undefined || fail(value, path, report, ''),
  literal: ({ values }) => oneOf(values),
  enum: ({ entries }) => oneOf(Object.values(entries)),
  nullable: ({ innerType }) => {
    const inner = validatorFor(innerType)
    return (value, path, report) => value === null || inner(value, path, report)
  },
  optional: ({ innerType }) => {
    const inner = validatorFor(innerType)
    return (value, path, report) => value === undefined || inner(value, path, report)
  },
  array: ({ element }) => {
    const inner = validatorFor(element)
    return (value, path, report) => {
      if (!Array.isArray(value)) return failType(value, path, report, 'an array')
      let valid = true
      for (let index = 0; index < value.length && (valid || report); index++) {
        valid = inner(value[index], joinPath(path, index, report), report) && valid
      }
      return valid
    }
  },
  record: ({ valueType }) => {
    const inner = validatorFor(valueType)
    return (value, path, report) => {
      if (!isRecord(value)) return failType(value, path, report, 'an object')
      let valid = true
      for (const key of Object.keys(value)) {
        valid = inner(value[key], joinPath(path, key, report), report) && valid
        if (!valid && !report) break
      }
      return valid
    }
  },
  union: ({ options }) => {
    const inner = options.map(validatorFor)
    const types = new Set(options.map((option) => schemaDefOf(option).type))
    const message = `a valid ${[...types].join(' or ')}`
    return (value, path, report) =>
      inner.some((check) => check(value, path)) || failType(value, path, report, message)
  },
  object: ({ shape }) => {
    let fields: readonly { readonly key: string; readonly check: Validator }[] | undefined
    return (value, path, report) => {
      if (!isRecord(value)) return failType(value, path, report, 'an object')
      // Compiled on first use, so that a schema may contain itself.
      fields ??= Object.entries(shape).map(([key, field]) => ({ key, check: validatorFor(field) }))
      let valid = true
      for (const { key, check } of fields) {
        valid = check(value[key], joinPath(path, key, report), report) && valid
        if (!valid && !report) break
      }
      return valid
    }
  },
}
