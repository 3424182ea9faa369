import { platform } from '@molt-sdk/contracts/moltghost'
import { ClientContext } from '@molt-sdk/core/client'
import { expect, test } from 'vitest'
import { rejectionOf, withoutBackoff } from '../../../core/test/client.ts'
import { key } from '../../test/agent.ts'
import { connectSocket } from './operations.ts'
import { SocketAddress } from './socket-address.ts'
import { SocketConnection } from './socket-connection.ts'
import type { OpenWebSocket, SocketTransport } from './socket-transport.ts'

const transport: SocketTransport = { send: () => undefined, close: () => undefined }

const createConnection = (
  openWebSocket: OpenWebSocket,
  onOpen: () => void = () => undefined,
): SocketConnection => {
  const context = new ClientContext(platform, { apiKey: key, baseUrl: 'http://localhost' })
  const address = new SocketAddress(context, { keyInUrl: false, pingInterval: 1_000 })
  return new SocketConnection(
    context,
    connectSocket,
    address,
    openWebSocket,
    { timeout: 1_000, maxReconnects: 0 },
    { onOpen, onMessages: () => undefined, onClose: () => undefined, onEnd: () => undefined },
  )
}

test('reconnects when a connection is closed before it was handed over', async () => {
  withoutBackoff()
  let attempts = 0
  let opened = 0
  const connection = createConnection(
    async (_target, events) => {
      if (++attempts < 3) events.onClose(1011, 'too busy')
      return transport
    },
    () => {
      opened++
    },
  )
  await connection.open(undefined, 2)
  expect([attempts, opened, connection.states.current]).toEqual([3, 1, 'open'])
  expect(connection.transport).toBe(transport)
  connection.close()
  expect(connection.states.current).toBe('closed')
})

test('redacts a key in the close reason of such a connection', async () => {
  const connection = createConnection(async (_target, events) => {
    events.onClose(1008, `not ${key}`)
    return transport
  })
  expect(await rejectionOf(connection.open(undefined, 0))).toMatchObject({
    message: 'connectSocket: the connection was closed (1008, not [redacted]).',
  })
})
