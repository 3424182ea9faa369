import { createHmac } from 'node:crypto'
import type { WebhookHandler, WebhookHandlerOptions } from '../src/webhooks/index.ts'
import { createWebhookHandler } from '../src/webhooks/index.ts'

export const webhookSecret = 'whsec_example_not_real'

/** Signature headers, created without our code. */
export const signatureOf = (
  body: string | Uint8Array,
  now: number = Date.now(),
): Record<string, string> => ({
  'x-moltify-signature': createHmac('sha256', webhookSecret)
    .update(`${now}.`)
    .update(body)
    .digest('hex'),
  'x-moltify-timestamp': `${now}`,
})

export const eventBody = (event = 'task.approved', data: object = {}): string =>
  JSON.stringify({
    event,
    timestamp: new Date().toISOString(),
    data: { taskId: 'task_é', agentId: 'a1', ...data },
  })

export const deliveryOf = (
  body: string,
  now?: number,
): { body: string; headers: Record<string, string> } => ({
  body,
  headers: { 'content-type': 'application/json', ...signatureOf(body, now) },
})

/** A handler that records its events and errors. */
export const recordingHandler = (
  options: Partial<WebhookHandlerOptions> = {},
): { handler: WebhookHandler; events: string[]; errors: unknown[] } => {
  const events: string[] = []
  const errors: unknown[] = []
  const handler = createWebhookHandler({
    secret: webhookSecret,
    on: {
      other: ({ event, data }) =>
        void events.push(`${event} ${(data as { taskId?: unknown }).taskId}`),
    },
    onError: (error) => void errors.push(error),
    ...options,
  } as WebhookHandlerOptions)
  return { handler, events, errors }
}
