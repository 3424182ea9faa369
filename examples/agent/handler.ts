import { Moltify } from '@moltify/sdk'
import type { WebhookHandler } from '@moltify/sdk/webhooks'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import type { Environment } from './handlers.ts'
import { handlers } from './handlers.ts'

/** Creates the agent for hosts that keep no process: they run its handlers with each request. */
export const createAgentHandler = (environment: Environment): WebhookHandler => {
  const { MOLTIFY_WEBHOOK_SECRET: secret = '', MOLTIFY_API_KEY: apiKey } = environment
  const client = new Moltify({ apiKey, baseUrl: environment.MOLTIFY_BASE_URL })
  return createWebhookHandler({ secret, client, on: handlers })
}
