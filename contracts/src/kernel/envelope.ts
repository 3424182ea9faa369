/** Field name to what is wrong with it, the form in which the servers report it too. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** What an error body says, whatever form the platform gives it. */
export interface ParsedError {
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly details?: Readonly<Record<string, unknown>> | undefined
  readonly fields?: FieldErrors | undefined
  /** Milliseconds to wait, when the body names a wait. */
  readonly retryAfterMs?: number | undefined
  /**
   * `state` when the request was well formed, but what it acts on, or the account, is in no state
   * for it: for platforms that answer this with the status of a malformed request.
   */
  readonly reason?: 'state' | undefined
  /**
   * Whether the body has the error format that the platform documents. The error of a gateway in
   * front of the platform does not, so it says nothing about what the platform did.
   */
  readonly documented?: boolean | undefined
}

/** How a platform wraps its answers. */
export interface Envelope {
  /** The value inside. A body that is not wrapped is given back as it is. */
  unwrap(body: unknown): unknown
  /** What an error body says, or `undefined` if this is not one. `status` is the answer's, if known. */
  parseError(body: unknown, status?: number): ParsedError | undefined
  /**
   * The error that a body or a stream event without the usual error fields reports, for platforms
   * that have such a form.
   */
  failureOf?(body: Readonly<Record<string, unknown>>): unknown
}

/** Narrows to an object that is neither null nor an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
