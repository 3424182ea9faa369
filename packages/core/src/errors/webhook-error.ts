import type { ErrorContext } from './molt-error.ts'
import { MoltError } from './molt-error.ts'

/** Why a webhook request was rejected. */
export type WebhookErrorCode =
  /** The signature or the timestamp is missing. */
  | 'missing_header'
  /** The timestamp is repeated, padded, signed, fractional, not a number or out of range. */
  | 'invalid_timestamp'
  /** The timestamp is too old or too far in the future: a replay, or a wrong clock. */
  | 'timestamp_out_of_tolerance'
  /** The secret is wrong, the body was modified, or the header is not a signature. */
  | 'invalid_signature'
  /** The raw body is not available, because it has already been read or parsed. */
  | 'body_already_parsed'
  /** The body was not received in time. */
  | 'body_timeout'
  /** The body is too long, is incomplete, or is not an event in JSON. */
  | 'invalid_payload'
  /** The event is authentic, but could not be saved: the platform should send it again. */
  | 'not_saved'

/** A webhook request could not be verified or read. */
export class WebhookError extends MoltError {
  static override readonly kind = 'WebhookError'
  declare readonly name: 'WebhookError'
  /** Why the request was rejected. */
  declare readonly code: WebhookErrorCode
  /** The HTTP status to respond with. */
  declare readonly status: number

  constructor(message: string, context: ErrorContext & { readonly code: WebhookErrorCode }) {
    super(message, { status: 400, ...context })
  }
}

/** Whether a value is a {@link WebhookError}, of any copy of the package. */
export const isWebhookError = (value: unknown): value is WebhookError =>
  value instanceof WebhookError
