import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { Hmac, VerifyOptions, WebhookRequest } from '@molt-sdk/core/webhooks'
import { verify } from '@molt-sdk/core/webhooks'
import { headerPrefix } from './header-prefix.ts'

/** Verifies deliveries; see {@link verifyWebhook}. */
export interface VerifyWebhook {
  /**
   * Makes sure that a delivery was sent by Moltify, lately, and gives its event. Only the signature,
   * the time and the outline (`event`, `data`) are checked: what is in `data` is as it was sent.
   *
   * @param delivery a `Request`, or the raw body beside the headers: `{ body, headers }`. A
   * `Request` is read; whoever needs its body too gives a `clone()`.
   * @param options the `secret`, or several `secrets` while one takes the place of another, and how
   * far the clocks may be apart (`tolerance`, 5 minutes by default, both ways)
   * @throws WebhookError if the delivery is not to be trusted or cannot be read, whatever it holds:
   * `code` says why, and `status` what to answer. ConfigError if an option cannot work: a secret
   * that is missing, empty, or has white space around it; a tolerance that is no duration.
   * @example
   * const event = await verifyWebhook(request, { secret })
   * if (event.event === 'task.submitted') console.log(event.data.title)
   */
  // biome-ignore lint/style/useShorthandFunctionType: what a signature says is shown at each call.
  (delivery: WebhookRequest, options: VerifyOptions): Promise<WebhookEvent>
}

export const createVerifier =
  (hmac: Hmac): VerifyWebhook =>
  async (delivery, options) =>
    (await verify(hmac, headerPrefix, delivery, options)).event as WebhookEvent
