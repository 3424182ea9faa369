import type { ErrorContext } from './molt-error.ts'
import { MoltError } from './molt-error.ts'

/** Why a delivery was refused. */
export type WebhookErrorCode =
  /** The signature or the timestamp is not there. */
  | 'missing_header'
  /** The timestamp is not one: repeated, padded, signed, fractional, not a number, out of range. */
  | 'invalid_timestamp'
  /** Too old, or too far in the future: a replay, or a clock that is wrong. */
  | 'timestamp_out_of_tolerance'
  /** Signed with another secret, changed on its way, or not a signature at all. */
  | 'invalid_signature'
  /** The raw body is not there: something read or parsed it before. */
  | 'body_already_parsed'
  /** The body is too long, breaks off, or is not an event in JSON. */
  | 'invalid_payload'

/** A delivery to a webhook that is not to be trusted, or cannot be read. */
export class WebhookError extends MoltError {
  static override readonly kind = 'WebhookError'
  declare readonly name: 'WebhookError'
  /** Why. */
  declare readonly code: WebhookErrorCode
  /** The HTTP status to answer the delivery with. */
  declare readonly status: number

  constructor(message: string, context: ErrorContext & { readonly code: WebhookErrorCode }) {
    super(message, { status: 400, ...context })
  }
}

/** Whether a value is a {@link WebhookError}, of any copy of the package. */
export const isWebhookError = (value: unknown): value is WebhookError =>
  value instanceof WebhookError
