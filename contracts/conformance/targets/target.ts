import type { Transport } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { AnySubject } from '../subject.ts'

/** A server that is checked. */
export interface Target {
  readonly name: string
  /** Whether it is a sandbox, which can be put into any state. */
  readonly isSandbox: boolean
  /**
   * Whether the client alone is checked too: with invalid input, which is not sent, and with responses
   * that replace those of the server. One target is enough, because the transport makes no difference.
   */
  readonly checksClient: boolean
  /** The transport of the client. Without it, the client uses `fetch`. */
  readonly transport?: Transport
  open(subject: AnySubject): Promise<OpenTarget>
}

/** An open target. */
export interface OpenTarget {
  /** Default: the platform's own base URL. */
  readonly baseUrl?: string
  readonly apiKey: string
  /** API keys by role, for accounts with different permissions. */
  readonly keys?: Readonly<Record<string, string>> | undefined
  readonly sandbox?: Sandbox
  close(): Promise<void>
}
