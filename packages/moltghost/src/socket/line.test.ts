import { platform } from '@molt-sdk/contracts/moltghost'
import { ClientContext } from '@molt-sdk/core'
import { expect, test } from 'vitest'
import { withoutBackoff } from '../../../core/test/client.ts'
import { key } from '../../test/agent.ts'
import { Line } from './line.ts'
import { connectSocket } from './operations.ts'
import type { Dial, Wire } from './wire.ts'

test('a connection that is gone before it could be handed over is made again', async () => {
  withoutBackoff()
  const wire: Wire = { send: () => undefined, close: () => undefined }
  let dialled = 0
  const dial: Dial = async (_target, events) => {
    if (++dialled < 3) events.onClose(1011, 'too busy')
    return wire
  }
  let opened = 0
  const context = new ClientContext(platform, { apiKey: key, baseUrl: 'http://localhost' })
  const target = { url: 'ws://localhost/ws', headers: {}, keyInUrl: false, pingInterval: 1_000 }
  const line = new Line(
    context,
    connectSocket,
    target,
    dial,
    { timeout: 1_000, maxReconnects: 0 },
    {
      onOpen: () => {
        opened++
      },
      onMessage: () => undefined,
      onClose: () => undefined,
      onEnd: () => undefined,
    },
  )
  await line.open(undefined, 2)
  expect([dialled, opened, line.states.current]).toEqual([3, 1, 'open'])
  expect(line.wire).toBe(wire)
  line.close()
  expect(line.states.current).toBe('closed')
})
