import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { createAgentHandler } from './handler.ts'

// The agent as a Node server on PORT. A reverse proxy provides HTTPS.
const server = createServer(nodeWebhook(createAgentHandler(process.env)))
server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log(`Listening on port ${(server.address() as AddressInfo).port}.`)
})
