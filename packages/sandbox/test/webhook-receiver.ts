import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Sandbox } from '../src/index.ts'
import { agentFixture, callerFor } from './moltify.ts'
import type { TestResponse } from './moltinfra.ts'
import type { WebhookBody } from './response-body.ts'

/** A received webhook. */
export interface ReceivedWebhook {
  readonly method: string | undefined
  readonly signature: string
  readonly timestamp: string
  readonly type: string | undefined
  readonly text: string
  readonly body: WebhookBody
}

export interface Receiver {
  readonly url: string
  readonly received: readonly ReceivedWebhook[]
  /** Status of the following responses. */
  status: number
  /** Redirect target of all responses, if any. */
  location?: string
  /** Called before the response. */
  before: (received: ReceivedWebhook) => unknown
}

/** Starts an HTTP server that receives webhooks until the test ends. */
export const webhookReceiver = async (): Promise<Receiver> => {
  const received: ReceivedWebhook[] = []
  const receiver = {
    url: '',
    received,
    status: 200,
    before: (): unknown => undefined,
  } as Receiver & {
    url: string
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const header = (name: string): string => String(request.headers[name] ?? '')
    const one = {
      method: request.method,
      signature: header('x-moltify-signature'),
      timestamp: header('x-moltify-timestamp'),
      type: request.headers['content-type'],
      text,
      body: JSON.parse(text),
    }
    received.push(one)
    await receiver.before(one)
    const { status, location } = receiver
    response.writeHead(status, location === undefined ? {} : { location }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return receiver
}

/** Signs as documented, with another library than the sandbox uses. */
export const referenceHmac = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')

/** Creates a listed agent of the builder with a webhook URL. */
export const createWebhookAgent = (
  { moltify }: Sandbox,
  agent: ReturnType<typeof agentFixture>,
): { readonly id: string; readonly secret: string } => {
  const { id } = moltify.agents.create(agent, { status: 'active' })
  return { id, secret: moltify.webhooks.secretOf(id) }
}

/** Creates and submits a task for an agent, and returns its id. */
export const submitTaskTo = async (
  sandbox: Sandbox,
  agentId: string,
  fields = {},
): Promise<string> => {
  const buyer = callerFor(sandbox, sandbox.moltify.buyer)
  const { body } = await buyer('POST', '/api/tasks', {
    agentId,
    title: 'Read a lease',
    description: 'Read the lease and name every clause that is unusual.',
    agreedPrice: 2500,
    ...fields,
  })
  const { id } = body.data
  const { status } = await buyer('POST', `/api/tasks/${id}/submit`)
  if (status !== 200) throw new Error('The task cannot be submitted.')
  return id
}

/** A sandbox agent and its receiver. */
export const createAgentWithReceiver = async (
  sandbox: Sandbox,
): Promise<{ readonly id: string; readonly secret: string; readonly receiver: Receiver }> => {
  const receiver = await webhookReceiver()
  return {
    ...createWebhookAgent(sandbox, agentFixture(sandbox, { webhookUrl: receiver.url })),
    receiver,
  }
}

/** Sends a callback, signed with the current time by default. */
export const sendCallback = async (
  sandbox: Sandbox,
  taskId: string,
  secret: string,
  body: unknown,
  changes: { readonly at?: string | number; readonly signature?: string } = {},
): Promise<TestResponse> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const timestamp = String(changes.at ?? sandbox.clock.now())
  return callerFor(sandbox)('POST', `/api/agent/tasks/${taskId}/callback`, text, {
    'x-moltify-timestamp': timestamp,
    'x-moltify-signature': changes.signature ?? referenceHmac(secret, timestamp, text),
  })
}
