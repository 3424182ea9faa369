import { readRateLimit } from './rate-limit.ts'

/**
 * Milliseconds that the server asks to wait: `Retry-After` in seconds or as an HTTP date, else
 * what the body says, else, for a 429, the time until the next rate-limit window. A date is
 * compared with the `Date` of the response, so a wrong clock of this machine does not matter.
 * Never negative; a `Retry-After` in any other format is ignored.
 */
export const parseRetryAfter = (
  status: number,
  headers: Headers,
  body: number | undefined,
): number | undefined => {
  const now = parseHttpDate(headers.get('date')) ?? Date.now()
  const wait = parseHeader(headers.get('retry-after')?.trim(), now) ?? body
  if (wait !== undefined) return Math.max(0, wait)
  const resetAt = status === 429 ? readRateLimit(headers, now)?.resetAt : undefined
  return resetAt && Math.max(0, resetAt.getTime() - now)
}

const parseHeader = (text: string | undefined, now: number): number | undefined => {
  if (text && /^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  const date = parseHttpDate(text)
  return date === undefined ? undefined : date - now
}

/** `Date.parse` reads almost anything as a date; every format of an HTTP date starts with a day. */
const parseHttpDate = (text: string | null | undefined): number | undefined => {
  const time = text && /^(mon|tue|wed|thu|fri|sat|sun)/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
