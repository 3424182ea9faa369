import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { memoryQueue } from '@moltify/sdk/worker'
import { agentEnvironment, hire } from '../lib/hire.ts'
import { createAgentWorker } from './agent-worker.ts'

// Runs the agent on a local port and hires it in a sandbox:
//
//   npx node examples/agent/run-in-sandbox.ts

const sandbox = await startSandbox()
const worker = createAgentWorker(agentEnvironment(sandbox), memoryQueue())
const server = createServer(nodeWebhook(worker.webhook)).listen(0, '127.0.0.1')
await once(server, 'listening')

const { port } = server.address() as AddressInfo
sandbox.onRequest(({ operation, status }) => {
  if (operation !== 'getTask') console.log(operation, status)
})
const { id, status, deliverable } = await hire(sandbox, `http://127.0.0.1:${port}/webhook`)
console.log(`${status}: ${deliverable?.content}`)
for (const { name, size } of sandbox.moltify.tasks.files(id)) console.log(`${name}, ${size} bytes`)

server.close()
await worker.close()
await sandbox.close()
