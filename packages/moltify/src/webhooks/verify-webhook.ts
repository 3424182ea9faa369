import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { Hmac, VerifyOptions, WebhookRequest } from '@molt-sdk/core/webhooks'
import { checkOptions, verify, verifyRules } from '@molt-sdk/core/webhooks'
import { headerPrefix } from './header-prefix.ts'

/** The type of {@link verifyWebhook}. */
export interface VerifyWebhook {
  /**
   * Verifies that a delivery was recently sent by Moltify, and returns its event. Checks the
   * signature, the timestamp, and that the body has `event` and `data`; the fields of `data` are not
   * checked.
   *
   * @param delivery a `Request`, or the headers with the raw body: `{ body, headers }`. The body of
   * a `Request` is consumed; pass a `clone()` if you need it again.
   * @param options the `secret`, or several `secrets` during a rotation, and the `tolerance` of the
   * timestamp in both directions (5 minutes by default)
   * @throws WebhookError if the delivery is not authentic or cannot be read: `code` is the reason,
   * `status` the HTTP status to respond with. ConfigError if an option is invalid: a secret that is
   * missing, empty, or surrounded by white space; an invalid tolerance.
   * @example
   * const event = await verifyWebhook(request, { secret })
   * if (event.event === 'task.submitted') console.log(event.data.title)
   */
  // biome-ignore lint/style/useShorthandFunctionType: editors show the doc comment of a call signature at each call.
  (delivery: WebhookRequest, options: VerifyOptions): Promise<WebhookEvent>
}

export const createVerifier =
  (hmac: Hmac): VerifyWebhook =>
  async (delivery, options) => {
    checkOptions('verifyWebhook()', '{ secret }', options, verifyRules)
    const verified = verify(hmac, headerPrefix, delivery, options)
    return (verified instanceof Promise ? await verified : verified).event as WebhookEvent
  }
