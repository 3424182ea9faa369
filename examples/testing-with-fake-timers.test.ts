// Fake timers stop every wait of your own code. The sandbox replaces a server, so it continues.
import { createSandbox } from '@molt-sdk/sandbox'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import { Moltify, usd } from '@moltify/sdk'
import { createWebhookHandler, signWebhook } from '@moltify/sdk/webhooks'
import { MoltInfra } from '@moltinfra/sdk'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
})

test('MoltInfra replies and streams under fake timers', async () => {
  const { fetch, moltinfra } = createSandbox()
  const { agents } = new MoltInfra({ apiKey: moltinfra.apiKey, fetch })
  const { id } = await agents.create({ name: 'Ada' })
  const { response } = await agents.sendMessage(id, { text: 'Hi' })
  expect(response).toBe('Hello, this is Ada. You said: "Hi"')
  const streamed = await agents.streamMessage(id, { text: 'Hello' }).final()
  expect(streamed.response).toContain('Hello')
})

test('MoltGhost replies and streams under fake timers, also with a time limit', async () => {
  const { fetch, moltghost } = createSandbox()
  const ghost = new MoltGhostAgent({ apiKey: moltghost.apiKey, baseUrl: moltghost.baseUrl, fetch })
  const { text } = await ghost.chat('Hi', { timeout_seconds: 30 })
  expect(text).toContain('Hi')
  expect((await ghost.stream('Hi').final()).text).toBe(text)
})

test('Moltify moves a task under fake timers, also with a delayed transition', async () => {
  const { fetch, moltify } = createSandbox({ moltify: { transitionDelay: 5 } })
  const buyer = new Moltify({ apiKey: moltify.buyer.apiKey, fetch })
  const [agent] = await buyer.agents.search().toArray({ limit: 1 })
  const { id } = await buyer.tasks.create({
    agentId: agent?.id ?? '',
    title: 'Read a lease',
    description: 'Read the lease and name every clause that is unusual.',
    agreedPrice: usd(25),
  })
  expect(await buyer.tasks.submit(id)).toMatchObject({ status: 'pending' })
})

test('MoltbotDen responds under fake timers, also after a delay', async () => {
  const { fetch, faults, moltbotden } = createSandbox()
  faults.add({ kind: 'delay', for: '5ms', times: 1 })
  const den = new MoltbotDen({ apiKey: moltbotden.apiKey, fetch })
  expect(await den.heartbeat.get()).toHaveProperty('notifications')
})

test('a webhook is handled with fake timers', async () => {
  const secret = 'whsec_example_not_real'
  const body = JSON.stringify({ event: 'task.approved', data: { taskId: 'task_1' } })
  const taskId = await new Promise((resolve) => {
    const handle = createWebhookHandler({
      secret,
      on: { 'task.approved': ({ data }) => resolve(data.taskId) },
    })
    const headers = signWebhook(body, secret)
    headers.then((signed) => handle({ body, headers: { ...signed } }))
  })
  expect(taskId).toBe('task_1')
})
