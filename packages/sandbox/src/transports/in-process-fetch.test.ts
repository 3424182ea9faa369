import { getEventListeners } from 'node:events'
import { MoltInfra } from '@moltinfra/sdk'
import { expect, test } from 'vitest'
import { call, createTestAgent, eventually, request, testSandbox } from '../../test/moltinfra.ts'

test("handles the real base URL, the sandbox's own, and no other", async () => {
  const sandbox = testSandbox()
  const headers = { authorization: `Bearer ${sandbox.moltinfra.apiKey}` }
  const real = await sandbox.fetch('https://api.moltinfra.xyz/v1/agents', { headers })
  expect([real.status, real.url]).toEqual([200, 'https://api.moltinfra.xyz/v1/agents'])
  expect((await sandbox.fetch(`${sandbox.moltinfra.baseUrl}/agents`, { headers })).status).toBe(200)
  await expect(sandbox.fetch('https://example.com/v1/agents')).rejects.toThrow(
    new TypeError(
      "The sandbox does not handle https://example.com/v1/agents. Use the platform's real base URL or the baseUrl of the sandbox.",
    ),
  )
  await expect(sandbox.fetch('/v1/agents')).rejects.toThrow(TypeError)
  expect(sandbox.serves('https://api.moltinfra.xyz/anything')).toBe(true)
  expect(sandbox.serves('https://moltinfra.xyz')).toBe(false)
  expect(sandbox.serves('nonsense')).toBe(false)
})

test('returns 404 for a path without a platform', async () => {
  const sandbox = testSandbox()
  const response = await sandbox.fetch('https://sandbox.test/moltnothing/v1')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({
    platforms: expect.arrayContaining(
      Object.values(sandbox.platformInfo()).map(({ baseUrl }) => baseUrl),
    ),
  })
})

test('returns 404 for a path that only starts like the path of a platform', async () => {
  const sandbox = testSandbox()
  const { baseUrl } = sandbox.moltinfra
  expect(new URL(baseUrl).pathname).toMatch(/^\/moltinfra\//)
  const response = await sandbox.fetch(baseUrl.replace('/moltinfra/', '/moltinfrastructure/'))
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ platforms: expect.anything() })
})

test('accepts a Request, a URL and a string', async () => {
  const sandbox = testSandbox()
  const url = `${sandbox.moltinfra.baseUrl}/agents`
  const init = { headers: { authorization: `Bearer ${sandbox.moltinfra.apiKey}` } }
  expect((await sandbox.fetch(new Request(url, init))).status).toBe(200)
  expect((await sandbox.fetch(new URL(url), init)).status).toBe(200)
  expect((await sandbox.fetch(new Request(url), init)).status).toBe(200)
})

test('links in responses have the base URL that was called', async () => {
  const sandbox = testSandbox()
  const create = async (baseUrl: string): Promise<string> => {
    const response = await sandbox.fetch(`${baseUrl}/agents`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sandbox.moltinfra.apiKey}`,
        'content-type': 'application/json',
      },
      body: '{"name":"Ada"}',
    })
    return (await response.json()).data.apiEndpoint
  }
  const real = 'https://api.moltinfra.xyz/v1'
  expect(await create(real)).toMatch(/^https:\/\/api\.moltinfra\.xyz\/v1\/agents\/agent_\w{12}$/)
  expect(await create(sandbox.moltinfra.baseUrl)).toMatch(/^https:\/\/sandbox\.test\/moltinfra\/v1/)
})

test('an aborted signal ends a call before it starts', async () => {
  const sandbox = testSandbox()
  const signal = AbortSignal.abort(new Error('not today'))
  await expect(request(sandbox, 'GET', '/agents', undefined, { signal })).rejects.toThrow(
    'not today',
  )
  const asRequest = new Request(`${sandbox.moltinfra.baseUrl}/agents`, { signal })
  await expect(sandbox.fetch(asRequest)).rejects.toThrow('not today')
  expect(sandbox.log()).toEqual([])
})

test('an abort ends a stream without waiting for its next event', async () => {
  const sandbox = testSandbox({ moltinfra: { tokenPace: 3_600_000 } })
  const id = await createTestAgent(sandbox)
  const aborted = new AbortController()
  const path = `/agents/${id}/messages/stream`
  const response = await request(sandbox, 'POST', path, { text: 'Hi' }, { signal: aborted.signal })
  const text = response.text()
  setTimeout(() => aborted.abort(new Error('enough')), 10)
  await expect(text).rejects.toThrow('enough')
  expect(sandbox.moltinfra.agents.list()).toMatchObject([{ inFlight: 0 }])
})

test('logs a stream as aborted only if its reader stops before the last event', async () => {
  const sandbox = testSandbox()
  const id = await createTestAgent(sandbox)
  const path = `/agents/${id}/messages/stream`
  for (const [last, outcome] of [
    ['"type":"done"', 'completed'],
    ['"type":"token"', 'aborted'],
  ] as const) {
    const { body } = await request(sandbox, 'POST', path, { text: 'Hi' })
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    while (!(await reader?.read())?.value?.includes(last));
    await reader?.cancel()
    await eventually(() => sandbox.log().at(-1)?.outcome).toBe(outcome)
  }
})

test('leaves no listener on a signal, however a call ends', async () => {
  const sandbox = testSandbox()
  const id = await createTestAgent(sandbox)
  const { signal } = new AbortController()
  const listeners = (): number => getEventListeners(signal, 'abort').length
  const path = `/agents/${id}/messages/stream`

  await call(sandbox, 'GET', '/agents', undefined, { signal })
  expect(listeners()).toBe(0)
  await (await request(sandbox, 'POST', path, { text: 'Hi' }, { signal })).text()
  expect(listeners()).toBe(0)
  await (await request(sandbox, 'POST', path, { text: 'Hi' }, { signal })).body?.cancel()
  expect(listeners()).toBe(0)
  for (const kind of ['drop', 'lostResponse', 'truncate'] as const) {
    sandbox.faults.add({ kind, times: 1 })
    await expect(call(sandbox, 'GET', '/agents', undefined, { signal })).rejects.toThrow(TypeError)
    expect(listeners()).toBe(0)
  }
})

test('can be passed to a client', async () => {
  const sandbox = testSandbox()
  const { fetch, moltinfra } = sandbox
  const infra = new MoltInfra({ apiKey: moltinfra.apiKey, fetch, maxRetries: 1 })
  const { id } = await infra.agents.create({ name: 'Ada' })
  sandbox.faults.add({ kind: 'status', operation: 'getAgent', status: 503, times: 1 })
  const { data, rateLimit, requestId } = await infra.agents.get(id).withResponse()
  expect([data.name, rateLimit?.limit]).toEqual(['Ada', 60])
  expect(requestId).toBe(sandbox.log().at(-1)?.id)
  moltinfra.configure({ streamEndpoint: 404 })
  const stream = infra.agents.streamMessage(id, { text: 'Hi' })
  expect((await stream.final()).response).toBe('Hello, this is Ada. You said: "Hi"')
})
