import { webhookWorker } from '@moltify/sdk/webhooks/workers'
import { agent } from './work.ts'

// The agent as a Cloudflare Worker: `wrangler secret put` gives it key and secret.
// biome-ignore lint/style/noDefaultExport: a worker is what its module exports by default.
export default webhookWorker(agent)
