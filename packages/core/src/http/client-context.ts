import type { Operation, ParsedError, Platform } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '../errors/api-error.ts'
import { HookDispatcher } from '../observe/hook-dispatcher.ts'
import type { Logger } from '../observe/logger.ts'
import type { Redactor } from '../observe/redact.ts'
import { createRedactor } from '../observe/redact.ts'
import type { OptionalKeyOptions, ResolvedOptions } from './options.ts'
import { resolveOptions } from './options.ts'
import type { RateLimit } from './rate-limit.ts'
import { readRateLimit } from './rate-limit.ts'
import { RateLimiter } from './rate-limiter.ts'

// biome-ignore lint/suspicious/noConsole: without a logger, a deviation must still be seen.
const defaultLogger: Logger = { warn: (message) => console.warn(message) }

/** A platform, with what its client alone knows. */
export interface ClientPlatform extends Platform {
  /** The class of an error where the status alone does not tell it. */
  readonly errorClassFor?: (
    operation: Operation,
    failure: ParsedError,
    status: number,
  ) => typeof ApiError | undefined
  /** What a 401 suggests to check, if it is not the API key. */
  readonly authHint?: string
}

/** What all calls of one client share. */
export class ClientContext {
  readonly platform: ClientPlatform
  readonly options: ResolvedOptions
  readonly observer: HookDispatcher
  readonly redact: Redactor
  readonly rateLimiter: RateLimiter
  /** Operations whose deviation from the contract has been reported. */
  readonly reportedDrift: Set<string> = new Set()
  #rateLimitHeaders: Headers | undefined

  /** @param secret a secret besides the API key that must not appear in any output */
  constructor(platform: ClientPlatform, given: OptionalKeyOptions, secret: string | null = null) {
    const options = resolveOptions(platform, given)
    const logger = options.logger ?? defaultLogger
    this.platform = platform
    this.options = options
    this.observer = new HookDispatcher(logger, [options.hooks])
    this.redact = createRedactor(options.apiKey ?? secret)
    this.rateLimiter = new RateLimiter(platform.limits, options.rateLimit ?? 'off')
  }

  /** The rate limit as the latest response with rate-limit headers described it. */
  get rateLimit(): RateLimit | undefined {
    return readRateLimit(this.#rateLimitHeaders)
  }

  /** Keeps the headers of a response if they describe the rate limit. */
  noteRateLimit(headers: Headers): void {
    if (headers.has('x-ratelimit-limit')) this.#rateLimitHeaders = headers
  }
}
