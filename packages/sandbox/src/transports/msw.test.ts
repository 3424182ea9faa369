import { MoltInfra } from '@moltinfra/sdk'
import { setupServer } from 'msw/node'
import { afterEach, expect, test } from 'vitest'
import {
  call,
  createTestAgent,
  eventually,
  readStreamEvents,
  request,
  testSandbox,
} from '../../test/moltinfra.ts'
import type { Sandbox, SandboxOptions } from '../sandbox.ts'
import { handlers } from './msw.ts'

const servers: ReturnType<typeof setupServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Installs a sandbox behind the global fetch. */
const intercepted = (options: SandboxOptions = {}): Sandbox => {
  const sandbox = testSandbox(options)
  const server = setupServer(...handlers(sandbox))
  server.listen({ onUnhandledFrame: 'error' })
  servers.push(server)
  return sandbox
}

/** The current global fetch and the real base URL. */
const viaMsw = (sandbox: Sandbox): { fetch: typeof fetch } => ({
  fetch: (url, init) => {
    const real = String(url).replace(sandbox.moltinfra.baseUrl, 'https://api.moltinfra.xyz/v1')
    return globalThis.fetch(real, init)
  },
})

test('handles a call to the real base URL', async () => {
  const sandbox = intercepted()
  const { status, headers, body } = await call(
    sandbox,
    'POST',
    '/agents',
    { name: 'Ada' },
    viaMsw(sandbox),
  )
  expect(status).toBe(201)
  expect(headers.get('x-ratelimit-remaining')).toBe('59')
  expect(body.data.apiEndpoint).toMatch(/^https:\/\/api\.moltinfra\.xyz\/v1\/agents\/agent_/)
  expect(sandbox.moltinfra.agents.list()).toMatchObject([{ id: body.data.id }])
})

test('handles a call to its own base URL', async () => {
  const sandbox = intercepted()
  const { fetch } = globalThis
  expect((await call(sandbox, 'GET', '/agents', undefined, { fetch })).status).toBe(200)
})

test('handles calls of a client without configuration', async () => {
  const sandbox = intercepted()
  const infra = new MoltInfra({ apiKey: sandbox.moltinfra.apiKey })
  const { id } = await infra.agents.create({ name: 'Ada' })
  const stream = infra.agents.streamMessage(id, { text: 'Hi' })
  const tokens: string[] = []
  for await (const { content } of stream) tokens.push(content)
  expect(tokens.join('')).toBe('Hello, this is Ada. You said: "Hi"')
  expect(await infra.agents.list()).toMatchObject({ items: [{ id }] })
})

test("errors and unknown routes have the platform's format", async () => {
  const sandbox = intercepted()
  const { status, body } = await call(sandbox, 'GET', '/nothing', undefined, viaMsw(sandbox))
  expect([status, body.error.code]).toEqual([404, 'NOT_FOUND'])
})

test('a session cookie reaches the sandbox', async () => {
  const { cookie } = intercepted().moltify.sessions.create()
  const send = (init: RequestInit): Promise<Response> =>
    fetch('https://moltify.ai/api/wallet', { credentials: 'include', ...init })
  expect((await send({})).status).toBe(401)
  expect((await send({ headers: { cookie } })).status).toBe(200)
})

test('a stream arrives token by token', async () => {
  const sandbox = intercepted({ moltinfra: { tokenPace: 20 } })
  const id = await createTestAgent(sandbox)
  const path = `/agents/${id}/messages/stream`
  const response = await request(sandbox, 'POST', path, { text: 'Hi' }, viaMsw(sandbox))
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const times: number[] = []
  for await (const _chunk of response.clone().body ?? []) times.push(performance.now())
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(80)
  expect((await readStreamEvents(response)).at(-1)).toMatchObject({ type: 'done', agentId: id })
})

test('applies faults', async () => {
  const sandbox = intercepted()
  const send = (): Promise<Response> =>
    request(sandbox, 'GET', '/agents', undefined, viaMsw(sandbox))
  sandbox.faults.add({ kind: 'drop', times: 1 })
  await expect(send()).rejects.toThrow(TypeError)
  sandbox.faults.add({ kind: 'truncate', times: 1 })
  const cut = await send()
  expect(cut.status).toBe(200)
  await expect(cut.text()).rejects.toThrow(TypeError)
  sandbox.faults.add({ kind: 'stall', times: 1 })
  const stalled = await send()
  expect(stalled.status).toBe(200)
  await stalled.body?.cancel()
  sandbox.faults.add({ kind: 'malformedJson', times: 1 })
  await expect((await send()).json()).rejects.toThrow(SyntaxError)
  expect((await send()).status).toBe(200)
})

test('an abort ends a stream without waiting for its next event', async () => {
  const sandbox = intercepted({ moltinfra: { tokenPace: 3_600_000 } })
  const id = await createTestAgent(sandbox)
  const aborted = new AbortController()
  const { signal } = aborted
  const options = { ...viaMsw(sandbox), signal }
  const path = `/agents/${id}/messages/stream`
  const response = await request(sandbox, 'POST', path, { text: 'Hi' }, options)
  const text = response.text()
  setTimeout(() => aborted.abort(), 10)
  await expect(text).rejects.toHaveProperty('name', 'AbortError')
  await eventually(() => sandbox.moltinfra.agents.list()).toMatchObject([{ inFlight: 0 }])
})

test('does not handle requests to other hosts', async () => {
  const sandbox = intercepted()
  await expect(fetch('http://127.0.0.1:9/elsewhere')).rejects.toThrow()
  expect(sandbox.log()).toEqual([])
})
