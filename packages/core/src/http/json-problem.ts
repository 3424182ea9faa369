import { describeValue, isPromise } from './check-options.ts'

/**
 * Returns which part of a body JSON would change without an error, such as NaN, which it writes as null,
 * or a map, which it writes as an empty object. Fields that are `undefined` are left out, as usual. What
 * cannot be written at all, such as a circular object, is reported when the body is written.
 */
export const jsonProblem = (body: unknown): string | undefined => {
  let problem: string | undefined
  const check = function (this: unknown, key: string, value: unknown): unknown {
    // A date is text by now.
    const given: unknown = (this as Readonly<Record<string, unknown>>)[key]
    // A promise is named with its path where values are checked.
    if (!isPromise(value) && !isJson(given instanceof Date ? given : value)) {
      const place = key && ` in ${key}`
      problem ??= `must be a JSON value such as an object, got ${nameOf(given)}${place}`
    }
    return value
  }
  try {
    JSON.stringify(body, check)
  } catch {
    // Reported when the body is written, unless it is a problem that was found.
  }
  return problem
}

const isJson = (value: unknown): boolean => {
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  return /^(Number|Date)$/.test(kind)
    ? Number.isFinite(Number(value))
    : /^(Object|Module|Array|String|Boolean|Null|Undefined)$/.test(kind)
}

const nameOf = (value: unknown): string =>
  value instanceof Date ? 'an invalid Date' : describeValue(value)
