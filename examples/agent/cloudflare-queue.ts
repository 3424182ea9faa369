import { Moltify } from '@moltify/sdk'
import { webhookWorker } from '@moltify/sdk/webhooks/workers'
import type { Job, Worker } from '@moltify/sdk/worker'
import { createWorker } from '@moltify/sdk/worker'
import type { Environment } from './handlers.ts'
import { handlers } from './handlers.ts'

/** A message of Cloudflare Queues. */
interface Message {
  readonly body: Job
  readonly attempts: number
  ack(): void
  retry(options: { readonly delaySeconds: number }): void
}

interface QueueEnvironment extends Environment {
  /** The producer of the queue. */
  readonly JOBS: { send(job: Job): Promise<unknown> }
}

const workerOf = (env: QueueEnvironment): Worker =>
  createWorker({
    client: new Moltify({ apiKey: env.MOLTIFY_API_KEY, baseUrl: env.MOLTIFY_BASE_URL }),
    secret: env.MOLTIFY_WEBHOOK_SECRET,
    enqueue: (job) => env.JOBS.send(job),
    on: handlers,
  })

// The agent as a Cloudflare Worker with a queue: the webhook saves a task in the queue, and the queue
// delivers it until it is done. A job that fails for good goes to the dead letter queue, if there is one.
// biome-ignore lint/style/noDefaultExport: Workers require a default export.
export default {
  ...webhookWorker((env: QueueEnvironment) => workerOf(env).webhook),
  async queue({ messages }: { readonly messages: readonly Message[] }, env: QueueEnvironment) {
    for (const message of messages) {
      const outcome = await workerOf(env).perform(message.body, { attempt: message.attempts })
      if (outcome.status === 'done') message.ack()
      else message.retry({ delaySeconds: outcome.status === 'retry' ? outcome.delayMs / 1000 : 0 })
    }
  },
}
