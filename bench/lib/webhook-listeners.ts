import { timingSafeEqual } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { signatureOf, webhookSecret } from './webhook-sender.ts'

/** What a user writes without an SDK: it limits neither the size of the body nor its time. */
const byHand: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    const { 'x-moltify-timestamp': timestamp = '', 'x-moltify-signature': signature = '' } =
      request.headers
    const isValid =
      Math.abs(Date.now() - Number(timestamp)) < 300_000 &&
      timingSafeEqual(signatureOf(`${timestamp}`, body), Buffer.from(`${signature}`, 'hex'))
    response.statusCode = isValid && JSON.parse(body.toString()).event ? 200 : 401
    response.end('ok')
  })
}

/** Request listeners that verify webhooks. No function handles their events. */
export const webhookListeners = {
  'node:http': () => byHand,
  moltify: () =>
    nodeWebhook(
      createWebhookHandler({ secret: webhookSecret, on: { 'task.approved': () => undefined } }),
    ),
} satisfies Readonly<Record<string, () => RequestListener>>

export type WebhookListener = keyof typeof webhookListeners
