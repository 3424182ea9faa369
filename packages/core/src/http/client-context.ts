import { HookDispatcher } from '../observe/hook-dispatcher.ts'
import type { Logger } from '../observe/logger.ts'
import type { Redactor } from '../observe/redact.ts'
import { createRedactor } from '../observe/redact.ts'
import type { ClientPlatform } from './client-platform.ts'
import type { OptionalKeyOptions, ResolvedOptions } from './options.ts'
import type { RateLimit } from './rate-limit.ts'
import { readRateLimit } from './rate-limit.ts'
import { RateLimiter } from './rate-limiter.ts'
import { resolveOptions } from './resolve-options.ts'

// biome-ignore lint/suspicious/noConsole: contract mismatches are reported even without a logger.
const defaultLogger: Logger = { warn: (message) => console.warn(message) }

/** State that all calls of one client share. */
export class ClientContext {
  readonly platform: ClientPlatform
  readonly options: ResolvedOptions
  readonly dispatcher: HookDispatcher
  readonly redact: Redactor
  readonly rateLimiter: RateLimiter
  /** Operations whose responses have been reported as not matching the contract. */
  readonly reportedDrift: Set<string> = new Set()
  #rateLimitHeaders: Headers | undefined

  /** @param secret a secret besides the API key that must not appear in any output */
  constructor(
    platform: ClientPlatform,
    clientOptions: OptionalKeyOptions,
    secret: string | null = null,
  ) {
    const options = resolveOptions(platform, clientOptions)
    const logger = options.logger ?? defaultLogger
    this.platform = platform
    this.options = options
    this.dispatcher = new HookDispatcher(logger, [options.hooks])
    const { apiKey } = options
    const key = typeof apiKey === 'string' ? apiKey : secret
    this.redact = createRedactor(key, platform.auth.keyFormat)
    this.rateLimiter = new RateLimiter(platform.limits, options.rateLimit ?? 'off')
  }

  /** The rate limit of the latest response that had rate-limit headers. */
  get rateLimit(): RateLimit | undefined {
    return readRateLimit(this.#rateLimitHeaders)
  }

  /** Stores the headers of a response if they describe the rate limit. */
  noteRateLimit(headers: Headers): void {
    if (headers.has('x-ratelimit-limit')) this.#rateLimitHeaders = headers
  }
}
