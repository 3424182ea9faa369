import type { Hmac } from '@molt-sdk/core/webhooks'
import { sign } from '@molt-sdk/core/webhooks'
import { headerPrefix } from './header-prefix.ts'

/** The headers of a signed body, ready to be sent. */
export type SignatureHeaders = {
  /** HMAC-SHA256 in 64 lower-case hexadecimal digits. */
  readonly 'x-moltify-signature': string
  /** When it was signed, in milliseconds since 1970. */
  readonly 'x-moltify-timestamp': string
}

/** Signs bodies; see {@link signWebhook}. */
export interface SignWebhook {
  /**
   * Signs a body as Moltify does: for tests of a webhook, and for callbacks, which are signed in
   * the same way.
   *
   * @param body exactly what will be sent: text counts as UTF-8
   * @param now milliseconds since 1970; the clock's if left out
   * @throws ConfigError if the secret is missing, empty, or has white space around it
   * @example
   * const body = JSON.stringify({ event: 'task.approved', data: { taskId } })
   * await fetch(url, { method: 'POST', body, headers: { ...(await signWebhook(body, secret)) } })
   */
  // biome-ignore lint/style/useShorthandFunctionType: what a signature says is shown at each call.
  (body: string | Uint8Array, secret: string, now?: number): Promise<SignatureHeaders>
}

export const createSigner =
  (hmac: Hmac): SignWebhook =>
  (body, secret, now) =>
    sign(hmac, headerPrefix, body, secret, now)
