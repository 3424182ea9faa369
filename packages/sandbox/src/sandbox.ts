import type { Faults } from './faults/registry.ts'
import type { PlatformInfo } from './kit/platform.ts'
import type { StartSession } from './kit/socket.ts'
import type { MoltbotDenControl } from './moltbotden/control.ts'
import type { MoltbotDenOptions } from './moltbotden/platform.ts'
import type { MoltGhostControl } from './moltghost/control.ts'
import type { MoltGhostOptions } from './moltghost/platform.ts'
import type { MoltifyControl } from './moltify/control.ts'
import type { MoltifyOptions } from './moltify/platform.ts'
import type { MoltInfraControl } from './moltinfra/control.ts'
import type { MoltInfraOptions } from './moltinfra/platform.ts'
import type { Clock } from './runtime/clock.ts'
import type { LogEntry, LogListener } from './runtime/request-log.ts'

/** How a sandbox is made. */
export interface SandboxOptions {
  /**
   * All ids follow from it: with the same seed and the same calls, the same ids.
   *
   * @defaultValue `'molt'`
   */
  readonly seed?: string | number | undefined
  /** Stops the clock at this moment. Without it the clock runs with real time. */
  readonly now?: string | number | Date | undefined
  /**
   * Where the sandbox is reached, for the base URLs that it gives out.
   *
   * @defaultValue `'https://sandbox.test'`
   */
  readonly origin?: string | undefined
  /**
   * Throws when an answer of the sandbox does not keep to the platform's contract. For tests of
   * the sandbox itself.
   *
   * @defaultValue `false`
   */
  readonly checkResponses?: boolean | undefined
  /**
   * What webhooks are sent through in the place of the global `fetch`, such as the handler of an
   * agent under test. It may then be anywhere, not on this machine only.
   */
  readonly webhookFetch?: typeof fetch | undefined
  readonly moltinfra?: MoltInfraOptions | undefined
  readonly moltify?: MoltifyOptions | undefined
  readonly moltbotden?: MoltbotDenOptions | undefined
  readonly moltghost?: MoltGhostOptions | undefined
}

/** The platforms on your own machine, in memory. */
export interface Sandbox {
  readonly seed: string | number
  /**
   * A drop-in `fetch`. It serves the platforms' real base URLs and the sandbox's own, and refuses
   * every other.
   */
  readonly fetch: typeof fetch
  /** Whether `fetch` serves a URL. */
  serves(url: string): boolean
  readonly clock: Clock
  readonly faults: Faults
  /** The last thousand requests. */
  log(): readonly LogEntry[]
  /** Calls the listener for every request from now on; gives a function that ends that. */
  onRequest(listener: LogListener): () => void
  /** Where and with which key each platform is called, and the ids that it has now. */
  platformInfo(): Readonly<
    Record<'moltinfra' | 'moltify' | 'moltbotden' | 'moltghost' | 'moltghost-control', PlatformInfo>
  >
  readonly moltinfra: MoltInfraControl
  readonly moltify: MoltifyControl
  readonly moltbotden: MoltbotDenControl
  readonly moltghost: MoltGhostControl
  /**
   * Answers who wants to open a WebSocket: with a session over a line, or with the answer that
   * refuses it. For those who carry sockets, as the server and the MSW handlers do.
   */
  openSocket(request: Request): Promise<StartSession | Response>
  /** Puts everything back to the start: data, settings, faults, clock, log and ids. */
  reset(): void
}
