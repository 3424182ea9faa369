import { ConfigError } from '../errors/client-errors.ts'

/** A time, in milliseconds since 1970 or as a `Date`, or a function that returns the current time. */
export type Now = number | Date | (() => number | Date)

/** The largest time value of a `Date`. */
export const maxDateMs = 8.64e15

/**
 * Returns a function that returns the current time in whole milliseconds since 1970. Throws a
 * `ConfigError` for a value that is not a time, from that function if `now` is one.
 */
export const toClock = (now: Now = systemClock): (() => number) => {
  if (now === systemClock) return systemClock
  if (typeof now === 'function') return () => toTime(now())
  const time = toTime(now)
  return () => time
}

const systemClock = (): number => Date.now()

const toTime = (value: unknown): number => {
  const time =
    typeof value === 'number' || value instanceof Date ? Math.floor(Number(value)) : Number.NaN
  if (time > 0 && time <= maxDateMs) return time
  const isPlain = value instanceof Date || Object(value) !== value
  const rendered = isPlain ? String(value) : Object.prototype.toString.call(value)
  throw new ConfigError(
    `now must be a time in milliseconds since 1970, a Date, or a function that returns one of them, got ${rendered}.`,
    { code: 'invalid_option' },
  )
}
