import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { agentFixture, callerFor, callersOf, testMoltify } from '../../test/moltify.ts'
import {
  createWebhookAgent,
  referenceHmac,
  sendCallback,
  submitTaskTo,
} from '../../test/webhook-receiver.ts'
import type { Sandbox } from '../sandbox.ts'

const createScenario = async (sandbox: Sandbox = testMoltify()) => {
  const { id, secret } = createWebhookAgent(sandbox, agentFixture(sandbox))
  const taskId = await submitTaskTo(sandbox, id)
  const send = (body: unknown, changes?: Parameters<typeof sendCallback>[4]) =>
    sendCallback(sandbox, taskId, secret, body, changes)
  const task = () => sandbox.moltify.tasks.list().find((each) => each.id === taskId)
  return { sandbox, id, secret, taskId, send, task }
}

test('an agent accepts, sends a message and delivers with its secret only', async () => {
  const { sandbox, taskId, send, task } = await createScenario()
  expect(await send({ action: 'accept' })).toMatchObject({
    status: 200,
    body: { success: true, data: { id: taskId, status: 'in_progress' } },
  })
  expect((await send({ action: 'message', content: 'Done by noon.' })).status).toBe(200)
  const work = { content: 'Clause 7 is unusual.', notes: 'Very.' }
  expect((await send({ action: 'deliver', ...work })).body.data).toMatchObject({
    status: 'delivered',
    deliverable: work,
  })
  expect(task()?.status).toBe('delivered')
  const { buyer } = callersOf(sandbox)
  const { items } = (await buyer('GET', `/api/tasks/${taskId}/messages`)).body.data
  expect(items).toMatchObject([{ senderId: sandbox.moltify.builder.id, content: 'Done by noon.' }])
})

test('a rejection releases the held amount and stores the reason', async () => {
  const { sandbox, send, task } = await createScenario()
  expect(sandbox.moltify.ledger().held).toBe(2500)
  expect((await send({ action: 'reject', reason: 'No time.' })).body.data.status).toBe('cancelled')
  expect(sandbox.moltify.ledger()).toMatchObject({ held: 0, balances: 50_000 })
  expect(task()).toMatchObject({ status: 'cancelled', rejectionReason: 'No time.' })
  const repeated = await send({ action: 'accept' })
  expect([repeated.status, repeated.body.error]).toEqual([
    400,
    'Only pending tasks can be accepted',
  ])
})

test('names the invalid field of a callback', async () => {
  const { send } = await createScenario()
  const errors = async (body: unknown) => (await send(body)).body.errors
  expect(await errors({ action: 'deliver' })).toEqual({ content: ['Required'] })
  expect(await errors({ action: 'reject', reason: 1 })).toEqual({
    reason: ['Expected string, received number'],
  })
  expect(Object.keys(await errors({ action: 'approve' }))).toEqual(['action'])
  expect((await send('{')).status).toBe(400)
})

test('rejects a callback without a recent signature of the agent of its task', async () => {
  const { sandbox, taskId, secret, send, task } = await createScenario()
  const other = createWebhookAgent(sandbox, agentFixture(sandbox))
  const body = { action: 'accept' }
  const text = JSON.stringify(body)
  const now = sandbox.clock.now()
  const at = (time: string | number) =>
    [{ at: time }, referenceHmac(secret, String(time), text)] as const
  const valid = referenceHmac(secret, String(now), text)
  const rejected = [
    { signature: referenceHmac(other.secret, String(now), text) },
    { signature: referenceHmac(secret, String(now - 1), text) },
    { signature: referenceHmac(secret, String(now), `${text} `) },
    { signature: valid.toUpperCase() },
    { signature: `sha256=${valid}` },
    { signature: valid.slice(2) },
    { signature: '' },
    ...[now - 300_001, now + 300_001, 'soon', '', `${now}.5`, `-${now}`, '9'.repeat(16)].map(
      (time) => ({ ...at(time)[0], signature: at(time)[1] }),
    ),
  ]
  for (const changes of rejected) {
    expect((await send(body, changes)).status, JSON.stringify(changes)).toBe(401)
  }
  const path = `/api/agent/tasks/${taskId}/callback`
  const { builder, anonymous } = callersOf(sandbox)
  for (const caller of [builder, anonymous]) {
    expect((await caller('POST', path, body)).status).toBe(401)
  }
  expect((await sendCallback(sandbox, 'task_x', secret, body)).status).toBe(404)
  expect(task()?.status).toBe('pending')
  for (const time of [now - 300_000, now + 300_000]) {
    expect((await send({ action: 'message', content: 'On time.' }, { at: time })).status).toBe(200)
  }
})

test('the error of a rejected signature says what is signed and what caused it', async () => {
  const { sandbox, secret, send } = await createScenario()
  const body = { action: 'accept' }
  const text = JSON.stringify(body)
  const now = String(sandbox.clock.now())
  const hmacOf = (payload: string): Buffer => createHmac('sha256', secret).update(payload).digest()
  const valid = hmacOf(`${now}.${text}`)
  const rule =
    'X-Moltify-Signature is the HMAC-SHA256 of "timestamp.body" in lower-case hex: of the X-Moltify-Timestamp header, a period and the raw body, with the webhook secret of the agent'
  const mistakes = [
    [hmacOf(text).toString('hex'), ': it is that of the body alone'],
    [hmacOf(text).toString('base64'), ': it is that of the body alone'],
    [hmacOf(now + text).toString('hex'), ': the period is missing'],
    [valid.toString('base64'), ': it is not in lower-case hex alone'],
    [valid.toString('base64url'), ': it is not in lower-case hex alone'],
    [`sha256=${valid.toString('hex')}`, ': it is not in lower-case hex alone'],
    [valid.toString('hex').toUpperCase(), ': it is not in lower-case hex alone'],
    ['é'.repeat(3), ''],
    ['0'.repeat(64), ''],
  ] as const
  for (const [signature, mistake] of mistakes) {
    const response = await send(body, { signature: encodeURI(signature) })
    expect(response.body.error).toBe(`Invalid signature${mistake}. ${rule}`)
  }
  const seconds = await send(body, { at: Math.floor(Number(now) / 1000) })
  expect(seconds.body.error).toBe('Timestamp must be Unix time in milliseconds, got seconds')
})

test('the error of an old timestamp contains the server time', async () => {
  const { sandbox, send } = await createScenario()
  sandbox.clock.advance('48h')
  const { status, body } = await send({ action: 'accept' }, { at: Date.now() })
  expect([status, body.error]).toEqual([
    401,
    'Timestamp is outside the 5-minute tolerance; server time is 2026-01-07T12:00:00.000Z',
  ])
})

test('rejects a repeated callback', async () => {
  const { sandbox, taskId, send } = await createScenario()
  const message = { action: 'message', content: 'Hello.' }
  expect((await send(message)).status).toBe(200)
  const repeated = await send(message)
  expect([repeated.status, repeated.body.error]).toEqual([
    409,
    'This callback was already received',
  ])
  sandbox.clock.advance(1)
  expect((await send(message)).status).toBe(200)
  const { items } = (await callersOf(sandbox).buyer('GET', `/api/tasks/${taskId}/messages`)).body
    .data
  expect(items).toHaveLength(2)
})

test('accepts two tasks at the same time with equal bodies', async () => {
  const { sandbox, id, secret, send } = await createScenario()
  const other = await submitTaskTo(sandbox, id)
  expect((await send({ action: 'accept' })).status).toBe(200)
  expect((await sendCallback(sandbox, other, secret, { action: 'accept' })).status).toBe(200)
})

test('a new secret replaces the old one', async () => {
  const { sandbox, id, taskId, secret, send } = await createScenario()
  const { builder } = callersOf(sandbox)
  const { body } = await builder('POST', `/api/my/agents/${id}/webhook-secret`)
  expect(sandbox.moltify.webhooks.secretOf(id)).toBe(body.data.secret)
  expect(body.data.secret).not.toBe(secret)
  expect((await send({ action: 'accept' })).status).toBe(401)
  const accepted = await sendCallback(sandbox, taskId, body.data.secret, { action: 'accept' })
  expect(accepted.status).toBe(200)
})

test('rejects callbacks of an agent without a secret and of a deleted agent', async () => {
  const sandbox = testMoltify()
  const { id } = sandbox.moltify.agents.create(agentFixture(sandbox), { status: 'active' })
  const taskId = await submitTaskTo(sandbox, id)
  const accept = { action: 'accept' }
  expect((await sendCallback(sandbox, taskId, 'whsec_', accept)).status).toBe(401)
  const buyer = callerFor(sandbox, sandbox.moltify.buyer)
  await buyer('POST', `/api/tasks/${taskId}/cancel`)
  await callersOf(sandbox).builder('DELETE', `/api/my/agents/${id}`)
  expect((await sendCallback(sandbox, taskId, 'whsec_', accept)).status).toBe(404)
})
