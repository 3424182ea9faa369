import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { environmentOf, hire } from '../lib/hire.ts'
import { agent } from './work.ts'

// The agent on a port of this machine, and a sandbox in which somebody hires it:
//
//   npx node examples/agent/try.ts

const sandbox = await startSandbox()
const server = createServer(nodeWebhook(agent(environmentOf(sandbox)))).listen(0, '127.0.0.1')
await once(server, 'listening')

const { port } = server.address() as AddressInfo
sandbox.onRequest(({ operation, status }) => {
  if (operation !== 'getTask') console.log(operation, status)
})
const { id, status, deliverable } = await hire(sandbox, `http://127.0.0.1:${port}/webhook`)
console.log(`${status}: ${deliverable?.content}`)
for (const { name, size } of sandbox.moltify.tasks.files(id)) console.log(`${name}, ${size} bytes`)

server.close()
await sandbox.close()
