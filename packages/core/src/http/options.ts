import type { Hooks } from '../observe/hooks.ts'
import type { Logger } from '../observe/logger.ts'
import type { SharedRateLimit } from './call-limiter.ts'
import type { HeadersOption } from './headers-option.ts'
import type { Middleware } from './middleware.ts'
import type { Fetch, Transport } from './transport.ts'

/** How a response that does not match the contract is handled. */
export type ContractMode = 'warn' | 'strict' | 'off'

/** How a client applies the documented rate limits. */
export type RateLimitMode = 'wait' | 'fail' | 'off'

/** The default of `maxResponseBytes`: 64 MiB. */
export const defaultMaxResponseBytes: number = 64 * 2 ** 20

/** Options of a client that a call can override. Times are in milliseconds. */
export interface CommonOptions {
  /**
   * Time limit of one attempt, from connecting until the whole body has been received.
   * @defaultValue 30000
   */
  timeout?: number | undefined
  /**
   * Time limit of the call: all attempts and the waits between them.
   * @defaultValue 300000
   */
  totalTimeout?: number | undefined
  /**
   * Time limit for the next event of a stream. Keep-alive comments do not count as events. The
   * error is thrown at most one eighth of this time late.
   * @defaultValue 60000
   */
  idleTimeout?: number | undefined
  /**
   * Number of attempts after the first one. Only calls that are safe to repeat are retried.
   * @defaultValue 2
   */
  maxRetries?: number | undefined
  /**
   * Largest successful response that is read into memory, in bytes after decompression. A larger
   * one is a `ContractError` with code `response_too_large`. Streams have no such limit.
   * @defaultValue 67108864 (64 MiB)
   */
  maxResponseBytes?: number | undefined
  /**
   * Headers to send with every request: an object, a `Headers` or an array of pairs. A header that
   * is `undefined` or `null` is removed.
   */
  headers?: HeadersOption | undefined
  /**
   * How a response that does not match the contract is handled: `warn` reports it once for each
   * operation and returns the value, `strict` throws a `ContractError`, `off` does not check. Fields
   * of a request that the contract does not have are always sent; `warn` and `strict` report them
   * once for each operation.
   * @defaultValue 'warn'
   */
  contract?: ContractMode | undefined
  /** Called at each stage of a call. Hooks of the call run after those of the client. */
  hooks?: Hooks | undefined
  /**
   * Functions that run around each attempt and may add headers, the first one outermost. Those of
   * the call run inside those of the client. They do not run for sockets, where only their hooks
   * are called.
   */
  use?: readonly Middleware[] | undefined
}

/** An API key, or a function that returns one. */
export type ApiKeyOption = string | (() => string | Promise<string>)

/** Options of the constructor of every client. */
export interface ClientOptions extends CommonOptions {
  /**
   * The API key, or a function that returns it, for keys that change. The function is called for each
   * attempt, and once more after a 401: if it then returns another key, the call is sent again with
   * that one. Its time counts towards the time limits, and calls that start while it runs share its
   * result. If it throws or returns no key, the call fails with a `ConfigError`.
   * @defaultValue the platform's environment variable, such as `MOLTIFY_API_KEY`
   */
  apiKey?: ApiKeyOption | undefined
  /**
   * Base URL of the platform. It must use https, or http on localhost; see `allowInsecureHttp` for
   * http to other hosts.
   */
  baseUrl?: string | URL | undefined
  /**
   * DANGEROUS: allows a `baseUrl` with http for any host. The API key and all data are then sent
   * unencrypted: everyone on the way can read and change them. Use it only to reach a test server in
   * a trusted network, such as a sandbox in another container, and never for a platform.
   * @defaultValue false
   */
  allowInsecureHttp?: boolean | undefined
  /**
   * Replaces `fetch`.
   * @defaultValue `globalThis.fetch`, read at each call
   */
  fetch?: Fetch | undefined
  /**
   * Sends requests instead of `fetch` and of the HTTP engine around it: in Node.js,
   * `nodeTransport()` of the subpath `/node`, which needs less time and has no time limits of its own.
   * @defaultValue none: `fetch` is used
   */
  transport?: Transport | undefined
  /**
   * Receives a line for each stage of a call (`debug`), and for each response or request that does
   * not match the contract (`warn`).
   * @defaultValue `{ warn: console.warn }`
   */
  logger?: Logger | undefined
  /**
   * How the documented rate limits are applied before a request is sent: `wait` delays the call,
   * `fail` throws a `RateLimitError` with `retryAfterMs`, `off` does not apply them. The client counts
   * its own calls; with `{ mode, limiter }`, the limiter counts those of all clients that use it, also
   * in other processes.
   * @defaultValue 'off'
   */
  rateLimit?: RateLimitMode | SharedRateLimit | undefined
}

/** Options of one call. */
export interface CallOptions extends CommonOptions {
  /** Aborts the call, also while it waits for the next attempt. */
  signal?: AbortSignal | undefined
}

/** Options of a client that also works without an API key: pass `apiKey: null`. */
export type OptionalKeyOptions = Omit<ClientOptions, 'apiKey'> & {
  apiKey?: ApiKeyOption | null | undefined
}

/** Options of a client, with `apiKey` and `baseUrl` resolved. */
export interface ResolvedOptions extends OptionalKeyOptions {
  readonly apiKey: ApiKeyOption | null
  readonly baseUrl: string
}
