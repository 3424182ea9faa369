import { describe, expect, test } from 'vitest'
import { agentFixture, callersOf, firstAgent, testMoltify } from '../../test/moltify.ts'
import type { ReceivedWebhook } from '../../test/webhook-receiver.ts'
import { referenceHmac, sendCallback, webhookReceiver } from '../../test/webhook-receiver.ts'
import type { Sandbox } from '../sandbox.ts'
import type { MoltifyOptions } from './platform.ts'

const statuses = ['draft', 'pending_review', 'active', 'inactive'] as const

/** An agent with a status, and its path. */
const agentIn = async (
  sandbox: Sandbox,
  status: (typeof statuses)[number],
  fields: object = {},
): Promise<string> => {
  const { builder } = callersOf(sandbox)
  const { id } = sandbox.moltify.agents.create(agentFixture(sandbox, fields))
  const path = `/api/my/agents/${id}`
  if (status !== 'draft') await builder('POST', `${path}/publish`)
  if (status === 'active' || status === 'inactive') sandbox.moltify.agents.approve(id)
  if (status === 'inactive') await builder('POST', `${path}/deactivate`)
  return path
}

const webhookUrl = 'https://agent.example/hook'

test.each([
  ['publish', 'draft', 'pending_review', 'published'],
  ['deactivate', 'active', 'inactive', 'deactivated'],
  ['reactivate', 'inactive', 'active', 'reactivated'],
])('%s moves an agent from %s to %s, and from no other status', async (action, from, to, done) => {
  for (const status of statuses) {
    const sandbox = testMoltify({ connectionTest: 'pass' })
    const { builder, outsider } = callersOf(sandbox)
    const path = await agentIn(sandbox, status, { webhookUrl })
    await builder('POST', `${path}/test-connection`)
    sandbox.clock.advance('1m')
    expect((await outsider('POST', `${path}/${action}`)).status).toBe(403)
    const response = await builder('POST', `${path}/${action}`)
    const after = (await builder('GET', path)).body.data
    if (status === from) {
      expect([response.status, response.body.data]).toEqual([200, after])
      expect(after).toMatchObject({ status: to, updatedAt: '2026-01-05T12:01:00.000Z' })
    } else {
      expect(response.status).toBe(400)
      expect(response.body).toEqual({ success: false, error: `Only ${from} agents can be ${done}` })
      expect(after.status).toBe(status)
    }
  }
})

describe('reactivate', () => {
  const reactivate = async (sandbox: Sandbox, path: string): Promise<unknown[]> => {
    const { status, body } = await callersOf(sandbox).builder('POST', `${path}/reactivate`)
    return [status, body.error]
  }
  const untested = [400, 'Run test-connection first: no test of the current webhook has passed']
  const outdated = [
    400,
    'Run test-connection first: the last passing test is more than 60 minutes old',
  ]

  test('requires a test', async () => {
    const sandbox = testMoltify()
    expect(await reactivate(sandbox, await agentIn(sandbox, 'inactive'))).toEqual(untested)
  })

  test('requires a passing test', async () => {
    const sandbox = testMoltify({ connectionTest: 'fail' })
    const path = await agentIn(sandbox, 'inactive', { webhookUrl })
    await callersOf(sandbox).builder('POST', `${path}/test-connection`)
    expect(await reactivate(sandbox, path)).toEqual(untested)
  })

  test('requires a test of the last hour', async () => {
    const sandbox = testMoltify({ connectionTest: 'pass' })
    const path = await agentIn(sandbox, 'inactive', { webhookUrl })
    const { builder } = callersOf(sandbox)
    await builder('POST', `${path}/test-connection`)
    sandbox.clock.advance('1h')
    sandbox.clock.advance(1)
    expect(await reactivate(sandbox, path)).toEqual(outdated)
    await builder('POST', `${path}/test-connection`)
    sandbox.clock.advance('1h')
    expect(await reactivate(sandbox, path)).toEqual([200, undefined])
  })

  test('requires a test of the current URL', async () => {
    const sandbox = testMoltify({ connectionTest: 'pass' })
    const path = await agentIn(sandbox, 'inactive', { webhookUrl })
    const { builder } = callersOf(sandbox)
    await builder('POST', `${path}/test-connection`)
    await builder('PUT', path, { webhookUrl: `${webhookUrl}/2` })
    expect(await reactivate(sandbox, path)).toEqual(untested)
  })

  test('is rejected after a later test has failed', async () => {
    const sandbox = testMoltify({ connectionTest: 'pass' })
    const path = await agentIn(sandbox, 'inactive', { webhookUrl })
    const { builder } = callersOf(sandbox)
    await builder('POST', `${path}/test-connection`)
    sandbox.moltify.configure({ connectionTest: 'fail' })
    await builder('POST', `${path}/test-connection`)
    expect(await reactivate(sandbox, path)).toEqual(untested)
  })
})

test('every rotation creates another webhook secret', async () => {
  const sandbox = testMoltify()
  const { builder, outsider } = callersOf(sandbox)
  const path = `/api/my/agents/${firstAgent(sandbox)}/webhook-secret`
  const secrets: string[] = []
  for (let at = 0; at < 2; at++) secrets.push((await builder('POST', path)).body.data.secret)
  expect(secrets).toEqual([expect.stringMatching(/^whsec_/), expect.stringMatching(/^whsec_/)])
  expect(secrets[0]).not.toBe(secrets[1])
  expect((await outsider('POST', path)).status).toBe(403)
})

describe('a connection test', () => {
  /** Runs a test of an agent with the given responses. */
  const run = async (
    options: MoltifyOptions = {},
    fields: object = {},
    react: (sandbox: Sandbox, secret: string, webhook: ReceivedWebhook) => unknown = () =>
      undefined,
  ) => {
    const sandbox = testMoltify(options)
    const receiver = await webhookReceiver()
    const path = await agentIn(sandbox, 'inactive', { webhookUrl: receiver.url, ...fields })
    const secret = sandbox.moltify.webhooks.secretOf(path.split('/').at(-1) ?? '')
    receiver.before = (webhook) => react(sandbox, secret, webhook)
    const start = async () =>
      (await callersOf(sandbox).builder('POST', `${path}/test-connection`)).body
    return { sandbox, receiver, secret, path, start }
  }

  const send =
    (...actions: readonly object[]) =>
    async (sandbox: Sandbox, secret: string, { body }: ReceivedWebhook): Promise<void> => {
      for (const action of actions) await sendCallback(sandbox, body.data.taskId, secret, action)
    }
  const work = { action: 'deliver', content: 'Here I am.' }

  test('sends a signed test task and waits for its delivery', async () => {
    const { sandbox, receiver, secret, start } = await run({}, {}, send(work))
    const testedAt = '2026-01-05T12:00:00.000Z'
    const passed = { passed: true, message: 'The webhook passed the test', testedAt }
    expect((await start()).data).toEqual(passed)
    const [webhook] = receiver.received
    expect(webhook?.signature).toBe(
      referenceHmac(secret, webhook?.timestamp ?? '', webhook?.text ?? ''),
    )
    const data = webhook?.body.data
    expect(webhook?.body).toMatchObject({ event: 'task.submitted', timestamp: testedAt })
    expect(data).toMatchObject({
      test: true,
      agentId: expect.stringMatching(/^agent_/),
      status: 'pending',
      title: expect.any(String),
      callbackUrl: `https://sandbox.test/moltify/api/agent/tasks/${data?.taskId}/callback`,
    })
    expect(sandbox.moltify.webhooks.deliveries()).toMatchObject([
      { test: true, status: 'delivered' },
    ])
    // There is no task after the test, so callbacks are rejected.
    expect(sandbox.moltify.tasks.list()).toEqual([])
    expect((await sendCallback(sandbox, data?.taskId ?? '', secret, work)).status).toBe(404)
  })

  test('accepts a delivery after the response, and one after an acceptance', async () => {
    let later: Promise<void> | undefined
    const after = await run({}, {}, (...about) => {
      later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => send(work)(...about))
    })
    expect((await after.start()).data.passed).toBe(true)
    await later
    const both = await run({}, {}, send({ action: 'accept' }, work))
    expect((await both.start()).data.passed).toBe(true)
  })

  const short: MoltifyOptions = { assumptions: { connectionTestSeconds: 1 } }

  test('fails without a delivery, with a forged one, and after a rejection', async () => {
    const silent = await run(short)
    const late = { passed: false, message: 'The agent did not deliver the test task within 1 s' }
    expect((await silent.start()).data).toMatchObject(late)
    const forged = await run(short, {}, (sandbox, _, webhook) => send(work)(sandbox, 'x', webhook))
    expect((await forged.start()).data).toMatchObject({
      passed: false,
      message: expect.stringMatching(
        /^The agent did not deliver the test task within 1 s\. Its callback was rejected: Invalid signature\. .*"timestamp\.body" in lower-case hex/,
      ),
    })
    const rejected = await run({}, {}, send({ action: 'reject', reason: 'No.' }))
    expect((await rejected.start()).data).toMatchObject({
      passed: false,
      message: 'The agent rejected the test task',
    })
  })

  test('fails if the webhook returns an error or is unreachable, and is not retried', async () => {
    const rejecting = await run({}, {}, send(work))
    rejecting.receiver.status = 503
    expect((await rejecting.start()).data).toMatchObject({
      passed: false,
      message: 'Webhook returned HTTP 503',
    })
    const unsigned = await run()
    unsigned.receiver.status = 401
    expect((await unsigned.start()).data.message).toMatch(
      /^Webhook returned HTTP 401\. .*HMAC-SHA256 of "timestamp\.body"/,
    )
    rejecting.sandbox.clock.advance('100h')
    await rejecting.sandbox.moltify.webhooks.flush()
    expect(rejecting.receiver.received).toHaveLength(1)
    const missing = await run({}, { webhookUrl: 'http://localhost:1/hook' })
    expect((await missing.start()).data).toMatchObject({
      passed: false,
      message: 'Webhook endpoint is unreachable',
    })
  })

  test('times out after the documented time', async () => {
    const { start } = await run(short, {}, () => new Promise(() => undefined))
    expect((await start()).data).toMatchObject({
      passed: false,
      message: 'Webhook timed out after 1 s',
    })
  })

  test('calls loopback addresses only, and no agent without a secret', async () => {
    const far = await run({}, { webhookUrl: 'https://agent.example/' })
    expect((await far.start()).data.message).toContain('loopback addresses only')
    const sandbox = testMoltify()
    const { url, received } = await webhookReceiver()
    const path = await agentIn(sandbox, 'inactive', { webhookUrl: url })
    const { body } = await callersOf(sandbox).builder('POST', `${path}/test-connection`)
    expect(body.data).toMatchObject({ passed: false, message: 'The agent has no webhook secret' })
    expect(received).toEqual([])
  })

  test('can be set to pass or fail without a request', async () => {
    const passing = await run({ connectionTest: 'pass' })
    expect((await passing.start()).data.passed).toBe(true)
    const failing = await run({ connectionTest: 'fail' })
    expect((await failing.start()).data).toMatchObject({
      passed: false,
      message: 'The webhook did not respond',
    })
    expect([...passing.receiver.received, ...failing.receiver.received]).toEqual([])
  })

  test('requires a URL', async () => {
    const sandbox = testMoltify()
    const path = await agentIn(sandbox, 'inactive', {})
    const { status, body } = await callersOf(sandbox).builder('POST', `${path}/test-connection`)
    expect([status, body.error]).toEqual([400, 'The agent has no webhookUrl'])
  })
})
