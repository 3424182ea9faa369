import { readRateLimit } from './rate-limit.ts'

/**
 * Returns how long the server asks to wait, in milliseconds: from `Retry-After` (seconds or a date),
 * from the body, or, for a 429, until the next rate-limit window. Never negative.
 */
export const parseRetryAfter = (
  status: number,
  headers: Headers,
  body: number | undefined,
): number | undefined => {
  const wait = parseRetryAfterHeader(headers.get('retry-after')) ?? body
  if (wait !== undefined) return Math.max(0, wait)
  const resetAt = status === 429 ? readRateLimit(headers)?.resetAt : undefined
  return resetAt && Math.max(0, resetAt.getTime() - Date.now())
}

const parseRetryAfterHeader = (text: string | null): number | undefined => {
  if (!text) return undefined
  const wait = /^\s*\d+(\.\d+)?\s*$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - Date.now()
  return Number.isNaN(wait) ? undefined : wait
}
