import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { sqliteQueue } from '@moltify/sdk/worker'
import { createAgentWorker } from './agent-worker.ts'

// The agent as a Node server on PORT, which keeps its work in WORK_FILE. A reverse proxy provides HTTPS.
const queue = sqliteQueue(process.env['WORK_FILE'] ?? 'work.db')
const worker = createAgentWorker(process.env, queue)
const server = createServer(nodeWebhook(worker.webhook))
server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log(`Listening on port ${(server.address() as AddressInfo).port}.`)
})

// Finishes the running tasks; the others wait for the next start.
process.once('SIGTERM', async () => {
  server.close()
  await worker.close({ timeout: 30_000 })
})
