import type { Operation } from '@molt-sdk/contracts/kernel'
import type { HttpError } from '../kit/http-error.ts'
import type { RateLimitSnapshot } from '../kit/rate-limits.ts'
import type { Recording } from './recorder.ts'

/** State of one request that the router, the adapter and the handler share. */
export interface RequestContext {
  readonly id: string
  /** The base URL that the request was sent to, for links in responses. */
  readonly baseUrl: string
  /** The part of the URL's path before the platform's own path. */
  readonly mountPath: string
  /** Id of the agent that the address belongs to, where a platform has an address for each. */
  readonly tenant?: string | undefined
  /** Aborted when the caller has closed the connection. */
  readonly signal: AbortSignal
  /** State of the most restrictive rate limit, once the request was counted. */
  rateLimit?: RateLimitSnapshot
  operation?: Operation
  /** The error that the request was rejected with, if any. */
  error?: HttpError
  /** Kinds of the faults that were applied. */
  readonly appliedFaults: string[]
  /** Records the request, where recording is on. */
  readonly recording?: Recording | undefined
}

/**
 * How a response ended: sent in full (`completed`), broken off or stalled by a fault
 * (`interrupted`), or left by the caller (`aborted`).
 */
export type ResponseOutcome = 'completed' | 'interrupted' | 'aborted'

/** Environment of a platform's Hono app. */
export interface HonoEnv {
  readonly Bindings: RequestContext
}
