/** Error messages by field name, in the format that the servers use too. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** The content of an error body, in whichever format the platform sends it. */
export interface ParsedError {
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly details?: Readonly<Record<string, unknown>> | undefined
  readonly fields?: FieldErrors | undefined
  /** Milliseconds to wait, if the body states a wait. */
  readonly retryAfterMs?: number | undefined
  /**
   * `state` if the request was valid, but the resource or the account is in the wrong state for it.
   * For platforms that send the same status for both.
   */
  readonly reason?: 'state' | undefined
  /**
   * Whether the body has the documented error format of the platform. The error of a gateway does
   * not, so it does not show whether the platform processed the request.
   */
  readonly documented?: boolean | undefined
}

/** How a platform wraps its responses. */
export interface Envelope {
  /** Returns the data of a body. A body without an envelope is returned unchanged. */
  unwrap(body: unknown): unknown
  /** Parses an error body, or returns `undefined` for another body. `status` is that of the response, if known. */
  parseError(body: unknown, status?: number): ParsedError | undefined
  /**
   * Returns the error that a body or a stream event reports without the usual error fields. For
   * platforms that have such a format.
   */
  failureOf?(body: Readonly<Record<string, unknown>>): unknown
}

/** Narrows to an object that is neither null nor an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
