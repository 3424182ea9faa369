import type { Envelope } from './envelope.ts'
import type { RateLimitRules } from './limits.ts'
import type { Operation } from './operation.ts'
import type { Provenance } from './provenance.ts'

/** What a client has to know of a platform, apart from its operations. */
export interface Platform {
  readonly name: string
  readonly baseUrl: string
  readonly auth: {
    /** Header that carries the key. */
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
  /** Error codes that no waiting heals, whatever their status. */
  readonly nonRetryableCodes: readonly string[]
  /** Error codes after which the server surely did nothing, whatever their status. */
  readonly retryableCodes?: readonly string[]
  /** A status among those of success that says: not yet. */
  readonly pendingStatus?: number
}

/** An error code: its HTTP status and where that is known from. */
export interface ErrorCode {
  readonly status: number
  readonly source: Provenance
}

/** A whole API: the platform, its error codes and the table of its operations. */
export interface Api extends Platform {
  readonly title: string
  readonly version: string
  readonly errors: Readonly<Record<string, ErrorCode>>
  readonly operations: Readonly<Record<string, Operation>>
}
