import { ConfigError } from '../errors/config-error.ts'

/** Milliseconds, or a text: `'500ms'`, `'30s'`, `'5m'`, `'48h'`. */
export type Duration = number | `${number}${keyof typeof units}`

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const

/** In milliseconds. Throws a `ConfigError` that names the option. */
export const parseDuration = (duration: Duration, option: string): number => {
  if (typeof duration === 'number' && duration >= 0 && duration < 1e16) return duration
  const [, count, unit] = /^(\d+)(ms|s|m|h)$/.exec(`${duration}`) ?? []
  if (count) return Number(count) * units[unit as keyof typeof units]
  const message = `${option} is no duration, such as '5m': ${duration}`
  throw new ConfigError(message, { code: 'invalid_option' })
}
