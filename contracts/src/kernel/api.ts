import type { Envelope } from './envelope.ts'
import type { RateLimitRules } from './limits.ts'
import type { Operation } from './operation.ts'
import type { Provenance } from './provenance.ts'

/** Properties of a platform that its client needs, apart from the operations. */
export interface Platform {
  readonly name: string
  readonly baseUrl: string
  /** Environment variables that the base URL is read from. The first that is set applies. */
  readonly baseUrlEnv: readonly string[]
  readonly auth: {
    /** Header that contains the key. */
    readonly header: string
    /** Text before the key in the header. */
    readonly prefix: string
    /** Environment variable that the key is read from. */
    readonly env: string
    /** Format of keys, where the platform creates keys through the API. All keys are redacted. */
    readonly keyFormat?: RegExp
  }
  readonly envelope: Envelope
  readonly limits: RateLimitRules
  /** Whether the limits count all calls of an IP address. By default they count those of a key. */
  readonly limitsPerAddress?: boolean
  /** Error codes that are never retried, whatever their status. */
  readonly nonRetryableCodes: readonly string[]
  /** Error codes that prove that the request was not processed, whatever their status. */
  readonly retryableCodes?: readonly string[]
  /** A 2xx status that means that the resource is not ready. */
  readonly pendingStatus?: number
}

/** An error code: its HTTP status and its provenance. */
export interface ErrorCode {
  readonly status: number
  readonly source: Provenance
}

/** An API: its platform, its error codes and its operations. */
export interface Api extends Platform {
  readonly title: string
  readonly version: string
  readonly errors: Readonly<Record<string, ErrorCode>>
  readonly operations: Readonly<Record<string, Operation>>
}
