import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { rejectionOf, waitForCondition, withoutBackoff } from '../../../core/test/client.ts'
import { closedPortUrl } from '../../../core/test/scripted-server.ts'
import { agentAt, key } from '../../test/agent.ts'
import { errorResponse, replyWith, socketServer } from '../../test/socket-server.ts'
import { waitForState } from '../../test/wait-for-state.ts'
import type { AgentSocket } from './agent-socket.ts'
import type { ConnectOptions } from './connect.ts'
import { openWebSocket } from './open-web-socket.ts'

// Node.js has a global WebSocket too, which accepts headers like those of Bun and Deno.
vi.mock('@moltghost/sdk/internal/open-web-socket', () => ({ openWebSocket }))

afterEach(() => {
  vi.unstubAllGlobals()
})

const connectTo = async (
  server: { readonly url: string },
  options: ConnectOptions = {},
): Promise<AgentSocket> => {
  const socket = await agentAt(server).connect({ maxRetries: 0, ...options })
  onTestFinished(() => socket.close())
  return socket
}

const inBrowser = (): void => {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64)'
  vi.stubGlobal('navigator', { userAgent })
  const { WebSocket } = globalThis
  // As in a browser: the second argument must be an array of protocols.
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        if (typeof protocols === 'object') throw new SyntaxError('These are no protocols.')
        super(url)
      }
    },
  )
}

describe("with the runtime's own WebSocket, a socket", () => {
  test('sends the key in a header, and messages in order', async () => {
    const server = await socketServer(replyWith('Hello ', 'there.'))
    const socket = await connectTo(server)
    expect(await Promise.all([socket.chat('a'), socket.chat('b')])).toMatchObject([
      { text: 'Hello there.', usage: { total_tokens: 7 } },
      { text: 'Hello there.' },
    ])
    const { url, headers } = server.peers[0]?.request ?? {}
    expect([url, headers?.authorization]).toEqual(['/ws', `Bearer ${key}`])
  })

  test('receives binary messages', async () => {
    const server = await socketServer((peer) => {
      peer.socket.send(Buffer.from('{"content":"€"}'), { binary: true })
      peer.send({ done: true })
    })
    expect(await (await connectTo(server)).chat('a')).toMatchObject({ text: '€' })
  })

  test('that is rejected does not open', async () => {
    const server = await socketServer()
    server.rejectUpgrade = () => errorResponse(401, { error: { code: 'invalid_api_key' } })
    for (const target of [server, { url: await closedPortUrl() }]) {
      expect(await rejectionOf(connectTo(target))).toMatchObject({
        name: 'ConnectionError',
        code: 'connection_lost',
        operation: 'connectSocket',
      })
    }
  })

  test('that does not open times out and is closed', async () => {
    const server = await socketServer()
    server.rejectUpgrade = (request) => {
      request.socket.end = () => request.socket
      return ''
    }
    expect(await rejectionOf(connectTo(server, { timeout: 80 }))).toMatchObject({ code: 'timeout' })
  })

  test('that is lost is reopened', async () => {
    withoutBackoff()
    const server = await socketServer()
    const socket = await connectTo(server)
    server.peers[0]?.socket.terminate()
    await waitForCondition(() => server.peers.length === 2)
    expect(await socket.chat('a')).toMatchObject({ text: 'Hi.' })
  })

  test('that the agent closes permanently stays closed, with its reason', async () => {
    const server = await socketServer()
    const socket = await connectTo(server)
    server.peers[0]?.socket.close(1001, 'agent_paused')
    await waitForState(socket, 'closed')
    expect(await rejectionOf(socket.chat('a'))).toMatchObject({
      cause: { name: 'AgentPausedError', message: expect.stringContaining('1001, agent_paused') },
    })
  })

  test('fails when too much unread text is buffered', async () => {
    const frame = JSON.stringify({ content: 'x'.repeat(1_000_000) })
    const server = await socketServer((peer) => {
      peer.send({ content: 'Well, ' })
      for (let count = 0; count < 40; count++) peer.send(frame)
    })
    const socket = await connectTo(server)
    const stream = socket.stream('a')
    await stream[Symbol.asyncIterator]().next()
    // 40 MB have left the server: more than the system buffers and the bound of a reply together.
    const sent = () => server.peers[0]?.socket.bufferedAmount
    await expect.poll(sent, { timeout: 20_000 }).toBe(0)
    expect(await rejectionOf(stream.final())).toMatchObject({
      name: 'StreamError',
      code: 'stream_buffer_full',
      outcome: 'unknown',
    })
  })

  test('rejects a message above the size limit', async () => {
    const server = await socketServer((peer) => peer.send({ content: 'x'.repeat(1_048_576) }))
    expect(await rejectionOf((await connectTo(server)).chat('a'))).toMatchObject({
      name: 'StreamError',
      code: 'event_too_large',
      partialText: '',
    })
  })

  test('performs the closing handshake', async () => {
    const server = await socketServer()
    const socket = await connectTo(server)
    let code = 0
    server.peers[0]?.socket.on('close', (closed) => {
      code = closed
    })
    await socket.close()
    await expect.poll(() => code).toBe(1000)
  })
})

describe('in a browser, a socket', () => {
  test('cannot send the key in a header, and throws an error with the alternatives', async () => {
    inBrowser()
    const server = await socketServer()
    expect(await rejectionOf(connectTo(server))).toMatchObject({
      name: 'ConfigError',
      code: 'header_auth_unsupported',
      message: expect.stringContaining("connect({ auth: 'query' })"),
    })
    expect(server.peers).toEqual([])
  })

  test("sends the key in the URL with auth: 'query'", async () => {
    inBrowser()
    const server = await socketServer()
    const socket = await connectTo(server, { auth: 'query' })
    expect(await socket.chat('a')).toMatchObject({ text: 'Hi.' })
    expect(server.peers[0]?.request.url).toBe(`/ws?token=${key}`)
    expect(server.peers[0]?.request.headers.authorization).toBeUndefined()
  })
})
