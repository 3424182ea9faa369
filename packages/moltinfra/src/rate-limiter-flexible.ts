/**
 * Shares rate limits among processes through the package `rate-limiter-flexible`.
 *
 * @module
 */
export type {
  CallLimit,
  CallLimiter,
  FlexibleRateLimiter,
  SharedRateLimit,
} from '@molt-sdk/core/rate-limiter-flexible'
export { flexibleLimiter } from '@molt-sdk/core/rate-limiter-flexible'
