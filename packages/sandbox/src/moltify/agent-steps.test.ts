import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../test/moltify.ts'
import { castOf, firstAgent, newAgent, testMoltify } from '../../test/moltify.ts'
import type { Sandbox } from '../sandbox.ts'
import type { MoltifySettings } from './settings.ts'

const statuses = ['draft', 'pending_review', 'active', 'inactive'] as const

/** An agent in a state, and the path of it. */
const agentIn = async (
  sandbox: Sandbox,
  status: (typeof statuses)[number],
  fields: object = {},
): Promise<string> => {
  const { builder } = castOf(sandbox)
  const { id } = sandbox.moltify.agents.create(newAgent(sandbox, fields))
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
])('%s takes an agent from %s to %s, and from nowhere else', async (step, from, to, done) => {
  for (const status of statuses) {
    const sandbox = testMoltify({ connectionTest: 'pass' })
    const { builder, stranger } = castOf(sandbox)
    const path = await agentIn(sandbox, status, { webhookUrl })
    await builder('POST', `${path}/test-connection`)
    sandbox.clock.advance('1m')
    expect((await stranger('POST', `${path}/${step}`)).status).toBe(403)
    const answer = await builder('POST', `${path}/${step}`)
    const after = (await builder('GET', path)).body.data
    if (status === from) {
      expect([answer.status, answer.body.data]).toEqual([200, after])
      expect(after).toMatchObject({ status: to, updatedAt: '2026-01-05T12:01:00.000Z' })
    } else {
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual({ success: false, error: `Only ${from} agents can be ${done}` })
      expect(after.status).toBe(status)
    }
  }
})

describe('reactivate', () => {
  const reactivate = async (sandbox: Sandbox, path: string): Promise<unknown[]> => {
    const { status, body } = await castOf(sandbox).builder('POST', `${path}/reactivate`)
    return [status, body.error]
  }
  const refused = [400, 'Run a webhook test first: the last one that was passed is not fresh']

  test('needs a test', async () => {
    const sandbox = testMoltify()
    expect(await reactivate(sandbox, await agentIn(sandbox, 'inactive'))).toEqual(refused)
  })

  test('needs a test that was passed', async () => {
    const sandbox = testMoltify({ connectionTest: 'fail' })
    const path = await agentIn(sandbox, 'inactive', { webhookUrl })
    await castOf(sandbox).builder('POST', `${path}/test-connection`)
    expect(await reactivate(sandbox, path)).toEqual(refused)
  })

  test('needs a test that is no older than an hour', async () => {
    const sandbox = testMoltify({ connectionTest: 'pass' })
    const path = await agentIn(sandbox, 'inactive', { webhookUrl })
    const { builder } = castOf(sandbox)
    await builder('POST', `${path}/test-connection`)
    sandbox.clock.advance('1h')
    sandbox.clock.advance(1)
    expect(await reactivate(sandbox, path)).toEqual(refused)
    await builder('POST', `${path}/test-connection`)
    sandbox.clock.advance('1h')
    expect(await reactivate(sandbox, path)).toEqual([200, undefined])
  })

  test('needs a test of the address that it has now', async () => {
    const sandbox = testMoltify({ connectionTest: 'pass' })
    const path = await agentIn(sandbox, 'inactive', { webhookUrl })
    const { builder } = castOf(sandbox)
    await builder('POST', `${path}/test-connection`)
    await builder('PUT', path, { webhookUrl: `${webhookUrl}/2` })
    expect(await reactivate(sandbox, path)).toEqual(refused)
  })

  test('takes back a pass when a later test fails', async () => {
    const sandbox = testMoltify({ connectionTest: 'pass' })
    const path = await agentIn(sandbox, 'inactive', { webhookUrl })
    const { builder } = castOf(sandbox)
    await builder('POST', `${path}/test-connection`)
    sandbox.moltify.configure({ connectionTest: 'fail' })
    await builder('POST', `${path}/test-connection`)
    expect(await reactivate(sandbox, path)).toEqual(refused)
  })
})

test('a webhook secret is new each time', async () => {
  const sandbox = testMoltify()
  const { builder, stranger } = castOf(sandbox)
  const path = `/api/my/agents/${firstAgent(sandbox)}/webhook-secret`
  const secrets: string[] = []
  for (let at = 0; at < 2; at++) secrets.push((await builder('POST', path)).body.data.secret)
  expect(secrets).toEqual([expect.stringMatching(/^whsec_/), expect.stringMatching(/^whsec_/)])
  expect(secrets[0]).not.toBe(secrets[1])
  expect((await stranger('POST', path)).status).toBe(403)
})

describe('a webhook test', () => {
  const received: { readonly method: unknown; readonly type: unknown; readonly body: unknown }[] =
    []
  let status = 200
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      const { method, headers } = request
      received.push({ method, type: headers['content-type'], body: JSON.parse(text) })
      response.writeHead(status).end('ok')
    })
  })
  let local: string

  beforeEach(async () => {
    received.length = 0
    status = 200
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    local = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  })

  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const run = async (
    fields: object,
    connectionTest: MoltifySettings['connectionTest'] = 'real',
  ): Promise<Awaited<ReturnType<Caller>>> => {
    const sandbox = testMoltify({ connectionTest })
    const path = await agentIn(sandbox, 'inactive', fields)
    return castOf(sandbox).builder('POST', `${path}/test-connection`)
  }

  test('calls a loopback address, and says that it is a test', async () => {
    const { status: answered, body } = await run({ webhookUrl: local })
    expect(answered).toBe(200)
    const testedAt = '2026-01-05T12:00:00.000Z'
    expect(body.data).toEqual({ passed: true, message: 'The webhook answered', testedAt })
    const data = { test: true, agentId: expect.stringMatching(/^agent_/) }
    expect(received).toEqual([
      {
        method: 'POST',
        type: 'application/json',
        body: { event: 'task.submitted', timestamp: testedAt, data },
      },
    ])
  })

  test('fails where the webhook refuses or is not there', async () => {
    status = 503
    expect((await run({ webhookUrl: local })).body.data).toMatchObject({
      passed: false,
      message: 'The webhook answered 503',
    })
    const nowhere = 'http://localhost:1/hook'
    expect((await run({ webhookUrl: nowhere })).body.data).toMatchObject({
      passed: false,
      message: 'The webhook cannot be reached',
    })
  })

  test.each(['https://agent.example/', 'http://127.0.0.1.example/', 'http://128.0.0.1/'])(
    'does not call %s',
    async (far) => {
      const { data } = (await run({ webhookUrl: far })).body
      expect(data.passed).toBe(false)
      expect(data.message).toContain('loopback addresses only')
    },
  )

  test('can be made to pass and to fail without a call', async () => {
    expect((await run({ webhookUrl: local }, 'pass')).body.data.passed).toBe(true)
    expect((await run({ webhookUrl: local }, 'fail')).body.data).toMatchObject({
      passed: false,
      message: 'The webhook did not answer',
    })
    expect(received).toEqual([])
  })

  test('needs an address', async () => {
    const { status: answered, body } = await run({})
    expect([answered, body.error]).toEqual([400, 'The agent has no webhookUrl'])
  })
})
