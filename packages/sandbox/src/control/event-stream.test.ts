import { afterEach, expect, test } from 'vitest'
import { openEvents } from '../../test/control-events.ts'
import { call, createTestAgent, eventually, request, testSandbox } from '../../test/moltinfra.ts'
import { createActivity } from '../runtime/activity.ts'
import type { RunningSandbox } from '../transports/server.node.ts'
import { startSandbox } from '../transports/server.node.ts'
import { eventStream } from './event-stream.ts'

const running: RunningSandbox[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
})

const start = async (): Promise<RunningSandbox> => {
  const sandbox = await startSandbox({ moltinfra: { agents: 1, tokenPace: 0 } })
  running.push(sandbox)
  return sandbox
}

test('starts with the state, and reports each request when it starts and ends', async () => {
  const sandbox = testSandbox({ seed: 7, record: true })
  await call(sandbox, 'GET', '/agents')
  const events = await openEvents(sandbox)
  const state = await events.next('state')
  expect(state.data).toMatchObject({
    seed: 7,
    now: '2026-01-05T12:00:00.000Z',
    frozen: true,
    faults: [],
    platforms: sandbox.platformInfo(),
    requests: [{ operation: 'listAgents', caller: sandbox.moltinfra.accounts.list()[0]?.id }],
  })
  await call(sandbox, 'POST', '/agents', { name: 'Ada' })
  const { data: started } = await events.next('request')
  expect(started).toMatchObject({ platform: 'moltinfra', method: 'POST', path: '/v1/agents' })
  expect(started).not.toHaveProperty('status')
  const { data: ended } = await events.next('response')
  expect(ended).toEqual(JSON.parse(JSON.stringify(sandbox.log()[1])))
  expect(ended['id']).toBe(started['id'])
  await events.close()
})

test('reports several changes of a platform as one', async () => {
  const sandbox = testSandbox()
  const events = await openEvents(sandbox)
  for (let count = 0; count < 20; count++) await call(sandbox, 'GET', '/agents')
  const { id, data } = await events.next('changed')
  expect(data).toEqual({ platform: 'moltinfra' })
  // Numbered after all events so far: 20 requests, responses and changes.
  expect(id).toMatch(/-60$/)
  await events.close()
})

test('sends comments while nothing happens, so that the connection stays open', async () => {
  const { body } = eventStream(createActivity(), undefined, () => ({}), 5)
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes(': heartbeat\n\n: heartbeat\n\n')) text += (await reader?.read())?.value
  expect(text).toMatch(/^event: state\n/)
  await reader?.cancel()
})

test('reports changes that a program makes with the objects of the sandbox', async () => {
  const sandbox = testSandbox()
  const { moltify, moltghost } = sandbox
  const events = await openEvents(sandbox)
  await events.next('state')
  moltghost.replyWith('Not today.')
  expect((await events.next('changed')).data).toEqual({ platform: 'moltghost' })
  moltify.deposit(moltify.buyer, 100)
  expect((await events.next('changed')).data).toEqual({ platform: 'moltify' })
  await moltify.webhooks.flush()
  expect((await events.next('changed')).data).toEqual({ platform: 'moltify' })
  await moltify.tasks.transition('task_x', 'submit').catch(() => undefined)
  expect((await events.next('changed')).data).toEqual({ platform: 'moltify' })
  await events.close()
})

test('reports the clock, faults, changes through the control API, and a reset', async () => {
  const sandbox = testSandbox()
  const events = await openEvents(sandbox)
  sandbox.clock.advance('1h')
  expect((await events.next('clock')).data).toEqual({
    now: '2026-01-05T13:00:00.000Z',
    frozen: true,
  })
  sandbox.clock.unfreeze()
  expect((await events.next('clock')).data).toHaveProperty('frozen', false)
  const fault = { kind: 'drop', operation: 'listAgents', times: 1 } as const
  sandbox.faults.add(fault)
  expect((await events.next('faults')).data).toEqual([{ id: 'fault_1', fault, applied: 0 }])
  await call(sandbox, 'GET', '/agents').catch(() => undefined)
  expect((await events.next('faults')).data).toEqual([])
  await sandbox.fetch('https://sandbox.test/_sandbox/moltbotden/invites', { method: 'POST' })
  for (;;) {
    const { data } = await events.next('changed')
    if (data['platform'] === 'moltbotden') break
  }
  sandbox.reset()
  expect((await events.next('reset')).data).toEqual({})
  await events.close()
})

test('reports that a webhook was delivered after the request had ended', async () => {
  let deliver: () => void = () => undefined
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve
  })
  const sandbox = testSandbox({
    webhookFetch: async () => {
      await delivered
      return new Response()
    },
  })
  const { moltify } = sandbox
  const agent = moltify.agents.create(
    {
      name: 'Clerk',
      tagline: 'Keeps the books of a shop',
      description: 'Reads receipts, sorts them and asks about the odd ones, every day of the week.',
      pricingModel: 'fixed',
      basePrice: 2500 as never,
      categoryIds: [moltify.categories.list()[0]?.id ?? ''],
      webhookUrl: 'https://clerk.example/hook',
    },
    { status: 'active' },
  )
  moltify.webhooks.secretOf(agent.id)
  const events = await openEvents(sandbox)
  const headers = { authorization: `Bearer ${moltify.apiKey}`, 'content-type': 'application/json' }
  const body = JSON.stringify({
    agentId: agent.id,
    title: 'Sort the receipts',
    description: 'Sort the receipts of March and name the odd ones among them.',
    agreedPrice: 2500,
  })
  const url = `${moltify.baseUrl}/api/tasks`
  await sandbox.fetch(url, { method: 'POST', headers, body })
  const id = moltify.tasks.list()[0]?.id
  await sandbox.fetch(`${url}/${id}/submit`, { method: 'POST', headers })
  await events.next('changed')
  expect(moltify.webhooks.deliveries()).toMatchObject([{ status: 'sending' }])
  deliver()
  expect((await events.next('changed')).data).toEqual({ platform: 'moltify' })
  expect(moltify.webhooks.deliveries()).toMatchObject([{ status: 'delivered' }])
  await events.close()
})

test('reports the events of a stream as they pass, without secrets', async () => {
  const sandbox = await start()
  const agent = sandbox.moltinfra.agents.list()[0]?.id
  const { apiKey } = sandbox.moltinfra
  const events = await openEvents({ fetch }, sandbox.url)
  await events.next('state')
  const body = { text: `Hi ${apiKey}` }
  const path = `/agents/${agent}/messages/stream`
  await (await request(sandbox, 'POST', path, body, { fetch })).text()
  const { data: started } = await events.next('request')
  const { data: first } = await events.next('message')
  expect(first).toMatchObject({ request: started['id'], direction: 'received' })
  expect(first['text']).toContain('data: {"type":"token"')
  const texts = [first['text']]
  while (!String(texts.at(-1)).includes('"done"')) {
    texts.push((await events.next('message')).data['text'])
  }
  expect(texts.join('')).not.toContain(apiKey)
  await events.close()
})

test('repeats what a client has missed, and the state where that is no longer known', async () => {
  const sandbox = testSandbox({ moltinfra: { tier: 5000 } })
  const events = await openEvents(sandbox)
  const { id } = await events.next('state')
  await events.close()
  await createTestAgent(sandbox)
  const again = await openEvents(sandbox, undefined, id)
  expect((await again.next('response')).data).toHaveProperty('operation', 'createAgent')
  await again.close()
  for (let count = 0; count < 200; count++) await call(sandbox, 'GET', '/agents')
  const late = await openEvents(sandbox, undefined, id)
  expect((await late.next('state')).data['requests']).toHaveLength(201)
  await late.close()
  const restarted = await openEvents(testSandbox(), undefined, id)
  expect((await restarted.next('state')).data['requests']).toEqual([])
  await restarted.close()
})

test('sends the state to a reader that is too slow for the events', async () => {
  const activity = createActivity()
  const { body } = eventStream(activity, undefined, () => ({ whole: true }))
  for (let count = 0; count < 2500; count++) activity.publish({ type: 'reset' })
  const reader = body?.getReader()
  const text = new TextDecoder().decode((await reader?.read())?.value)
  const names = [...text.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name)
  expect(names[0]).toBe('state')
  expect(names.length).toBeLessThanOrEqual(1000)
  expect(text).toMatch(/-2500\n/)
  await reader?.cancel()
})

test('a closed stream leaves no listener, whoever closes it', async () => {
  const listeners = new Set<unknown>()
  const activity = createActivity()
  const observed = {
    ...activity,
    subscribe: (listener: Parameters<typeof activity.subscribe>[0]) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const { body } = eventStream(observed, undefined, () => ({}))
  expect(listeners.size).toBe(1)
  await body?.cancel()
  expect(listeners.size).toBe(0)

  const sandbox = testSandbox()
  const aborted = new AbortController()
  const response = await sandbox.fetch('https://sandbox.test/_sandbox/events', {
    signal: aborted.signal,
  })
  aborted.abort()
  await expect(response.text()).rejects.toThrow('aborted')
})

test('is not in the log, and neither are reads of a page of the sandbox', async () => {
  const sandbox = await start()
  const paths: string[] = []
  sandbox.onRequest(({ path }) => paths.push(path))
  const headers = { 'sec-fetch-site': 'same-origin' }
  await fetch(`${sandbox.url}/_sandbox/moltinfra`, { headers })
  await fetch(`${sandbox.url}/_sandbox/clock`)
  await eventually(() => paths).toEqual(['/_sandbox/clock'])
  expect(sandbox.log()).toEqual([])
})
