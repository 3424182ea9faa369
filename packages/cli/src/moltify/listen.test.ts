import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSandbox } from '@molt-sdk/sandbox'
import { Moltify, usd } from '@moltify/sdk'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { expect, onTestFinished, test } from 'vitest'
import { runMolt, sandboxSettings } from '../../test/molt.ts'

const secret = 'whsec_0123456789abcdef0123456789abcdef'
const sandbox = createSandbox()
const { buyer: buyerAccount, builder } = sandbox.moltify
const buyer = new Moltify({ apiKey: buyerAccount.apiKey, fetch: sandbox.fetch })
const settings = sandboxSettings(sandbox, {
  MOLTIFY_API_KEY: builder.apiKey,
  MOLTIFY_WEBHOOK_SECRET: secret,
})

const submitTask = async (): Promise<string> => {
  const [agent] = await buyer.agents.search().toArray()
  const { id } = await buyer.tasks.create({
    agentId: agent?.id ?? '',
    title: 'Review of a lease',
    description: 'Find the clauses that put the tenant at a disadvantage.',
    agreedPrice: usd(25),
  })
  await buyer.tasks.submit(id)
  return id
}

/** Starts a webhook handler on a port, as a user would. */
const startHandler = async (received: string[]): Promise<string> => {
  const client = new Moltify({ apiKey: builder.apiKey, fetch: sandbox.fetch })
  const handler = createWebhookHandler({
    secret,
    client,
    on: {
      'task.submitted': async ({ data }, task) => {
        received.push(`${data.title} for ${data.agreedPrice}`)
        await task.accept()
      },
    },
  })
  const server = createServer(nodeWebhook(handler)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
}

test('forwards signed events to a handler on this machine until Ctrl-C', async () => {
  const received: string[] = []
  const url = await startHandler(received)
  const id = await submitTask()
  const interrupt = new AbortController()
  const listen = ['moltify', 'listen', '--forward', url, '--interval', '0.01', '--json']
  const running = runMolt(listen, { ...settings, signal: interrupt.signal })
  await expect.poll(async () => (await buyer.tasks.get(id)).status).toBe('in_progress')
  interrupt.abort()
  const { code, stdout, stderr } = await running
  expect(code).toBe(130)
  expect(received).toEqual(['Review of a lease for 2500'])
  expect(JSON.parse(stdout)).toMatchObject({ event: 'task.submitted', taskId: id, attempt: 1 })
  expect(stderr).not.toContain(secret)
})

test('reports a handler that is not there, and wrong arguments', async () => {
  await submitTask()
  const interrupt = new AbortController()
  const url = 'http://127.0.0.1:9/webhook'
  const errors = runMolt(['moltify', 'listen', '--forward', url, '--interval', '0.01'], {
    ...settings,
    signal: interrupt.signal,
  })
  const taskReads = () => sandbox.log().filter(({ operation }) => operation === 'listTasks').length
  const before = taskReads()
  await expect.poll(taskReads).toBeGreaterThan(before + 4)
  interrupt.abort()
  expect((await errors).stderr).toContain(`task.submitted: no response from ${url}`)
  const wrong = await runMolt(['moltify', 'listen', '--forward', 'localhost:3000'], settings)
  expect(wrong).toMatchObject({ code: 2 })
  expect(wrong.stderr).toContain('--forward must be an http or https URL')
  const noAgent = await runMolt(
    ['moltify', 'listen', '--forward', url],
    sandboxSettings(sandbox, { MOLTIFY_API_KEY: sandbox.moltify.admin.apiKey }),
  )
  expect(noAgent.code).not.toBe(0)
})

test('does not follow a redirect of the handler, and sends the event again', async () => {
  const received: string[] = []
  const target = await startHandler(received)
  let requests = 0
  const server = createServer((_, response) => {
    requests++
    response.writeHead(307, { location: target }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const id = await submitTask()
  const interrupt = new AbortController()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
  const listen = ['moltify', 'listen', '--forward', url, '--interval', '0.01', '--json']
  const running = runMolt(listen, { ...settings, signal: interrupt.signal })
  await expect.poll(() => requests, { timeout: 20_000 }).toBeGreaterThan(3)
  interrupt.abort()
  const { stdout, stderr } = await running
  expect(stdout).toContain(`"taskId":"${id}","status":307`)
  expect(stderr).toContain(`${url} responded with 307`)
  expect(received).toEqual([])
})
