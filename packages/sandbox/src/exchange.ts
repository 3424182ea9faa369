import type { Operation } from '@molt-sdk/contracts/kernel'
import type { Standing } from './kit/rate-limits.ts'
import type { Refusal } from './kit/refusal.ts'

/** One request on its way through the sandbox: what its parts tell each other about it. */
export interface Exchange {
  readonly id: string
  /** The base URL that the request was sent to, for links in answers. */
  readonly baseUrl: string
  /** What stands before the platform's own path in the URL. */
  readonly mount: string
  /** Whose address it was sent to, where a platform has many. */
  readonly tenant?: string | undefined
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
  /** How the tightest of its rate limits stands, once it was counted. */
  standing?: Standing
  operation?: Operation
  /** Why it was refused, if it was. */
  refusal?: Refusal
  /** Kinds of the faults that struck. */
  readonly faults: string[]
}

/** `answered` in full, `cut` or left hanging by a fault, or `aborted` by the caller. */
export type Outcome = 'answered' | 'cut' | 'aborted'

/** What a platform's Hono app has beside the request. */
export interface Env {
  readonly Bindings: Exchange
}
