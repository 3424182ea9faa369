import { afterEach, describe, expect, test } from 'vitest'
import { call, createTestAgent, request, testSandbox } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'
import type { RunningSandbox } from '../transports/server.node.ts'
import { startSandbox } from '../transports/server.node.ts'

const running: RunningSandbox[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
})

interface Details {
  readonly entry?: { readonly operation: string; readonly faults: readonly string[] }
  readonly caller?: string
  readonly request: { readonly headers: [string, string][]; readonly body: Body }
  readonly response: {
    readonly status?: number
    readonly headers: [string, string][]
    readonly body: Body
    readonly lost: boolean
  }
  readonly messages: readonly { readonly direction: string; readonly text: string }[]
  readonly contract?: Readonly<Record<string, unknown>>
  readonly followUps: readonly { readonly id: string; readonly kind: string }[]
  readonly error?: string
}

interface Body {
  readonly text?: string
  readonly bytes: number
  readonly truncated: boolean
}

/** Returns the details of the request at a position of the log. */
const detailsAt = async (
  sandbox: Sandbox,
  at: number,
  origin = 'https://sandbox.test',
  send: typeof fetch = sandbox.fetch,
): Promise<Details> => {
  const response = await send(`${origin}/_sandbox/requests/${sandbox.log().at(at)?.id}`)
  return (await response.json()) as Details
}

const recording = (): Sandbox => testSandbox({ record: true })

test('says which fields of the bodies the reference does not have', async () => {
  const sandbox = recording()
  await call(sandbox, 'POST', '/agents', { name: 'Ada' })
  expect((await detailsAt(sandbox, 0)).contract).toMatchObject({
    requestSources: { '': 'inferred' },
    responseSources: { '': 'inferred' },
  })
  const { baseUrl, apiKey, agents } = sandbox.moltify
  const [agent] = agents.list()
  const create = (): Promise<Response> =>
    sandbox.fetch(`${baseUrl}/api/tasks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        agentId: agent?.id,
        title: 'Read a lease',
        description: 'Read the lease and name every odd clause.',
        agreedPrice: 2500,
      }),
    })
  await create()
  const { requestSources, responseSources } = (await detailsAt(sandbox, 1)).contract ?? {}
  expect(requestSources).toEqual({})
  expect(responseSources).toMatchObject({ buyerId: 'assumed', agentId: 'assumed' })
  // It is assumed too, but the response does not have it.
  expect(responseSources).not.toHaveProperty('buyerAgentId')
  expect(responseSources).not.toHaveProperty('id')

  sandbox.faults.add({ kind: 'lostResponse', operation: 'createTask', times: 1 })
  await expect(create()).rejects.toThrow(TypeError)
  expect((await detailsAt(sandbox, 2)).contract).toMatchObject({ responseSources })
})

test('records the body of a call without a valid key, of an unknown route, and of a fault', async () => {
  const sandbox = await startSandbox()
  running.push(sandbox)
  const send = async (path: string, apiKey: string, body: string): Promise<number> => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body }
    return (await fetch(sandbox.moltinfra.baseUrl + path, init)).status
  }
  sandbox.faults.add({ kind: 'status', status: 503, operation: 'createAgent', times: 1 })
  expect(await send('/agents', sandbox.moltinfra.apiKey, '{"name":"Ada"}')).toBe(503)
  expect(await send('/agents', 'mi_test_wrong', '{"name":"Grace"}')).toBe(401)
  expect(await send('/nowhere', sandbox.moltinfra.apiKey, 'x'.repeat(100_000))).toBe(404)
  expect(await send('/agents', sandbox.moltinfra.apiKey, '{"name":"Linus"}')).toBe(201)
  for (const [at, bytes] of [14, 16, 100_000, 16].entries()) {
    await expect
      .poll(async () => (await detailsAt(sandbox, at, sandbox.url, fetch)).request.body.bytes)
      .toBe(bytes)
  }
  const { body } = (await detailsAt(sandbox, 2, sandbox.url, fetch)).request
  expect(body.truncated).toBe(true)
  expect((await detailsAt(sandbox, 1, sandbox.url, fetch)).request.body.text).toBe(
    '{"name":"Grace"}',
  )
})

test('returns headers, bodies, caller and the view of the contract', async () => {
  const sandbox = recording()
  await call(sandbox, 'POST', '/agents', { name: 'Ada' })
  const details = await detailsAt(sandbox, 0)
  expect(details).toMatchObject({
    entry: { operation: 'createAgent' },
    caller: sandbox.moltinfra.accounts.list()[0]?.id,
    request: { body: { text: '{"name":"Ada"}', bytes: 14, truncated: false } },
    response: { status: 201, lost: false },
    contract: {
      operation: 'createAgent',
      method: 'POST',
      path: '/agents',
      effect: 'create',
      source: 'inferred',
    },
    followUps: [],
  })
  expect(JSON.parse(details.response.body.text ?? '')).toMatchObject({ data: { name: 'Ada' } })
  expect(details.contract).not.toHaveProperty('requestErrors')
  expect(details.contract).not.toHaveProperty('responseErrors')
  expect(new Map(details.request.headers).get('authorization')).toBe('Bearer ***')
})

test('names the fields that differ from the contract', async () => {
  const sandbox = recording()
  await call(sandbox, 'POST', '/agents', { name: 7 })
  sandbox.faults.add({ kind: 'status', status: 200, body: { success: true, data: { agents: 1 } } })
  await call(sandbox, 'GET', '/agents')
  expect((await detailsAt(sandbox, 0)).contract).toMatchObject({
    requestErrors: { name: [expect.stringContaining('string')] },
  })
  expect((await detailsAt(sandbox, 1)).contract).toMatchObject({
    responseErrors: { agents: [expect.stringContaining('array')] },
  })
})

describe('secrets', () => {
  const sandbox = recording()
  const { apiKey } = sandbox.moltinfra
  const encoded = [
    apiKey,
    ...['', 'a', 'ab'].map((before) => btoa(`${before}${apiKey}:x`)),
    encodeURIComponent(apiKey),
  ]

  test('are masked in headers, bodies and JSON fields', async () => {
    await call(
      sandbox,
      'POST',
      '/agents',
      { name: 'Ada', description: encoded.join(' '), clientSecret: 'hunter2', api_key: 'hunter2' },
      { headers: { 'x-api-key': 'hunter2', cookie: 'a=hunter2', 'x-echo': encoded.join(' ') } },
    )
    const written = JSON.stringify(await detailsAt(sandbox, -1))
    for (const text of [...encoded, 'hunter2']) expect(written).not.toContain(text)
    expect(written).toContain('Ada')
  })

  test('are masked where a long body was cut', async () => {
    for (const length of [16_320, 16_360, 16_380]) {
      await call(sandbox, 'POST', '/agents', {
        name: 'Ada',
        note: `${'x'.repeat(length)}${apiKey}${'x'.repeat(99)}`,
      })
      const { request: sent } = await detailsAt(sandbox, -1)
      expect(sent.body.truncated).toBe(true)
      expect(sent.body.text?.length).toBeGreaterThan(16_000)
      expect(sent.body.text).not.toContain(apiKey.slice(0, 8))
    }
  })
})

test('shows a lost response, the retry and the read that reconciled it', async () => {
  const sandbox = recording()
  const id = await createTestAgent(sandbox)
  sandbox.faults.add({ kind: 'lostResponse', operation: 'updateAgent', times: 1 })
  const update = () => call(sandbox, 'PATCH', `/agents/${id}`, { name: 'Bob' })
  await expect(update()).rejects.toThrow()
  const { apiKey } = sandbox.moltinfra.accounts.create()
  await call(sandbox, 'GET', '/agents', undefined, { apiKey })
  await call(sandbox, 'GET', `/agents/${id}`)
  await update()
  const details = await detailsAt(sandbox, 1)
  expect(details).toMatchObject({
    entry: { operation: 'updateAgent', faults: ['lostResponse'] },
    response: { status: 200, lost: true },
  })
  expect(details.response.body.text).toContain('"Bob"')
  const log = sandbox.log()
  expect(details.followUps).toEqual([
    { id: log[3]?.id, kind: 'reconciliation' },
    { id: log[4]?.id, kind: 'retry' },
  ])
})

test('records streams up to where they broke off', async () => {
  const sandbox = recording()
  const id = await createTestAgent(sandbox)
  sandbox.faults.add({ kind: 'truncate', operation: 'streamMessage', afterBytes: 30 })
  const response = await request(sandbox, 'POST', `/agents/${id}/messages/stream`, { text: 'Hi' })
  await expect(response.text()).rejects.toThrow('terminated')
  const { response: received } = await detailsAt(sandbox, -1)
  expect(received).toMatchObject({ status: 200, body: { bytes: 30 } })
  expect(received.body.text).toMatch(/^data: /)
})

test('records the messages of a socket', async () => {
  const sandbox = await startSandbox({ moltghost: { tokenPace: 0 } })
  running.push(sandbox)
  const { baseUrl, apiKey } = sandbox.moltghost
  const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/ws?token=${apiKey}`)
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const message = { messages: [{ role: 'user', content: `Say ${apiKey}` }] }
  socket.send(JSON.stringify(message))
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      if (JSON.parse(data).done) resolve()
    })
  })
  const details = await detailsAt(sandbox, 0, sandbox.url, fetch)
  socket.close()
  expect(details.messages[0]).toMatchObject({ direction: 'sent' })
  expect(details.messages.at(-1)?.text).toContain('"done":true')
  expect(JSON.stringify(details)).not.toContain(apiKey)
})

test('keeps the last thousand requests', async () => {
  const sandbox = testSandbox({ record: true, moltinfra: { tier: 5000 } })
  await call(sandbox, 'GET', '/agents')
  const [first] = sandbox.log()
  for (let count = 0; count < 1000; count++) await call(sandbox, 'GET', `/${count}`)
  const url = `https://sandbox.test/_sandbox/requests/${first?.id}`
  const response = await sandbox.fetch(url)
  expect(response.status).toBe(404)
  expect(await response.json()).toEqual({
    error: `Request "${first?.id}" not found. The last 1,000 requests to platforms are kept; GET /_sandbox/log lists them.`,
  })
})

test('forgets the bodies that exceed 8 MB in all, the oldest first', async () => {
  const sandbox = testSandbox({ record: true, moltinfra: { tier: 5000, agentQuota: 5000 } })
  const description = 'x'.repeat(20_000)
  for (let count = 0; count < 600; count++) {
    await call(sandbox, 'POST', '/agents', { name: 'Ada', description })
  }
  expect((await detailsAt(sandbox, 0)).error).toContain('not found')
  expect((await detailsAt(sandbox, -1)).request.body.truncated).toBe(true)
})

test('records nothing unless asked', async () => {
  const sandbox = testSandbox()
  await call(sandbox, 'GET', '/agents')
  expect(await detailsAt(sandbox, 0)).toEqual({
    error:
      'Requests are not recorded. Pass record: true to createSandbox(), or use startSandbox().',
  })
})

test('a reset removes the recorded requests', async () => {
  const sandbox = recording()
  await call(sandbox, 'GET', '/agents')
  const id = sandbox.log()[0]?.id
  sandbox.reset()
  const response = await sandbox.fetch(`https://sandbox.test/_sandbox/requests/${id}`)
  expect(response.status).toBe(404)
})
