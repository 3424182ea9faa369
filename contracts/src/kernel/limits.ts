import type { Provenance } from './provenance.ts'

/** A documented rate limit: the maximum number of calls in a window. */
export interface RateLimitRule {
  readonly max: number
  /** Length of the window in milliseconds. */
  readonly windowMs: number
  /** Path parameter whose values are counted separately, if any. */
  readonly perParam?: string
  /** Set if calls that the server rejects do not count. No document says so: it is assumed. */
  readonly countsRejected?: false
  readonly source: Provenance
}

/** The limits of an API by name. `general` counts every call. */
export type RateLimitRules = Readonly<Record<string, RateLimitRule>> & {
  readonly general: RateLimitRule
}
