import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { call, createTestAgent, eventually, readStreamEvents, request } from '../test/moltinfra.ts'
import type { RunningSandbox, ServerOptions } from './transports/server.node.ts'
import { startSandbox } from './transports/server.node.ts'

const { fetch, Request, Response } = globalThis
const running: RunningSandbox[] = []
const start = async (options: ServerOptions = {}): Promise<RunningSandbox> => {
  const sandbox = await startSandbox({ checkResponses: true, ...options })
  running.push(sandbox)
  return sandbox
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
})

test('listens on a free loopback port and returns its URL', async () => {
  const sandbox = await start()
  expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/)
  expect(sandbox.moltinfra.baseUrl).toBe(`${sandbox.url}/moltinfra/v1`)
  const { status, body } = await call(sandbox, 'POST', '/agents', { name: 'Ada' }, { fetch })
  expect(status).toBe(201)
  expect(body.data.apiEndpoint).toBe(`${sandbox.moltinfra.baseUrl}/agents/${body.data.id}`)
})

test('several servers are independent', async () => {
  const [one, two] = [await start(), await start({ seed: 'other' })]
  await createTestAgent(one)
  expect(two.moltinfra.agents.list()).toEqual([])
  expect(one.moltinfra.apiKey).not.toBe(two.moltinfra.apiKey)
})

test('its in-process fetch and its HTTP server have the same agents', async () => {
  const sandbox = await start()
  const id = await createTestAgent(sandbox)
  expect((await call(sandbox, 'GET', `/agents/${id}`, undefined, { fetch })).body.data.id).toBe(id)
})

test('rejects a port that is in use', async () => {
  const { url } = await start()
  await expect(startSandbox({ port: Number(new URL(url).port) })).rejects.toHaveProperty(
    'code',
    'EADDRINUSE',
  )
})

test('listens on the given address', async () => {
  const sandbox = await start({ host: '::1' })
  expect(sandbox.url).toMatch(/^http:\/\/\[::1\]:\d+$/)
  expect((await call(sandbox, 'GET', '/agents', undefined, { fetch })).status).toBe(200)
})

test('accepts any host name of the machine', async () => {
  const { url, moltinfra } = await start()
  const headers = { authorization: `Bearer ${moltinfra.apiKey}` }
  const { port } = new URL(url)
  const response = await fetch(`http://localhost:${port}/moltinfra/v1/agents`, { headers })
  expect(response.status).toBe(200)
})

test('tokens arrive one by one', async () => {
  const sandbox = await start({ moltinfra: { tokenPace: 40 } })
  const id = await createTestAgent(sandbox)
  const path = `/agents/${id}/messages/stream`
  const response = await request(sandbox, 'POST', path, { text: 'Hi' }, { fetch })
  const times: number[] = []
  for await (const _chunk of response.body ?? []) times.push(performance.now())
  expect(times.length).toBeGreaterThan(3)
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(100)
})

test('a caller that aborts a stream releases its slot', async () => {
  const sandbox = await start({ moltinfra: { tokenPace: 60_000 } })
  const id = await createTestAgent(sandbox)
  const aborted = new AbortController()
  const { signal } = aborted
  const path = `/agents/${id}/messages/stream`
  await request(sandbox, 'POST', path, { text: 'Hi' }, { fetch, signal })
  expect(sandbox.moltinfra.agents.list()).toMatchObject([{ inFlight: 1 }])
  aborted.abort()
  await eventually(() => sandbox.moltinfra.agents.list()).toMatchObject([{ inFlight: 0 }])
  expect(sandbox.log().at(-1)).toMatchObject({ operation: 'streamMessage', outcome: 'aborted' })
})

test('closing ends open streams, stalled responses and idle connections immediately', async () => {
  const sandbox = await startSandbox({ moltinfra: { tokenPace: 3_600_000 } })
  const id = await createTestAgent(sandbox)
  const path = `/agents/${id}/messages/stream`
  const stream = await request(sandbox, 'POST', path, { text: 'Hi' }, { fetch })
  sandbox.faults.add({ kind: 'stall', times: 1 })
  const stalled = await request(sandbox, 'GET', '/agents', undefined, { fetch })
  sandbox.faults.add({ kind: 'delay', for: '1h', times: 1 })
  const delayed = request(sandbox, 'GET', '/agents', undefined, { fetch })
  const idle = connect(Number(new URL(sandbox.url).port), '127.0.0.1')
  await once(idle, 'connect')
  const ends = [stream.text(), stalled.text(), delayed].map((end) => end.catch(String))
  await eventually(() => sandbox.faults.list()).toEqual([])

  const startedAt = performance.now()
  await sandbox.close()
  await once(idle, 'close')
  expect(await Promise.all(ends)).toEqual([
    'TypeError: terminated',
    'TypeError: terminated',
    'TypeError: fetch failed',
  ])
  // Node closes a connection without a request only after 60 seconds.
  expect(performance.now() - startedAt).toBeLessThan(30_000)
  await expect(fetch(sandbox.url)).rejects.toThrow(TypeError)
  await sandbox.close()
})

test('truncate destroys the connection', async () => {
  const sandbox = await start()
  sandbox.faults.add({ kind: 'truncate', afterBytes: 10 })
  const { apiKey, baseUrl } = sandbox.moltinfra
  const outgoing = httpRequest(`${baseUrl}/agents`, {
    headers: { authorization: `Bearer ${apiKey}` },
  }).end()
  const [incoming] = await once(outgoing, 'response')
  const [error] = await once(incoming.resume(), 'error')
  expect(error).toMatchObject({ code: 'ECONNRESET' })
  expect(incoming).toMatchObject({ complete: false })
  expect(incoming.socket.destroyed).toBe(true)
})

test('responds to HEAD requests and returns 404 for unknown paths', async () => {
  const { url } = await start()
  const { status, headers } = await fetch(`${url}/moltinfra/v1/agents`, { method: 'HEAD' })
  expect([status, headers.get('x-ratelimit-limit')]).toEqual([401, '60'])
  expect(await (await fetch(url)).json()).toMatchObject({ control: '/_sandbox' })
})

test('does not change globals of the process', async () => {
  await start()
  expect(globalThis.Request).toBe(Request)
  expect(globalThis.Response).toBe(Response)
})

test('sends a complete stream over HTTP', async () => {
  const sandbox = await start({ moltinfra: { tokenPace: 0 } })
  const id = await createTestAgent(sandbox)
  const message = { text: 'Grüße 🌍', stream: true }
  const response = await request(sandbox, 'POST', `/agents/${id}/messages`, message, { fetch })
  const events = await readStreamEvents(response)
  expect(events.at(-1)).toMatchObject({ response: 'Hello, this is Ada. You said: "Grüße 🌍"' })
})
