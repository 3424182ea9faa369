import type { Faults } from './faults/registry.ts'
import type { PlatformInfo } from './kit/platform.ts'
import type { StartSession } from './kit/socket.ts'
import type { PlatformControls, PlatformName, PlatformOptions } from './platforms.ts'
import type { Clock } from './runtime/clock.ts'
import type { LogEntry, LogListener } from './runtime/request-log.ts'
import type { Scenario } from './scenario/scenario.ts'

/** Options of `createSandbox()`. */
export interface SandboxOptions extends PlatformOptions {
  /**
   * Seed of all ids and keys: the same seed and the same calls produce the same ids.
   *
   * @defaultValue `'molt'`
   */
  readonly seed?: string | number | undefined
  /**
   * State to start with, instead of the initial data of the platforms: what `saveScenario()` returned, or
   * one of `@molt-sdk/sandbox/scenarios`.
   */
  readonly scenario?: Scenario | undefined
  /** Freezes the clock at this time. By default the clock runs with real time. */
  readonly now?: string | number | Date | undefined
  /**
   * Origin of the base URLs that the sandbox returns.
   *
   * @defaultValue `'https://sandbox.test'`
   */
  readonly origin?: string | undefined
  /**
   * Host names that the control API can be called by, such as `'sandbox.example'`. Loopback and IP
   * addresses, names without a dot and `*.docker.internal` are always allowed; others could belong
   * to a web page that points its own name to this machine.
   *
   * @defaultValue `[]`
   */
  readonly allowedHosts?: readonly string[] | undefined
  /**
   * Throws when a response of the sandbox does not match the platform's contract. For tests of the
   * sandbox itself.
   *
   * @defaultValue `false`
   */
  readonly checkResponses?: boolean | undefined
  /**
   * Keeps headers and bodies of the last 1,000 requests, at most 16 KB of a body and 8 MB in all, for
   * `GET /_sandbox/requests/{id}` and the inspector. Secrets in them are masked when they are read.
   *
   * @defaultValue `false`; `true` for `startSandbox()`
   */
  readonly record?: boolean | undefined
  /**
   * Function that sends webhooks instead of the global `fetch`, such as the handler of the agent
   * under test. With it, webhook URLs may point to any host, not only to loopback addresses.
   */
  readonly webhookFetch?: typeof fetch | undefined
}

/** A sandbox of all platforms, in memory. */
export interface Sandbox extends PlatformControls {
  readonly seed: string | number
  /**
   * A drop-in `fetch`. It handles the platforms' real base URLs and the sandbox's own, and throws a
   * `TypeError` for every other URL.
   */
  readonly fetch: typeof fetch
  /** The same for the option `transport` of a client. */
  readonly transport: (url: string, init: RequestInit) => Promise<Response>
  /** Returns whether `fetch` handles a URL. */
  serves(url: string): boolean
  readonly clock: Clock
  readonly faults: Faults
  /** Returns the last 1000 requests. */
  log(): readonly LogEntry[]
  /** Calls the listener for every later request. Returns a function that removes the listener. */
  onRequest(listener: LogListener): () => void
  /** Returns the base URL, the keys and the current ids of each platform. */
  platformInfo(): Readonly<Record<PlatformName, PlatformInfo>>
  /**
   * Handles a request to open a WebSocket. Resolves to a function that starts a session on a
   * connection, or to the response that rejects the request. For code that transports sockets, such
   * as the server and the MSW handlers.
   */
  openSocket(request: Request): Promise<StartSession | Response>
  /**
   * Returns the whole state as JSON, for `scenario` and `loadScenario()`. It contains keys, webhook secrets
   * and everything else that was sent to the sandbox, unmasked.
   */
  saveScenario(): Promise<Scenario>
  /**
   * Replaces the whole state with that of a scenario. The log is empty afterwards. Timers that were
   * pending, such as retries of webhooks, continue by the sandbox's clock.
   *
   * @throws RangeError if the scenario is invalid; the state is unchanged then
   */
  loadScenario(scenario: Scenario): void
  /** Restores the initial state of data, settings, faults, clock, log and ids. */
  reset(): void
}
