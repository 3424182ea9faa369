import { webhookWorker } from '@moltify/sdk/webhooks/workers'
import { createAgentHandler } from './handler.ts'

// The agent as a Cloudflare Worker. Set key and secret with `wrangler secret put`.
// biome-ignore lint/style/noDefaultExport: Workers require a default export.
export default webhookWorker(createAgentHandler)
