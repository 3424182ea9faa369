import { WebhookError } from '../errors/webhook-error.ts'
import { bodyOf } from './body.ts'
import { decode } from './bytes.ts'
import type { Delivery } from './delivery.ts'
import { headerOf } from './delivery.ts'
import type { Duration } from './duration.ts'
import { milliseconds } from './duration.ts'
import type { Hmac } from './hmac.ts'
import type { Secrets } from './secrets.ts'
import { readSecrets } from './secrets.ts'

/** The headers of a platform's deliveries, in lower case. */
export interface Scheme {
  readonly signatureHeader: string
  readonly timestampHeader: string
}

/** What a delivery is checked with. */
export type VerifyOptions = Secrets & {
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

/** An event that was really sent, and what a handler needs beside it. */
export interface Verified {
  readonly event: { readonly event: string; readonly data: object }
  readonly body: string | Uint8Array
  /** Of several secrets the one that signed: the one that the platform knows. */
  readonly secret: string
}

const latest = 8.64e15

export const verify = async (
  hmac: Hmac,
  scheme: Scheme,
  delivery: Delivery,
  options: VerifyOptions,
): Promise<Verified> => {
  const secrets = readSecrets(options)
  const { tolerance = 300_000, now = Date.now() } = options
  const signature = required(delivery, scheme.signatureHeader)
  const timestamp = required(delivery, scheme.timestampHeader)
  checkTimestamp(timestamp, now, milliseconds(tolerance, 'tolerance'))
  const given = bodyOf(delivery)
  // Waiting for what is there already would cost a turn.
  const body = given instanceof Promise ? await given : given
  let secret: string | undefined
  // To the end, whichever it is: the time must not tell.
  for (const each of secrets) {
    const signed = hmac.sign(each, timestamp, body)
    if (hmac.same(typeof signed === 'string' ? signed : await signed, signature)) secret = each
  }
  if (secret !== undefined) return { event: parse(body), body, secret }
  const causes = 'another secret, a body that was changed on its way, or a forgery'
  throw new WebhookError('bad_signature', `The signature is not right: ${causes}.`)
}

const required = (delivery: Delivery, header: string): string => {
  const value = headerOf(delivery?.headers ?? {}, header)
  if (value !== undefined) return value
  throw new WebhookError('missing_header', `The header ${header} is missing.`)
}

const checkTimestamp = (timestamp: string, now: number, tolerance: number): void => {
  const time = /^[1-9]\d{0,15}$/.test(timestamp) ? Number(timestamp) : Number.NaN
  if (!(time <= latest)) {
    const message = 'The timestamp is not in whole milliseconds since 1970.'
    throw new WebhookError('bad_timestamp', message)
  }
  const age = now - time
  if (Math.abs(age) <= tolerance) return
  const off = age > 0 ? 'old' : 'ahead of this clock'
  throw new WebhookError(
    'stale',
    `The delivery is ${Math.abs(age)} ms ${off}; ${tolerance} ms are allowed.`,
  )
}

const parse = (body: string | Uint8Array): Verified['event'] => {
  let event: Partial<Verified['event']> | null
  try {
    event = JSON.parse(typeof body === 'string' ? body : decode(body))
  } catch (cause) {
    throw new WebhookError('bad_payload', 'The body is not JSON.', { cause })
  }
  const { event: name, data } = Object(event)
  if (typeof name === 'string' && typeof data === 'object' && data && !Array.isArray(data)) {
    return event as Verified['event']
  }
  throw new WebhookError('bad_payload', 'The body is not an event: it needs `event` and `data`.')
}
