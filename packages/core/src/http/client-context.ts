import { HookDispatcher } from '../observe/hook-dispatcher.ts'
import type { Logger } from '../observe/logger.ts'
import type { Redactor } from '../observe/redact.ts'
import { createRedactor } from '../observe/redact.ts'
import type { ClientPlatform } from './client-platform.ts'
import type { DerivedOptions } from './derived-client.ts'
import { checkKeyOrigin, origin } from './derived-client.ts'
import type { ResolvedOptions } from './options.ts'
import type { RateLimit } from './rate-limit.ts'
import { readRateLimit } from './rate-limit.ts'
import type { RateWindows } from './rate-limiter.ts'
import { resolveOptions } from './resolve-options.ts'
import { userAgentOf } from './user-agent.ts'

// biome-ignore lint/suspicious/noConsole: contract mismatches are reported even without a logger.
const defaultLogger: Logger = { warn: (message) => console.warn(message) }

/** State that all calls of one client share. */
export class ClientContext {
  readonly platform: ClientPlatform
  readonly options: ResolvedOptions
  /** The `User-Agent` of requests, except in browsers. */
  readonly userAgent: string | false
  readonly dispatcher: HookDispatcher
  readonly redact: Redactor
  /** What the rate limiter has counted. Clients that share the limits of the server share it. */
  readonly rateWindows: RateWindows
  /** Operations whose responses have been reported as not matching the contract. */
  readonly reportedDrift: Set<string>
  /** State of the server that derived clients share. */
  readonly server: { state?: unknown }
  /** The fixed key of a derived client, which is redacted while a call uses it. */
  readonly heldKey: string | undefined
  #rateLimitHeaders: Headers | undefined

  /** @param secret a secret besides the API key that must not appear in any output */
  constructor(
    platform: ClientPlatform,
    clientOptions: DerivedOptions,
    secret: string | null = null,
  ) {
    const options = resolveOptions(platform, clientOptions)
    const logger = options.logger ?? defaultLogger
    this.platform = platform
    this.options = options
    this.userAgent = userAgentOf(platform)
    this.dispatcher = HookDispatcher.create(logger, options)
    const { apiKey, baseUrl } = options
    const key = typeof apiKey === 'string' ? apiKey : undefined
    const from = clientOptions[origin]
    const parent = from?.context as ClientContext | undefined
    if (from && parent) {
      checkKeyOrigin(from, options)
      from.context = undefined
    }
    const sibling = parent?.options.baseUrl === baseUrl ? parent : undefined
    const sharesLimits = platform.limitsPerAddress || sibling?.options.apiKey === apiKey
    this.redact = parent?.redact ?? createRedactor(key ?? secret, platform.auth.keyFormat)
    this.heldKey = parent && key
    this.reportedDrift = parent?.reportedDrift ?? new Set()
    this.server = sibling?.server ?? {}
    this.rateWindows = (sharesLimits ? sibling?.rateWindows : undefined) ?? new Map()
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
