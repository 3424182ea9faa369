import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { Agent, createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import type { GrowthCase } from '../measure.ts'
import { costPer, runConcurrently } from '../measure.ts'

const secret = 'whsec_example_not_real'

const sign = (timestamp: string, body: string | Buffer): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest()

const byHand: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    const { 'x-moltify-timestamp': timestamp = '', 'x-moltify-signature': signature = '' } =
      request.headers
    const isValid =
      Math.abs(Date.now() - Number(timestamp)) < 300_000 &&
      timingSafeEqual(sign(`${timestamp}`, body), Buffer.from(`${signature}`, 'hex'))
    response.statusCode = isValid && JSON.parse(body.toString()).event ? 200 : 401
    response.end('ok')
  })
}

const listeners: Readonly<Record<string, () => RequestListener>> = {
  'node:http': () => byHand,
  moltify: () => nodeWebhook(createWebhookHandler({ secret, on: { 'task.approved': () => 1 } })),
}

/** Webhooks that a server in the same process verifies, `size` of them at once, with their sender. */
export const webhooks: GrowthCase = async (contestant) => {
  const listener = listeners[contestant]?.()
  if (!listener) throw new Error(`${contestant} has no webhooks.`)
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let count = 0
  const deliver = (agent: Agent): Promise<void> =>
    new Promise((resolve, reject) => {
      const data = { taskId: `task_${++count}`, agentId: 'agent_1', text: 'x'.repeat(600) }
      const timestamp = `${Date.now()}`
      const body = JSON.stringify({ event: 'task.message', timestamp, data })
      const signature = sign(timestamp, body).toString('hex')
      const headers = { 'x-moltify-timestamp': timestamp, 'x-moltify-signature': signature }
      const request = send({ port, agent, method: 'POST', headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`Status ${response.statusCode}`))
        response.resume().on('end', resolve)
      })
      request.on('error', reject)
      request.end(body)
    })
  return async (size) => {
    const agent = new Agent({ keepAlive: true, maxSockets: size })
    const total = Math.max(1000, 2 * size)
    try {
      return await costPer(total, () => runConcurrently(total, size, () => deliver(agent)))
    } finally {
      agent.destroy()
    }
  }
}
