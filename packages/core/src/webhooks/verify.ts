import { WebhookError } from '../errors/webhook-error.ts'
import { maxBodyBytes, readRawBody } from './body.ts'
import { decodeUtf8 } from './bytes.ts'
import type { Duration } from './duration.ts'
import { parseDuration } from './duration.ts'
import type { Hmac } from './hmac.ts'
import type { SigningSecrets } from './secrets.ts'
import { resolveSecrets } from './secrets.ts'
import type { WebhookRequest } from './webhook-request.ts'
import { getHeader } from './webhook-request.ts'

/** What a delivery is checked with. */
export type VerifyOptions = SigningSecrets & {
  /**
   * How old a delivery may be, and how far ahead of this clock: milliseconds, or a text such as
   * `'30s'`.
   * @defaultValue '5m'
   */
  readonly tolerance?: Duration | undefined
  /**
   * The time, in milliseconds since 1970.
   * @defaultValue `Date.now()`
   */
  readonly now?: number | undefined
}

/** A delivery that was verified. */
export interface VerifiedDelivery {
  /** The parsed body: checked to have `event` and `data`, and nothing else. */
  readonly event: { readonly event: string; readonly data: object }
  /** The secret that signed it. With several secrets, it is the one that the platform uses. */
  readonly secret: string
  /** The body as it was sent. */
  readonly body: string | Uint8Array
}

/** The last millisecond that a `Date` can say. */
const maxDateMs = 8.64e15

/**
 * Verifies the signature and the age of a delivery.
 *
 * @param prefix of the names of the two headers, in lower case
 */
export const verify = async (
  hmac: Hmac,
  prefix: string,
  delivery: WebhookRequest,
  options: VerifyOptions,
): Promise<VerifiedDelivery> => {
  const { secrets, tolerance } = checkOptions(options)
  const { now = Date.now() } = options
  const signature = requireHeader(delivery, `${prefix}signature`)
  const timestamp = requireHeader(delivery, `${prefix}timestamp`)
  checkTimestamp(timestamp, now, tolerance)
  const received = readRawBody(delivery)
  // Waiting for what is there already would cost a turn.
  const body = received instanceof Promise ? await received : received
  if (body.length > maxBodyBytes) {
    throw new WebhookError('The body is over 1 MiB.', { code: 'invalid_payload', status: 413 })
  }
  let secret: string | undefined
  // All of them are compared: the time must not show which one matched.
  for (const each of secrets) {
    const signed = hmac.sign(each, timestamp, body)
    if (hmac.timingSafeEqual(typeof signed === 'string' ? signed : await signed, signature))
      secret = each
  }
  if (secret) return { event: parse(body), secret, body }
  const message = 'Signed with another secret, or changed since.'
  throw new WebhookError(message, { code: 'invalid_signature', status: 401 })
}

/** Throws a `ConfigError` if one cannot work. */
export const checkOptions = (
  options: Pick<VerifyOptions, 'tolerance'> & SigningSecrets,
): { readonly secrets: readonly string[]; readonly tolerance: number } => ({
  secrets: resolveSecrets(options),
  tolerance: parseDuration(options.tolerance ?? 300_000, 'tolerance'),
})

const requireHeader = (delivery: WebhookRequest, header: string): string => {
  const value = getHeader(delivery?.headers ?? {}, header)
  if (value !== undefined) return value
  throw new WebhookError(`The header ${header} is missing.`, { code: 'missing_header' })
}

const checkTimestamp = (timestamp: string, now: number, tolerance: number): void => {
  if (!/^[1-9]\d*$/.test(timestamp) || Number(timestamp) > maxDateMs) {
    const message = 'The timestamp is not in milliseconds since 1970.'
    throw new WebhookError(message, { code: 'invalid_timestamp' })
  }
  const age = now - Number(timestamp)
  if (Math.abs(age) <= tolerance) return
  const message = `Signed ${age} ms ago; at most ±${tolerance} may be.`
  throw new WebhookError(message, { code: 'timestamp_out_of_tolerance', status: 401 })
}

const parse = (body: string | Uint8Array): VerifiedDelivery['event'] => {
  let cause: unknown
  try {
    const event = JSON.parse(typeof body === 'string' ? body : decodeUtf8(body))
    if (typeof event.event === 'string' && Object(event.data) === event.data) return event
  } catch (error) {
    cause = error
  }
  const message = 'The body is not JSON with `event` and `data`.'
  throw new WebhookError(message, { code: 'invalid_payload', cause })
}
