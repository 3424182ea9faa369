import type { Operation, RateLimitRule, RateLimitRules } from '@molt-sdk/contracts/kernel'
import { RateLimitError } from '../errors/http-errors.ts'
import type { Deadline } from './deadline.ts'
import type { RateLimitMode } from './options.ts'

/**
 * Applies the documented rate limits before a request is sent. Each limit is a sliding window: a
 * call may be sent when fewer than `max` calls are in the window.
 */
export class RateLimiter {
  readonly #limits: RateLimitRules
  readonly #mode: RateLimitMode
  /** When the latest calls of each window were sent, oldest first. */
  readonly #sentAt = new Map<string, number[]>()

  constructor(limits: RateLimitRules, mode: RateLimitMode) {
    this.#limits = limits
    this.#mode = mode
  }

  /** Waits until the call may be sent, or throws a `RateLimitError` with the time to wait. */
  async acquire(
    { id, rateLimit }: Operation,
    params: Readonly<Record<string, string>> | undefined,
    deadline: Deadline,
  ): Promise<void> {
    if (this.#mode === 'off') return
    const windows = [...new Set(['general', rateLimit])].flatMap((name) => {
      const rule = name === undefined ? undefined : this.#limits[name]
      return rule
        ? [{ rule, sent: this.#window(`${name} ${params?.[rule.perParam ?? ''] ?? ''}`) }]
        : []
    })
    for (;;) {
      const wait = Math.max(...windows.map(({ rule, sent }) => waitTimeMs(rule, sent)))
      if (wait <= 0) break
      if (this.#mode === 'fail' || wait > deadline.remaining) {
        throw new RateLimitError(
          `${id} was not sent: the documented rate limit is reached. Retry in ${Math.ceil(wait / 1000)} s.`,
          { code: 'rate_limit_reached', operation: id, retryable: true, retryAfterMs: wait },
        )
      }
      await deadline.sleep(wait)
    }
    for (const { sent } of windows) sent.push(Date.now())
  }

  #window(key: string): number[] {
    const sent = this.#sentAt.get(key) ?? []
    this.#sentAt.set(key, sent)
    return sent
  }
}

const waitTimeMs = ({ max, windowMs }: RateLimitRule, sent: number[]): number => {
  const start = Date.now() - windowMs
  while (sent[0] !== undefined && sent[0] <= start) sent.shift()
  const oldestInWindow = sent[sent.length - max]
  return oldestInWindow === undefined ? 0 : oldestInWindow - start
}
