import { ConfigError } from '../errors/config-error.ts'

/** Milliseconds, or a text: `'500ms'`, `'30s'`, `'5m'`, `'48h'`. */
export type Duration = number | `${number}${keyof typeof units}`

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const

/** In milliseconds. Throws a `ConfigError` that names the option. */
export const milliseconds = (duration: Duration, option: string): number => {
  const [, count, unit] = /^(\d+)(ms|s|m|h)$/.exec(`${duration}`) ?? []
  const value = count ? Number(count) * units[unit as keyof typeof units] : duration
  if (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY) return value
  throw new ConfigError(`${option} must be milliseconds or a text such as '5m', not ${duration}.`, {
    code: 'invalid_option',
  })
}
