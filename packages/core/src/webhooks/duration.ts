import { ConfigError } from '../errors/client-errors.ts'

/** Milliseconds, or a string such as `'500ms'`, `'30s'`, `'5m'` or `'48h'`. */
export type Duration = number | `${number}${keyof typeof units}`

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const

/** Returns milliseconds. Throws a `ConfigError` that names the option. */
export const parseDuration = (duration: Duration, option: string): number => {
  if (typeof duration === 'number' && duration >= 0 && duration < 1e16) return duration
  const [, count, unit] = /^(\d+)(ms|s|m|h)$/.exec(`${duration}`) ?? []
  if (count) return Number(count) * units[unit as keyof typeof units]
  const message = `${option} must be milliseconds or a string such as '30s' or '5m', got ${duration}.`
  throw new ConfigError(message, { code: 'invalid_option' })
}
