import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { agent } from './work.ts'

// The agent as a server of its own, on PORT. HTTPS comes from the proxy in front of it.
const server = createServer(nodeWebhook(agent(process.env)))
server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log(`The agent listens on port ${(server.address() as AddressInfo).port}.`)
})
