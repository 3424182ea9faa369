import type { Operation } from '@molt-sdk/contracts/kernel'
import type { HttpError } from '../kit/http-error.ts'
import type { RateLimitSnapshot } from '../kit/rate-limits.ts'

/** One request on its way through the sandbox: what its parts tell each other about it. */
export interface RequestContext {
  readonly id: string
  /** The base URL that the request was sent to, for links in answers. */
  readonly baseUrl: string
  /** What stands before the platform's own path in the URL. */
  readonly mountPath: string
  /** Whose address it was sent to, where a platform has many. */
  readonly tenant?: string | undefined
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
  /** How the tightest of its rate limits stands, once it was counted. */
  rateLimit?: RateLimitSnapshot
  operation?: Operation
  /** Why it was refused, if it was. */
  error?: HttpError
  /** Kinds of the faults that struck. */
  readonly appliedFaults: string[]
}

/** `completed` in full, `interrupted` or left hanging by a fault, or `aborted` by the caller. */
export type ResponseOutcome = 'completed' | 'interrupted' | 'aborted'

/** What a platform's Hono app has beside the request. */
export interface HonoEnv {
  readonly Bindings: RequestContext
}
