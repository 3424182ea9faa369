import type { Operation, ParsedError, Platform } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '../errors/api-error.ts'
import type { Logger } from '../observe/logger.ts'
import { Observer } from '../observe/observer.ts'
import type { Redactor } from '../observe/redact.ts'
import { createRedactor } from '../observe/redact.ts'
import type { PublicOptions, Settings } from './options.ts'
import { readOptions } from './options.ts'
import { Pacer } from './pacer.ts'

// biome-ignore lint/suspicious/noConsole: without a logger, a deviation must still be seen.
const defaultLogger: Logger = { warn: (message) => console.warn(message) }

/** A platform, with what its client alone knows. */
export interface ClientPlatform extends Platform {
  /** The class of an error where the status alone does not tell it. */
  readonly errorType?: (
    operation: Operation,
    failure: ParsedError,
    status: number,
  ) => typeof ApiError | undefined
}

/** What all calls of one client share. */
export class ClientContext {
  readonly platform: ClientPlatform
  readonly settings: Settings
  readonly observer: Observer
  readonly redact: Redactor
  readonly pacer: Pacer
  /** Operations whose deviation from the contract has been reported. */
  readonly drifted: Set<string> = new Set()
  /** Headers of the latest answer that spoke of the rate limit. */
  latest: Headers | undefined

  constructor(platform: ClientPlatform, options: PublicOptions) {
    const settings = readOptions(platform, options)
    const logger = settings.logger ?? defaultLogger
    this.platform = platform
    this.settings = settings
    this.observer = new Observer(logger, [settings.hooks])
    this.redact = createRedactor(settings.apiKey)
    this.pacer = new Pacer(platform.limits, settings.rateLimit ?? 'off')
  }
}
