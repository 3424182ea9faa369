import type { Source } from './provenance.ts'

/** A documented rate limit: so many calls in so long a window. */
export interface LimitClass {
  readonly limit: number
  /** Length of the window in milliseconds. */
  readonly windowMs: number
  /** Path parameter that has a window of its own for each value, if any. */
  readonly per?: string
  readonly source: Source
}

/** The limits of an API by name. `general` counts every call. */
export type Limits = Readonly<Record<string, LimitClass>> & { readonly general: LimitClass }
