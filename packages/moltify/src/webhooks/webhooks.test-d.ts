import { Moltify } from '../client.ts'
import type { TaskHandle, WebhookEvent } from './index.ts'
import { createWebhookHandler, verifyWebhook } from './index.ts'

const secret = 'whsec_x'

export const typed = async (request: Request): Promise<unknown> => {
  const event: WebhookEvent = await verifyWebhook(request, { secret })
  if (event.event === 'task.revision_requested') return event.data.revisionReason
  // @ts-expect-error what is in an event shows only when its name is known
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

// @ts-expect-error no secret
createWebhookHandler({ on: {} })
// @ts-expect-error one or the other
createWebhookHandler({ secret, secrets: [secret], on: {} })
// @ts-expect-error a variable of the environment may not be there
createWebhookHandler({ secret: process.env['X'], on: {} })
// @ts-expect-error an event that there is none of; `other` takes what is new
createWebhookHandler({ secret, on: { 'task.submited': () => undefined } })
// @ts-expect-error no duration
createWebhookHandler({ secret, on: {}, tolerance: '5 minutes' })
// @ts-expect-error without options nothing can be verified
verifyWebhook({ body: '', headers: {} })
