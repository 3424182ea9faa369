import { setupServer } from 'msw/node'
import { afterEach, expect, test } from 'vitest'
import { hello, openTestSocket, testMoltGhost } from '../../test/moltghost.ts'
import type { Sandbox } from '../sandbox.ts'
import { handlers } from '../transports/msw.ts'

const servers: ReturnType<typeof setupServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const intercepted = (): Sandbox => {
  const sandbox = testMoltGhost()
  const server = setupServer(...handlers(sandbox))
  server.listen({ onUnhandledFrame: 'error' })
  servers.push(server)
  return sandbox
}

/** The global WebSocket, which cannot send headers. */
const browserSocket = (url: string) => {
  const socket = new WebSocket(url)
  const events: Record<string, unknown>[] = []
  socket.addEventListener('message', ({ data }) => events.push(JSON.parse(data)))
  const closed = new Promise<[number, string]>((resolve) =>
    socket.addEventListener('close', ({ code, reason }) => resolve([code, reason])),
  )
  return { socket, events, closed }
}

const real = 'wss://abc123.agent.moltghost.io/ws'

test('handles the real hosts of agents, each with its agent', async () => {
  const sandbox = intercepted()
  const headers = { authorization: `Bearer ${sandbox.moltghost.apiKey}` }
  const health = await fetch('https://abc123.agent.moltghost.io/v1/health', { headers })
  expect(await health.json()).toMatchObject({ status: 'running', agent_id: 'abc123' })
  const anonymous = await fetch('https://nobody.agent.moltghost.io/v1/health', { headers })
  expect(anonymous.status).toBe(404)
})

test('a browser opens a socket with its key in the URL', async () => {
  const sandbox = intercepted()
  const { socket, events, closed } = browserSocket(`${real}?token=${sandbox.moltghost.apiKey}`)
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  socket.send(JSON.stringify({ action: 'message', ...hello }))
  await expect.poll(() => events.at(-1)).toMatchObject({ done: true, finish_reason: 'stop' })
  const text = events.map(({ content }) => content ?? '').join('')
  expect(text).toBe('Hello, this is my-agent. You said: "Hello, agent!"')
  sandbox.moltghost.agents.update('abc123', { status: 'paused' })
  expect(await closed).toEqual([1001, 'agent_paused'])
})

test('messages before the connection is accepted are processed', async () => {
  const sandbox = intercepted()
  sandbox.faults.add({ kind: 'delay', for: 100, operation: 'openSocket' })
  const { socket, events } = browserSocket(`${real}?token=${sandbox.moltghost.apiKey}`)
  socket.addEventListener('open', () =>
    socket.send(JSON.stringify({ action: 'message', ...hello })),
  )
  await expect.poll(() => events.at(-1)).toMatchObject({ done: true })
})

test('faults close sockets here too', async () => {
  const sandbox = intercepted()
  sandbox.faults.add({ kind: 'closeSocket', afterEvents: 2, times: 1 })
  const { socket, events, closed } = browserSocket(`${real}?token=${sandbox.moltghost.apiKey}`)
  socket.addEventListener('open', () =>
    socket.send(JSON.stringify({ action: 'message', ...hello })),
  )
  expect((await closed)[0]).toBe(1006)
  expect(events).toHaveLength(2)
})

test('a socket with an invalid key opens and is closed', async () => {
  intercepted()
  expect(await browserSocket(`${real}?token=molti_nobody`).closed).toEqual([
    4001,
    'invalid_api_key',
  ])
})

test('throws for a socket that MSW cannot intercept', async () => {
  const sandbox = intercepted()
  await expect(openTestSocket(real, sandbox.moltghost.apiKey).opened).rejects.toThrow('501')
})
