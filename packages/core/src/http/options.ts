import type { Platform } from '@molt-sdk/contracts/kernel'
import { ConfigError } from '../errors/config-error.ts'
import type { Hooks } from '../observe/hooks.ts'
import type { Logger } from '../observe/logger.ts'
import type { Fetch } from './transport.ts'
import { normalizeBaseUrl } from './url.ts'

/** What becomes of an answer that differs from the contract. */
export type ContractMode = 'warn' | 'strict' | 'off'

/** How a client keeps to the documented rate limits. */
export type RateLimitMode = 'wait' | 'fail' | 'off'

/** What can be set for a client, and again for one call. Times are in milliseconds. */
export interface CommonOptions {
  /**
   * For one attempt: connecting, headers and body together.
   * @defaultValue 30000
   */
  timeout?: number | undefined
  /**
   * For the whole call: all attempts and the waits between them.
   * @defaultValue 300000
   */
  totalTimeout?: number | undefined
  /**
   * Longest silence of a stream, noticed an eighth of it later at most. Counted in events:
   * keep-alive comments do not count.
   * @defaultValue 60000
   */
  idleTimeout?: number | undefined
  /**
   * Attempts after the first, where sending again is safe.
   * @defaultValue 2
   */
  maxRetries?: number | undefined
  /** Sent with every request. A header set to `undefined` is left out. */
  headers?: Readonly<Record<string, string | undefined>> | undefined
  /**
   * Answers that differ from the contract: `warn` reports each operation once and returns the
   * value, `strict` throws a `ContractError`, `off` does not look.
   * @defaultValue 'warn'
   */
  contract?: ContractMode | undefined
  /** Called as calls go on; those of a call come after those of the client. */
  hooks?: Hooks | undefined
}

/** What every client can be constructed with. */
export interface ClientOptions extends CommonOptions {
  /** The key. Where it is left out, the platform's environment variable is read. */
  apiKey?: string | undefined
  /** Where the platform is: https, or http on this machine. */
  baseUrl?: string | URL | undefined
  /**
   * Stands in for `fetch`.
   * @defaultValue `globalThis.fetch`, looked up at each call
   */
  fetch?: Fetch | undefined
  /**
   * Gets a line for each step of a call (`debug`) and each deviation from the contract (`warn`).
   * @defaultValue `{ warn: console.warn }`
   */
  logger?: Logger | undefined
  /**
   * Documented rate limits: `wait` paces calls to stay inside them, `fail` throws a
   * `RateLimitError` with the wait in it, `off` lets the server decide.
   * @defaultValue 'off'
   */
  rateLimit?: RateLimitMode | undefined
}

/** What can be said for one call. */
export interface CallOptions extends CommonOptions {
  /** Ends the call at any moment, in a wait between attempts too. */
  signal?: AbortSignal | undefined
}

/** The options of a client that can do without a key, said with `null`. */
export type OptionalKeyOptions = Omit<ClientOptions, 'apiKey'> & {
  apiKey?: string | null | undefined
}

export interface ResolvedOptions extends OptionalKeyOptions {
  readonly apiKey: string | null
  readonly baseUrl: string
}

/** Checks what a client was constructed with. Throws a `ConfigError` that says how to mend it. */
export const resolveOptions = (
  platform: Platform,
  options: OptionalKeyOptions,
): ResolvedOptions => {
  const { apiKey = readEnv(platform.auth.env) || throwMissingApiKey(platform) } = options
  if (apiKey === '') throwMissingApiKey(platform)
  if (apiKey !== null && !/^[\x21-\x7e]+$/.test(apiKey)) {
    const message = 'apiKey holds a space, a line break or a character that no header can carry.'
    throw new ConfigError(message, { code: 'malformed_api_key' })
  }
  validateNumericOptions(options)
  return { ...options, apiKey, baseUrl: normalizeBaseUrl(options.baseUrl ?? platform.baseUrl) }
}

/** Throws the error of a key that is not there. */
export const throwMissingApiKey = ({ name, auth }: Platform): never => {
  const hint = `Pass it as new ${name}({ apiKey }), or set the environment variable ${auth.env}.`
  throw new ConfigError(`${name} needs a key. ${hint}`, { code: 'missing_api_key' })
}

/** Refuses times and counts that cannot be meant. */
export const validateNumericOptions = (options: CommonOptions): void => {
  for (const name of ['timeout', 'totalTimeout', 'idleTimeout', 'maxRetries'] as const) {
    const value = options[name]
    const min = name === 'maxRetries' ? 0 : 1
    if (value === undefined || (typeof value === 'number' && value >= min)) continue
    throw new ConfigError(`${name} must be a number of at least ${min}, not ${value}.`, {
      code: 'invalid_option',
    })
  }
}

const readEnv = (name: string): string | undefined =>
  (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env?.[name]
