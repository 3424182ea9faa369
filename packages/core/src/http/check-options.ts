import { closestName } from '@molt-sdk/contracts/closest-name'
import { ConfigError } from '../errors/client-errors.ts'

/** The names of all strings that are valid. */
type Names = Readonly<Record<string, 1>>

/**
 * What an option takes: the names of all strings that are valid, or a function that returns them, or
 * what the value must be, or nothing if it is valid.
 */
export type OptionRule = ((value: never) => string | false | Names) | Names

/** A rule for each option: one that is missing does not compile. */
export type OptionRules<Options> = { readonly [Name in keyof Required<Options>]: OptionRule }

/** Returns the rule of a value that must pass a check. */
export const mustBe =
  (expected: string, isValid: (value: unknown) => boolean): OptionRule =>
  (value) =>
    !isValid(value) && expected

export const atLeast = (min: number, unit = ''): OptionRule =>
  mustBe(`a number${unit} >= ${min}`, (value) => typeof value === 'number' && value >= min)

export const integerAtLeast = (min: number): OptionRule =>
  mustBe(
    `an integer >= ${min}`,
    (value) =>
      Number(value) >= min && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY),
  )

export const callable: OptionRule = /* @__PURE__ */ mustBe(
  'a function',
  (value) => typeof value === 'function',
)

export const trueOrFalse: OptionRule = /* @__PURE__ */ mustBe(
  'true or false',
  (value) => typeof value === 'boolean',
)

/** For options that are checked where they are used. */
export const anything: OptionRule = () => false

/**
 * Checks the kind of the options, their names and their values. Options that are `undefined` count
 * as left out.
 *
 * @param subject what the options belong to, such as `new Client()` or the name of an operation
 * @param example how the options are written
 * @param required the name of an option that must not be left out
 * @throws ConfigError with code `invalid_option` or `unknown_option`
 */
export const checkOptions = <Options>(
  subject: string,
  example: string,
  options: Options,
  rules: OptionRules<Options>,
  required?: keyof Options,
): Options => {
  if (!isPlainObject(options)) {
    checkValue(`The options of ${subject}`, options, () => `an object such as ${example}`)
  }
  checkMembers(options as object, rules, '', required)
  return options
}

/**
 * Returns the rule of an object whose members have rules of their own.
 *
 * @param example how the object is written
 * @param path precedes the name of each member in errors
 */
export const objectOf =
  (example: string, rules: OptionRules<object>, path: string) =>
  (value: unknown): string | false => {
    if (!isPlainObject(value)) return `an object of functions such as ${example}`
    checkMembers(value as object, rules, path)
    return false
  }

/** Checks the names and values of an object. `path` precedes each name in errors. */
const checkMembers = (
  options: object,
  rules: OptionRules<object>,
  path: string,
  required?: PropertyKey,
): void => {
  // Without arrays of names: this runs in every call, and almost always finds nothing.
  for (const name in rules) {
    const value: unknown = options[name as never]
    if (value === undefined && name !== required) continue
    checkValue(path + name, value, rules[name as never])
  }
  // An instance of a class may have fields of its own.
  const prototype: unknown = Object.getPrototypeOf(options)
  if (prototype && Object.getPrototypeOf(prototype)) return
  for (const name in options) {
    if (options[name as never] === undefined || Object.hasOwn(rules, name)) continue
    const names = Object.keys(rules)
    const hint = didYouMean(name, names) || ` Options: ${names.join(', ')}.`
    const message = `Unknown option ${path}${name}.${hint}`
    throw new ConfigError(message, { code: 'unknown_option' })
  }
}

/** Throws a `ConfigError` that names the value if it does not follow the rule. */
export const checkValue = (name: string, value: unknown, rule: OptionRule): void => {
  const problem = problemOf(value, rule)
  if (problem) throw new ConfigError(`${name} must be ${problem}`, { code: 'invalid_option' })
}

const problemOf = (value: unknown, rule: OptionRule): string | false => {
  const expected = typeof rule === 'function' ? rule(value as never) : rule
  if (typeof expected !== 'object') return expected && `${expected}, got ${describeValue(value)}.`
  const names = Object.keys(expected)
  if (names.includes(value as string)) return false
  const quoted = names.map((name) => `"${name}"`).join(' or ')
  return `${quoted}, got ${describeValue(value)}.${didYouMean(value, names)}`
}

const didYouMean = (name: unknown, names: readonly string[]): string => {
  const meant = typeof name === 'string' && closestName(name, names)
  return meant ? ` Did you mean ${meant}?` : ''
}

/** Whether a value is a promise, such as a call that was not awaited. */
export const isPromise = (value: unknown): boolean => typeof Object(value).then === 'function'

/** Whether a value is an object with fields, and not a promise or a map, which have none. */
export const isPlainObject = (value: unknown): boolean => {
  const kind = Object.prototype.toString.call(value)
  return kind === '[object Object]' || kind === '[object Module]'
}

/** Names the kind of a value. Shows short values only, because a long string may be a secret. */
export const describeValue = (value: unknown): string => {
  if (typeof value === 'string') return value.length > 16 ? 'a string' : JSON.stringify(value)
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || !value) return String(value)
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  const name = /^(Object|Array)$/.test(kind) ? kind.toLowerCase() : kind
  const forgotten = isPromise(value) ? ' that was not awaited' : ''
  return `${/^[AEIOU]/i.test(name) ? 'an' : 'a'} ${name}${forgotten}`
}
