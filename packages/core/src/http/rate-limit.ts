/** The rate limit as the headers of a response describe it. */
export interface RateLimit {
  /** Calls allowed in the window. */
  readonly limit?: number | undefined
  /** Calls left in the window. */
  readonly remaining?: number | undefined
  /** When the next window starts. */
  readonly resetAt?: Date | undefined
}

/**
 * Reads `X-RateLimit-*`. Returns `undefined` if there are none.
 *
 * @param now what a number of seconds from now is counted from, in milliseconds
 */
export const readRateLimit = (
  headers: Headers | undefined,
  now: number = Date.now(),
): RateLimit | undefined => {
  const read = (name: string): string | null => headers?.get(`x-ratelimit-${name}`) ?? null
  const limit = read('limit')
  const remaining = read('remaining')
  const resetAt = parseResetTime(read('reset'), now)
  if (limit === null && remaining === null && !resetAt) return undefined
  return { limit: toNumber(limit), remaining: toNumber(remaining), resetAt }
}

const toNumber = (text: string | null): number | undefined =>
  text && Number.isFinite(Number(text)) ? Number(text) : undefined

/** Platforms send the reset as Unix seconds, milliseconds, seconds from now or a date. */
const parseResetTime = (text: string | null, now: number): Date | undefined => {
  if (!text) return undefined
  const number = Number(text)
  const instant = new Date(
    Number.isNaN(number)
      ? text
      : number > 1e11
        ? number
        : number > 1e9
          ? number * 1000
          : now + number * 1000,
  )
  return Number.isNaN(instant.getTime()) ? undefined : instant
}
