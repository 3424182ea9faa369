import type { Operation, ParsedError, Platform } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '../errors/api-error.ts'
import { HookDispatcher } from '../observe/hook-dispatcher.ts'
import type { Logger } from '../observe/logger.ts'
import type { Redactor } from '../observe/redact.ts'
import { createRedactor } from '../observe/redact.ts'
import type { OptionalKeyOptions, ResolvedOptions } from './options.ts'
import { resolveOptions } from './options.ts'
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
  /** Headers of the latest answer that spoke of the rate limit. */
  latestRateLimitHeaders: Headers | undefined

  constructor(platform: ClientPlatform, given: OptionalKeyOptions) {
    const options = resolveOptions(platform, given)
    const logger = options.logger ?? defaultLogger
    this.platform = platform
    this.options = options
    this.observer = new HookDispatcher(logger, [options.hooks])
    this.redact = createRedactor(options.apiKey)
    this.rateLimiter = new RateLimiter(platform.limits, options.rateLimit ?? 'off')
  }
}
