import { describeValue, isPlainObject } from './check-options.ts'

/**
 * Returns which part of a body JSON would change without an error, such as NaN, which it writes as null,
 * or a map, which it writes as an empty object. Fields that are `undefined` are left out, as usual. What
 * cannot be written at all, such as a circular object, is reported when the body is written.
 */
export const jsonProblem = (body: unknown): string | undefined => {
  const problems: string[] = []
  const check = function (this: unknown, key: string, value: unknown): unknown {
    // A date is text by now.
    const given: unknown = (this as Readonly<Record<string, unknown>>)[key]
    if (!isJson(given instanceof Date ? given : value))
      problems.push(`must be a JSON value such as an object, got ${nameOf(given)}${at(key)}`)
    return value
  }
  try {
    JSON.stringify(body, check)
  } catch {
    // Reported when the body is written, unless it is a problem that was found.
  }
  return problems[0]
}

const isJson = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : value instanceof Date
      ? !Number.isNaN(value.getTime())
      : /^(string|boolean|undefined)$/.test(typeof value) ||
        value === null ||
        Array.isArray(value) ||
        isPlainObject(value) ||
        /^\[object (String|Number|Boolean)\]$/.test(Object.prototype.toString.call(value))

const nameOf = (value: unknown): string =>
  value instanceof Date ? 'an invalid Date' : describeValue(value)

const at = (key: string): string => (key ? ` in ${key}` : '')
