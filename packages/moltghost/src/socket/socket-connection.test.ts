import { platform } from '@molt-sdk/contracts/moltghost'
import { ClientContext } from '@molt-sdk/core/client'
import { expect, test } from 'vitest'
import { rejectionOf, withoutBackoff } from '../../../core/test/client.ts'
import { key } from '../../test/agent.ts'
import { connectSocket } from './operations.ts'
import { SocketConnection } from './socket-connection.ts'
import type { OpenWebSocket, SocketTransport } from './socket-transport.ts'

const wire: SocketTransport = { send: () => undefined, close: () => undefined }

const lineOf = (dial: OpenWebSocket, onOpen: () => void = () => undefined): SocketConnection => {
  const context = new ClientContext(platform, { apiKey: key, baseUrl: 'http://localhost' })
  const target = { url: 'ws://localhost/ws', headers: {}, keyInUrl: false, pingInterval: 1_000 }
  return new SocketConnection(
    context,
    connectSocket,
    target,
    dial,
    { timeout: 1_000, maxReconnects: 0 },
    { onOpen, onMessage: () => undefined, onClose: () => undefined, onEnd: () => undefined },
  )
}

test('a connection that is gone before it could be handed over is made again', async () => {
  withoutBackoff()
  let dialled = 0
  let opened = 0
  const line = lineOf(
    async (_target, events) => {
      if (++dialled < 3) events.onClose(1011, 'too busy')
      return wire
    },
    () => {
      opened++
    },
  )
  await line.open(undefined, 2)
  expect([dialled, opened, line.states.current]).toEqual([3, 1, 'open'])
  expect(line.wire).toBe(wire)
  line.close()
  expect(line.states.current).toBe('closed')
})

test('a key in the reason of such a connection is not told', async () => {
  const line = lineOf(async (_target, events) => {
    events.onClose(1008, `not ${key}`)
    return wire
  })
  expect(await rejectionOf(line.open(undefined, 0))).toMatchObject({
    message: 'connectSocket: the connection was closed (1008, not [redacted]).',
  })
})
