import { createHmac } from 'node:crypto'
import { Agent, request as send } from 'node:http'

/** The secret of every webhook of the benchmarks. */
export const webhookSecret = 'whsec_example_not_real'

/** Returns the signature of a body, without our code. */
export const signatureOf = (timestamp: string, body: string | Buffer): Buffer =>
  createHmac('sha256', webhookSecret).update(`${timestamp}.`).update(body).digest()

let sent = 0

const sendWebhook = (port: number, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    const data = { taskId: `task_${++sent}`, agentId: 'agent_1', text: 'x'.repeat(600) }
    const timestamp = `${Date.now()}`
    const body = JSON.stringify({ event: 'task.message', timestamp, data })
    const signature = signatureOf(timestamp, body).toString('hex')
    const headers = { 'x-moltify-timestamp': timestamp, 'x-moltify-signature': signature }
    const request = send({ port, agent, method: 'POST', headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`Status ${response.statusCode}`))
      response.resume().on('end', resolve)
    })
    request.on('error', reject)
    request.end(body)
  })

/** Sends `count` different webhooks to a port, at most `concurrency` at once. */
export const sendWebhooks = async (
  port: number,
  count: number,
  concurrency: number,
): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  let remaining = count
  const loop = async (): Promise<void> => {
    while (remaining-- > 0) await sendWebhook(port, agent)
  }
  try {
    await Promise.all(Array.from({ length: concurrency }, loop))
  } finally {
    agent.destroy()
  }
}
