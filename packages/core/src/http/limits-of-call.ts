import type { Operation, RateLimitRule, RateLimitRules } from '@molt-sdk/contracts/kernel'
import { RateLimitError } from '../errors/http-errors.ts'

/** A limit that a call counts towards. */
export interface LimitOfCall {
  /** Name of the limit, and the value of the parameter whose values are counted separately, if any. */
  readonly name: string
  readonly value: string
  readonly rule: RateLimitRule
}

/** Returns the limits that a call counts towards, the one of all calls first. */
export const limitsOfCall = (
  limits: RateLimitRules,
  { rateLimit, files }: Operation,
  params: Readonly<Record<string, string>> | undefined,
  hasFiles: boolean,
): LimitOfCall[] =>
  [...new Set(['general', rateLimit, hasFiles ? files?.rateLimit : undefined])].flatMap((name) => {
    const rule = name === undefined ? undefined : limits[name]
    return name && rule ? [{ name, value: params?.[rule.perParam ?? ''] ?? '', rule }] : []
  })

/** The error of a call that was not sent. */
export const limitReached = (operation: string, retryAfterMs: number): RateLimitError =>
  new RateLimitError(
    `${operation} was not sent: the documented rate limit is reached. Retry in ${Math.ceil(retryAfterMs / 1000)} s.`,
    { code: 'rate_limit_reached', operation, retryable: true, retryAfterMs },
  )
