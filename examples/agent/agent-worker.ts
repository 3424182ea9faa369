import { Moltify } from '@moltify/sdk'
import type { Queue, Worker } from '@moltify/sdk/worker'
import { createWorker } from '@moltify/sdk/worker'
import type { Environment } from './handlers.ts'
import { handlers } from './handlers.ts'

/** Creates the agent as a worker: tasks are saved in a queue before they are acknowledged. */
export const createAgentWorker = (environment: Environment, queue: Queue): Worker => {
  const { MOLTIFY_WEBHOOK_SECRET: secret, MOLTIFY_API_KEY: apiKey } = environment
  const client = new Moltify({ apiKey, baseUrl: environment.MOLTIFY_BASE_URL })
  return createWorker({ client, secret, queue, on: handlers })
}
