import { WebhookError } from '../errors/webhook-error.ts'
import type { OptionRules } from '../http/check-options.ts'
import { anything } from '../http/check-options.ts'
import { redactCause } from '../observe/redact-cause.ts'
import type { TextRedactor } from '../observe/text-redactor.ts'
import { createTextRedactor } from '../observe/text-redactor.ts'
import { readRawBody } from './body.ts'
import { maxBodyBytes } from './body-parts.ts'
import { decodeUtf8 } from './bytes.ts'
import type { Now } from './clock.ts'
import { maxDateMs, toClock } from './clock.ts'
import type { Duration } from './duration.ts'
import { parseDuration } from './duration.ts'
import type { Hmac } from './hmac.ts'
import type { SigningSecrets } from './secrets.ts'
import { resolveSecrets } from './secrets.ts'
import type { WebhookRequest } from './webhook-request.ts'
import { getHeader } from './webhook-request.ts'

/** Options of the verification of a webhook request. */
export type VerifyOptions = SigningSecrets & {
  /**
   * Maximum difference between the timestamp and the clock of this machine: milliseconds, or a
   * string such as `'30s'`.
   * @defaultValue '5m'
   */
  readonly tolerance?: Duration | undefined
  /**
   * Maximum time in which the whole body must be received, if it is a stream: milliseconds, or a
   * string such as `'30s'`.
   * @defaultValue '10s'
   */
  readonly bodyTimeout?: Duration | undefined
  /**
   * The current time, in milliseconds since 1970 or as a `Date`, or a function that returns it.
   * @defaultValue `Date.now`
   */
  readonly now?: Now | undefined
}

/** A verified webhook request. */
export interface VerifiedDelivery {
  /** The parsed body. Only `event` and `data` have been checked. */
  readonly event: { readonly event: string; readonly data: object }
  /** The secret that signed the request: of several, the one that the platform uses. */
  readonly secret: string
  /** The raw body. */
  readonly body: string | Uint8Array
}

/**
 * Verifies the signature and the timestamp of a webhook request. Returns or throws at once if the
 * body is there and the runtime has a synchronous HMAC: a promise takes longer than all checks.
 *
 * @param prefix the prefix of the names of the two headers, in lower case
 * @param resolved the options, if they were resolved once for all requests
 */
export const verify = (
  hmac: Hmac,
  prefix: string,
  request: WebhookRequest,
  options: VerifyOptions,
  resolved: ResolvedVerifyOptions = resolveVerifyOptions(options),
): VerifiedDelivery | Promise<VerifiedDelivery> => {
  const { secrets, tolerance, bodyTimeout, clock } = resolved
  const signature = requireHeader(request, `${prefix}signature`)
  const timestamp = requireHeader(request, `${prefix}timestamp`)
  const redact = (): TextRedactor => createTextRedactor(...secrets)
  checkTimestamp(timestamp, clock(), tolerance, redact)
  const finish = (body: string | Uint8Array, signatures: readonly string[]): VerifiedDelivery => {
    // All secrets are compared, so that the time does not reveal which one matched.
    const matching = secrets.filter((_, at) =>
      hmac.timingSafeEqual(signatures[at] ?? '', signature),
    )
    const secret = matching.at(-1)
    if (secret) return { event: parse(body, redact), secret, body }
    const message = 'The signature does not match: the secret is wrong, or the body was modified.'
    throw new WebhookError(message, { code: 'invalid_signature', status: 401 })
  }
  const check = (body: string | Uint8Array): VerifiedDelivery | Promise<VerifiedDelivery> => {
    if (body.length > maxBodyBytes) {
      throw new WebhookError('The request body exceeds 1 MiB.', {
        code: 'invalid_payload',
        status: 413,
      })
    }
    const signatures = secrets.map((each) => hmac.sign(each, timestamp, body))
    return isSynchronous(signatures)
      ? finish(body, signatures)
      : Promise.all(signatures).then((each) => finish(body, each))
  }
  const body = readRawBody(request, bodyTimeout, redact)
  return body instanceof Promise ? body.then(check) : check(body)
}

const isSynchronous = (
  signatures: readonly (string | Promise<string>)[],
): signatures is readonly string[] => typeof signatures[0] === 'string'

/** The rules of the options of a verification. Their values are checked when they are resolved. */
export const verifyRules: OptionRules<VerifyOptions> = {
  secret: anything,
  secrets: anything,
  tolerance: anything,
  bodyTimeout: anything,
  now: anything,
}

/** The options of a verification with their defaults. */
export interface ResolvedVerifyOptions {
  readonly secrets: readonly string[]
  readonly tolerance: number
  readonly bodyTimeout: number
  readonly clock: () => number
}

/** Validates secrets and durations and applies defaults. Throws a `ConfigError`. */
export const resolveVerifyOptions = (
  options: Pick<VerifyOptions, 'tolerance' | 'bodyTimeout' | 'now'> & SigningSecrets,
): ResolvedVerifyOptions => ({
  secrets: resolveSecrets(options),
  tolerance: parseDuration(options.tolerance ?? 300_000, 'tolerance'),
  bodyTimeout: parseDuration(options.bodyTimeout ?? 10_000, 'bodyTimeout'),
  clock: toClock(options.now),
})

const requireHeader = (request: WebhookRequest, header: string): string => {
  const value = getHeader(request?.headers ?? {}, header)
  if (value !== undefined) return value
  throw new WebhookError(`The header ${header} is missing.`, { code: 'missing_header' })
}

const checkTimestamp = (
  timestamp: string,
  now: number,
  tolerance: number,
  redact: () => TextRedactor,
): void => {
  if (!/^[1-9]\d*$/.test(timestamp) || Number(timestamp) > maxDateMs) {
    const message = `The timestamp header must be Unix time in milliseconds, got "${redact().string(timestamp).slice(0, 32)}".`
    throw new WebhookError(message, { code: 'invalid_timestamp' })
  }
  const age = now - Number(timestamp)
  if (Math.abs(age) <= tolerance) return
  const message = `The timestamp is ${age} ms old; the tolerance is ${tolerance} ms. Check the clock.`
  throw new WebhookError(message, { code: 'timestamp_out_of_tolerance', status: 401 })
}

const parse = (
  body: string | Uint8Array,
  redact: () => TextRedactor,
): VerifiedDelivery['event'] => {
  let cause: unknown
  try {
    const event = JSON.parse(typeof body === 'string' ? body : decodeUtf8(body))
    if (typeof event.event === 'string' && Object(event.data) === event.data) return event
  } catch (error) {
    // It quotes the body.
    cause = redactCause(error, redact())
  }
  const message = 'The request body is not a JSON object with `event` and `data`.'
  throw new WebhookError(message, { code: 'invalid_payload', cause })
}
