import { validate } from '@molt-sdk/contracts/kernel'
import { webhookEvents } from '@molt-sdk/contracts/moltify/webhooks/webhooks'
import { expect, test } from 'vitest'
import { agentFixture, callersOf, testMoltify } from '../../test/moltify.ts'
import { eventually } from '../../test/moltinfra.ts'
import {
  createAgentWithReceiver,
  createWebhookAgent,
  referenceHmac,
  submitTaskTo,
  webhookReceiver,
} from '../../test/webhook-receiver.ts'
import type { Fault, Sandbox } from '../index.ts'
import { createSandbox } from '../index.ts'
import { startSandbox } from '../transports/server.node.ts'

const now = '2026-01-05T12:00:00.000Z'

test('signs the exact bytes of the body', async () => {
  const sandbox = testMoltify()
  const { id, secret, receiver } = await createAgentWithReceiver(sandbox)
  const taskId = await submitTaskTo(sandbox, id, { requirements: 'Auf Deutsch: Ä, Ö, Ü.' })
  await sandbox.moltify.webhooks.flush()
  const [webhook] = receiver.received
  expect(receiver.received).toHaveLength(1)
  expect(webhook).toMatchObject({ method: 'POST', type: 'application/json' })
  expect(webhook?.timestamp).toBe(String(Date.parse(now)))
  expect(webhook?.signature).toBe(
    referenceHmac(secret, webhook?.timestamp ?? '', webhook?.text ?? ''),
  )
  expect(webhook?.body).toEqual({
    event: 'task.submitted',
    timestamp: now,
    data: {
      taskId,
      agentId: id,
      status: 'pending',
      title: 'Read a lease',
      description: 'Read the lease and name every clause that is unusual.',
      requirements: 'Auf Deutsch: Ä, Ö, Ü.',
      agreedPrice: 2500,
      requestor: { id: sandbox.moltify.buyer.id, type: 'human', trustTier: 'new_verified' },
      callbackUrl: `https://sandbox.test/moltify/api/agent/tasks/${taskId}/callback`,
    },
  })
})

test('sends every documented event to its recipient', async () => {
  const sandbox = testMoltify({ deposit: 100_000 })
  const { moltify } = sandbox
  const { buyer, builder } = callersOf(sandbox)
  const { id, receiver } = await createAgentWithReceiver(sandbox)
  const hiringAgent = await webhookReceiver()
  const { id: buyerAgentId } = moltify.agents.create(
    agentFixture(sandbox, { webhookUrl: hiringAgent.url }),
    {
      account: moltify.buyer,
    },
  )
  moltify.webhooks.secretOf(buyerAgentId)
  const caps = { maxPerTask: 5000, maxDaily: 50_000, maxMonthly: 50_000 }
  await buyer('POST', '/api/budget-authorizations', { agentId: buyerAgentId, ...caps })

  const first = await submitTaskTo(sandbox, id, { buyerAgentId })
  await moltify.webhooks.flush()
  const action = async (who: typeof buyer, name: string, body?: object): Promise<void> => {
    expect((await who('POST', `/api/tasks/${first}/${name}`, body)).status).toBeLessThan(300)
    await moltify.webhooks.flush()
  }
  await action(buyer, 'messages', { content: 'Is clause 7 common?' })
  await action(builder, 'messages', { content: 'It is.' })
  await action(builder, 'accept')
  await action(builder, 'deliver', { content: 'Half of it' })
  await action(buyer, 'request-revision', { reason: 'All of it, please' })
  await action(builder, 'deliver', { content: 'All of it' })
  await action(buyer, 'approve')
  await action(buyer, 'dispute', { reason: 'It was another lease' })
  const second = await submitTaskTo(sandbox, id)
  await moltify.webhooks.flush()
  await buyer('POST', `/api/tasks/${second}/cancel`)
  await moltify.webhooks.flush()

  const reported = receiver.received.map(({ body }) => [body.event, body.data.status])
  expect(reported).toEqual([
    ['task.submitted', 'pending'],
    ['task.message', 'pending'],
    ['task.revision_requested', 'in_progress'],
    ['task.approved', 'completed'],
    ['task.disputed', 'disputed'],
    ['task.submitted', 'pending'],
    ['task.cancelled', 'cancelled'],
  ])
  const dataOf = (event: string) =>
    receiver.received.find(({ body }) => body.event === event)?.body.data
  expect(dataOf('task.submitted')?.requestor).toMatchObject({ type: 'agent' })
  expect(dataOf('task.message')?.message).toBe('Is clause 7 common?')
  expect(dataOf('task.revision_requested')?.revisionReason).toBe('All of it, please')
  expect(dataOf('task.disputed')?.disputeReason).toBe('It was another lease')
  expect(hiringAgent.received.map(({ body }) => body.data)).toMatchObject([
    { taskId: first, agentId: id, buyerAgentId, deliverable: { content: 'Half of it' } },
    { taskId: first, agentId: id, buyerAgentId, deliverable: { content: 'All of it' } },
  ])
  const all = [...receiver.received, ...hiringAgent.received].map(({ body }) => body)
  expect(new Set(all.map(({ event }) => event))).toEqual(new Set(Object.keys(webhookEvents)))
  for (const body of all) {
    const schema = webhookEvents[body.event as keyof typeof webhookEvents]
    expect(validate(schema, body), body.event).toBe(true)
    expect(body.data.callbackUrl).toContain(`/api/agent/tasks/${body.data.taskId}/callback`)
  }
})

test('sends no webhook for drafts or to agents without a webhookUrl', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  const { id, receiver } = await createAgentWithReceiver(sandbox)
  const task = {
    title: 'Read a lease',
    description: 'Name every unusual clause.',
    agreedPrice: 200,
  }
  const { body } = await buyer('POST', '/api/tasks', { agentId: id, ...task })
  await buyer('POST', `/api/tasks/${body.data.id}/messages`, { content: 'Soon!' })
  await buyer('POST', `/api/tasks/${body.data.id}/cancel`)
  await submitTaskTo(sandbox, createWebhookAgent(sandbox, agentFixture(sandbox)).id)
  expect(await sandbox.moltify.webhooks.flush()).toEqual([])
  expect(receiver.received).toEqual([])
})

/** An agent, its task, and the only webhook about it. */
const createScenario = async (status = 500, fault?: Fault) => {
  const sandbox = testMoltify()
  const agent = await createAgentWithReceiver(sandbox)
  agent.receiver.status = status
  if (fault) sandbox.faults.add(fault)
  const taskId = await submitTaskTo(sandbox, agent.id)
  const [delivery] = await sandbox.moltify.webhooks.flush()
  const advance = async (duration: string) => {
    sandbox.clock.advance(duration)
    return (await sandbox.moltify.webhooks.flush())[0]
  }
  return { sandbox, ...agent, taskId, delivery, advance }
}

test('retries a rejected webhook with increasing delay and a new signature', async () => {
  const { receiver, secret, delivery, advance } = await createScenario()
  const error = 'Webhook returned HTTP 500'
  expect(delivery).toMatchObject({
    status: 'waiting',
    error,
    nextAttemptAt: '2026-01-05T12:01:00.000Z',
    attempts: [{ at: now, status: 500, error }],
  })
  await advance('59s')
  expect(receiver.received).toHaveLength(1)
  expect(await advance('1s')).toMatchObject({ nextAttemptAt: '2026-01-05T12:06:00.000Z' })
  expect(await advance('5m')).toMatchObject({ nextAttemptAt: '2026-01-05T12:31:00.000Z' })
  expect(await advance('25m')).toMatchObject({ nextAttemptAt: '2026-01-05T14:36:00.000Z' })
  const last = await advance('125m')
  expect(last).toMatchObject({ status: 'failed', error })
  expect(last).not.toHaveProperty('nextAttemptAt')
  expect(last?.attempts).toHaveLength(5)
  await advance('100h')
  expect(receiver.received).toHaveLength(5)
  expect(new Set(receiver.received.map(({ text }) => text)).size).toBe(1)
  expect(new Set(receiver.received.map(({ timestamp }) => timestamp)).size).toBe(5)
  for (const { timestamp, text, signature } of receiver.received) {
    expect(signature).toBe(referenceHmac(secret, timestamp, text))
  }
})

test('stops after a successful attempt', async () => {
  const { receiver, advance } = await createScenario()
  receiver.status = 204
  expect(await advance('1m')).toMatchObject({
    status: 'delivered',
    attempts: [{}, { status: 204 }],
  })
  await advance('100h')
  expect(receiver.received).toHaveLength(2)
})

test('retries a webhook whose endpoint is unreachable', async () => {
  const sandbox = testMoltify()
  const webhookUrl = 'http://127.0.0.1:1/hook'
  const { id } = createWebhookAgent(sandbox, agentFixture(sandbox, { webhookUrl }))
  await submitTaskTo(sandbox, id)
  expect(await sandbox.moltify.webhooks.flush()).toMatchObject([
    { status: 'waiting', attempts: [{ error: 'Webhook endpoint is unreachable' }] },
  ])
})

test('does not follow a redirect', async () => {
  const sandbox = testMoltify()
  const { id, receiver } = await createAgentWithReceiver(sandbox)
  const otherUrl = await webhookReceiver()
  Object.assign(receiver, { status: 307, location: otherUrl.url })
  await submitTaskTo(sandbox, id)
  expect(await sandbox.moltify.webhooks.flush()).toMatchObject([
    { status: 'waiting', error: 'Webhook returned HTTP 307' },
  ])
  expect(otherUrl.received).toEqual([])
})

test('retries when the clock is advanced', async () => {
  const { sandbox, receiver } = await createScenario()
  sandbox.clock.advance('1m')
  await eventually(() => receiver.received.length).toBe(2)
})

test('duplicateWebhook sends the same body again', async () => {
  const { receiver, delivery } = await createScenario(200, { kind: 'duplicateWebhook', times: 1 })
  expect(delivery?.attempts).toHaveLength(2)
  const [first, second] = receiver.received
  expect(second?.text).toBe(first?.text)
  expect(receiver.received).toHaveLength(2)
})

test('delayedWebhook is sent and signed at the given time', async () => {
  const { receiver, delivery, advance } = await createScenario(200, {
    kind: 'delayedWebhook',
    for: '2h',
  })
  expect(delivery).toMatchObject({ status: 'waiting', nextAttemptAt: '2026-01-05T14:00:00.000Z' })
  expect(receiver.received).toEqual([])
  expect(await advance('2h')).toMatchObject({ status: 'delivered' })
  expect(receiver.received[0]?.timestamp).toBe(String(Date.parse(now) + 7_200_000))
  expect(receiver.received[0]?.body.timestamp).toBe(now)
})

test('reorderedWebhook is sent after the next one', async () => {
  const fault: Fault = { kind: 'reorderedWebhook', event: 'task.submitted', times: 1 }
  const { sandbox, taskId, receiver, delivery } = await createScenario(200, fault)
  expect(delivery?.status).toBe('waiting')
  expect(delivery).not.toHaveProperty('nextAttemptAt')
  await callersOf(sandbox).buyer('POST', `/api/tasks/${taskId}/cancel`)
  await sandbox.moltify.webhooks.flush()
  expect(receiver.received.map(({ body }) => body.event)).toEqual([
    'task.cancelled',
    'task.submitted',
  ])
})

test('staleWebhook has a valid signature with an old timestamp', async () => {
  const stale = await createScenario(200, { kind: 'staleWebhook', times: 1 })
  const [webhook] = stale.receiver.received
  expect(webhook?.timestamp).toBe(String(Date.parse(now) - 360_000))
  expect(webhook?.signature).toBe(
    referenceHmac(stale.secret, webhook?.timestamp ?? '', webhook?.text ?? ''),
  )
  const older = await createScenario(200, { kind: 'staleWebhook', for: '1d' })
  expect(older.receiver.received[0]?.timestamp).toBe(String(Date.parse(now) - 86_400_000))
})

test('forgedWebhook has a wrong signature, and the next attempt a valid one', async () => {
  const { receiver, secret, advance } = await createScenario(401, {
    kind: 'forgedWebhook',
    times: 1,
  })
  await advance('1m')
  const valid = receiver.received.map(
    ({ signature, timestamp, text }) => signature === referenceHmac(secret, timestamp, text),
  )
  expect(valid).toEqual([false, true])
})

test('lostWebhook is not sent, and retried', async () => {
  const { receiver, delivery, advance } = await createScenario(200, {
    kind: 'lostWebhook',
    times: 1,
  })
  expect(delivery).toMatchObject({
    status: 'waiting',
    error: 'Webhook not sent (fault "lostWebhook")',
  })
  expect(receiver.received).toEqual([])
  expect(await advance('1m')).toMatchObject({ status: 'delivered' })
})

test('a fault of another event is not applied', async () => {
  const { delivery } = await createScenario(200, { kind: 'lostWebhook', event: 'task.approved' })
  expect(delivery?.status).toBe('delivered')
})

test('sends a webhook again on demand, whatever its status', async () => {
  const { sandbox, receiver, delivery, advance } = await createScenario(200)
  sandbox.clock.advance('1h')
  const { webhooks } = sandbox.moltify
  expect(await webhooks.resend(delivery?.id ?? '')).toMatchObject({
    status: 'delivered',
    attempts: [{}, { at: '2026-01-05T13:00:00.000Z' }],
  })
  expect(receiver.received[1]?.text).toBe(receiver.received[0]?.text)
  await advance('100h')
  expect(receiver.received).toHaveLength(2)
  await expect(webhooks.resend('whd_x')).rejects.toThrow('Webhook "whd_x" not found.')
})

const blocked = async (sandbox: Sandbox, agent: object, withSecret = true) => {
  const { moltify } = sandbox
  const { id } = moltify.agents.create(agentFixture(sandbox, agent), { status: 'active' })
  if (withSecret) moltify.webhooks.secretOf(id)
  await submitTaskTo(sandbox, id)
  return (await moltify.webhooks.flush())[0]
}

test.each(['https://agent.example/', 'http://127.0.0.1.example/', 'http://128.0.0.1/'])(
  'does not send webhooks to %s by default',
  async (webhookUrl) => {
    const delivery = await blocked(testMoltify(), { webhookUrl })
    expect(delivery).toMatchObject({ status: 'blocked', attempts: [] })
    expect(delivery?.error).toContain('loopback addresses only')
  },
)

test('sends webhooks to any host if allowed', async () => {
  // A host name that is not loopback and does not exist.
  const webhookUrl = 'http://agent.invalid:1/hook'
  const delivery = await blocked(testMoltify({ webhookHosts: 'any' }), { webhookUrl })
  expect(delivery).toMatchObject({
    status: 'waiting',
    attempts: [{ error: 'Webhook endpoint is unreachable' }],
  })
})

test('sends nothing without a secret', async () => {
  const { url, received } = await webhookReceiver()
  const delivery = await blocked(testMoltify(), { webhookUrl: url }, false)
  expect(delivery).toMatchObject({ status: 'blocked', error: 'The agent has no webhook secret' })
  expect(received).toEqual([])
})

test('webhookFetch replaces the network', async () => {
  const called: Request[] = []
  const sandbox = createSandbox({
    now,
    moltify: { rateLimits: false },
    webhookFetch: async (input, init) => {
      called.push(new Request(input, init))
      return new Response()
    },
  })
  const delivery = await blocked(sandbox, { webhookUrl: 'https://agent.example/hook' })
  expect(delivery?.status).toBe('delivered')
  expect(called.map(({ url, method }) => [url, method])).toEqual([
    ['https://agent.example/hook', 'POST'],
  ])
})

test('a reset discards every webhook, also one whose agent responds later', async () => {
  const responses: (() => void)[] = []
  const sandbox = createSandbox({
    now,
    moltify: { rateLimits: false },
    webhookFetch: () => new Promise((resolve) => responses.push(() => resolve(new Response()))),
  })
  const { webhooks } = sandbox.moltify
  const agent = agentFixture(sandbox, { webhookUrl: 'https://agent.example/hook' })
  const { id } = createWebhookAgent(sandbox, agent)
  await submitTaskTo(sandbox, id)
  await eventually(() => responses.length).toBe(1)
  sandbox.reset()
  expect(await webhooks.flush()).toEqual([])
  // The same ids are created again, and are independent of the discarded webhooks.
  expect(createWebhookAgent(sandbox, agent).id).toBe(id)
  sandbox.faults.add({ kind: 'reorderedWebhook' })
  await submitTaskTo(sandbox, id)
  responses[0]?.()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await webhooks.flush()).toMatchObject([{ status: 'waiting' }])
  expect(responses).toHaveLength(1)
})

test('on a server, retries are sent as time passes', async () => {
  const moltify = { assumptions: { webhookRetrySeconds: 1 } }
  const sandbox = await startSandbox({ moltify })
  try {
    const { id, receiver } = await createAgentWithReceiver(sandbox)
    receiver.status = 503
    const taskId = await submitTaskTo(sandbox, id)
    await eventually(() => receiver.received.length).toBe(2)
    expect(receiver.received[1]?.timestamp).not.toBe(receiver.received[0]?.timestamp)
    expect(receiver.received[0]?.body.data.callbackUrl).toBe(
      `${sandbox.url}/moltify/api/agent/tasks/${taskId}/callback`,
    )
  } finally {
    await sandbox.close()
  }
})

test('the callback URL has the base URL that the buyer called', async () => {
  const sandbox = testMoltify()
  const { id, receiver } = await createAgentWithReceiver(sandbox)
  const taskId = await submitTaskTo(sandbox, id)
  const { apiKey } = sandbox.moltify.buyer
  await sandbox.fetch(`https://moltify.ai/api/tasks/${taskId}/cancel`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}` },
  })
  await sandbox.moltify.webhooks.flush()
  const cancellation = receiver.received.find(({ body }) => body.event === 'task.cancelled')
  expect(cancellation?.body.data.callbackUrl).toBe(
    `https://moltify.ai/api/agent/tasks/${taskId}/callback`,
  )
})

test('lists and resends webhooks and returns the secret over HTTP', async () => {
  const { sandbox, id, secret, receiver, delivery } = await createScenario(200)
  const control = async (path: string, method = 'GET') => {
    const response = await sandbox.fetch(`https://sandbox.test/_sandbox/moltify${path}`, { method })
    return [response.status, await response.json()]
  }
  const all = sandbox.moltify.webhooks.deliveries()
  expect(await control('/webhooks')).toEqual([200, JSON.parse(JSON.stringify(all))])
  expect(await control('/webhooks/flush', 'POST')).toEqual([200, []])
  const [status, again] = await control(`/webhooks/${delivery?.id}/resend`, 'POST')
  expect([status, again.attempts.length]).toEqual([200, 2])
  expect(receiver.received).toHaveLength(2)
  expect(await control('/webhooks/flush', 'POST')).toEqual([200, [again]])
  expect(await control(`/agents/${id}/webhook-secret`)).toEqual([200, { secret }])
  expect(await control('/agents/x/webhook-secret')).toEqual([
    400,
    { error: 'Agent "x" not found.' },
  ])
})
