import { Moltify } from '../client.ts'
import type { TaskHandle, WebhookEvent } from './index.ts'
import { createWebhookHandler, verifyWebhook } from './index.ts'

const secret = 'whsec_x'

export const typed = async (request: Request): Promise<unknown> => {
  const event: WebhookEvent = await verifyWebhook(request, { secret })
  if (event.event === 'task.revision_requested') return event.data.revisionReason
  // @ts-expect-error the data of an event is typed only after its name was checked
  return event.data.revisionReason
}

export const handlers = [
  createWebhookHandler({
    secret,
    on: {
      'task.submitted': async (event, task) => {
        const price: number | null | undefined = event.data.agreedPrice
        await task.accept()
        return price
      },
      'task.disputed': (event) => event.data.disputeReason,
      // @ts-expect-error only a dispute has a reason
      'task.approved': (event) => event.data.disputeReason,
      other: (event: WebhookEvent, task: TaskHandle) => [event, task],
    },
  }),
  createWebhookHandler({ secrets: [secret], client: new Moltify({ apiKey: 'k' }), on: {} }),
  createWebhookHandler({ secret, on: {}, tolerance: '30s', replayStore: { claim: () => true } }),
]

// @ts-expect-error the secret is missing
createWebhookHandler({ on: {} })
// @ts-expect-error `secret` and `secrets` exclude each other
createWebhookHandler({ secret, secrets: [secret], on: {} })
// @ts-expect-error an environment variable may be undefined
createWebhookHandler({ secret: process.env['X'], on: {} })
// @ts-expect-error unknown event name; `other` handles new events
createWebhookHandler({ secret, on: { 'task.submited': () => undefined } })
// @ts-expect-error not a duration
createWebhookHandler({ secret, on: {}, tolerance: '5 minutes' })
// @ts-expect-error the options are missing
verifyWebhook({ body: '', headers: {} })
