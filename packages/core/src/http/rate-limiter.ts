import type { Operation, RateLimitRule, RateLimitRules } from '@molt-sdk/contracts/kernel'
import { RateLimitError } from '../errors/rate-limit-error.ts'
import type { Deadline } from './deadline.ts'
import type { RateLimitMode } from './options.ts'

/**
 * Keeps calls inside the documented limits before the server has to. Each limit is a window
 * that slides: a call may go when the one that was `limit` calls ago has left the window.
 */
export class RateLimiter {
  readonly #limits: RateLimitRules
  readonly #mode: RateLimitMode
  /** When the latest calls of each window went, oldest first. */
  readonly #sentAt = new Map<string, number[]>()

  constructor(limits: RateLimitRules, mode: RateLimitMode) {
    this.#limits = limits
    this.#mode = mode
  }

  /** Waits for room, or throws a `RateLimitError` that says how long it would take. */
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
          `${id} was not sent: the documented rate limit has room again in ${Math.ceil(wait / 1000)} s.`,
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
