import { MoltError } from './molt-error.ts'

/** Why a delivery was refused. */
export type WebhookErrorCode =
  /** The signature or the timestamp is not there. */
  | 'missing_header'
  /** The timestamp is not one: repeated, padded, signed, fractional, not a number, out of range. */
  | 'bad_timestamp'
  /** Too old, or too far in the future: a replay, or a clock that is wrong. */
  | 'stale'
  /** Signed with another secret, changed on its way, or not a signature at all. */
  | 'bad_signature'
  /** Something parsed the body before: the bytes that were signed are gone. */
  | 'body_parsed_already'
  /** There is no body, it is too long, or it is not an event in JSON. */
  | 'bad_payload'

const statuses: Readonly<Record<WebhookErrorCode, number>> = {
  missing_header: 400,
  bad_timestamp: 400,
  stale: 401,
  bad_signature: 401,
  body_parsed_already: 500,
  bad_payload: 400,
}

/** A delivery to a webhook that is not to be trusted, or cannot be read. */
export class WebhookError extends MoltError {
  static override readonly kind = 'WebhookError'
  declare readonly name: 'WebhookError'
  /** Why. */
  declare readonly code: WebhookErrorCode
  /** The HTTP status to answer the delivery with. */
  declare readonly status: number

  constructor(
    code: WebhookErrorCode,
    message: string,
    context: { readonly status?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, { code, status: statuses[code], ...context })
  }
}
