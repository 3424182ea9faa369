import type { Hmac, Now } from '@molt-sdk/core/webhooks'
import { sign } from '@molt-sdk/core/webhooks'
import { headerPrefix } from './header-prefix.ts'

/** The headers that carry a signature. */
export type SignatureHeaders = {
  /** HMAC-SHA256 of `timestamp.body` as 64 lower-case hexadecimal digits. */
  readonly 'x-moltify-signature': string
  /** The time of signing, in Unix milliseconds. */
  readonly 'x-moltify-timestamp': string
}

/** The type of {@link signWebhook}. */
export interface SignWebhook {
  /**
   * Signs a body as Moltify does. Use it to test a webhook, or to sign a callback yourself.
   *
   * @param body the exact body to send; a string is encoded as UTF-8
   * @param now the timestamp: Unix milliseconds, a `Date`, or a function that returns one of them; the
   * current time by default
   * @throws ConfigError if the secret is missing, too short, or surrounded by white space, or if the
   * body or `now` is of another type
   * @example
   * const body = JSON.stringify({ event: 'task.approved', data: { taskId } })
   * await fetch(url, { method: 'POST', body, headers: { ...(await signWebhook(body, secret)) } })
   */
  // biome-ignore lint/style/useShorthandFunctionType: editors show the doc comment of a call signature at each call.
  (body: string | Uint8Array, secret: string, now?: Now): Promise<SignatureHeaders>
}

export const createSigner =
  (hmac: Hmac): SignWebhook =>
  (body, secret, now) =>
    sign(hmac, headerPrefix, body, secret, now)
