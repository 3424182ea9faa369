import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { rejectionOf, waitForCondition, withoutBackoff } from '../../../core/test/client.ts'
import { connectTo } from '../../test/connect-to.ts'
import type { SocketServer } from '../../test/socket-server.ts'
import { errorResponse, socketServer } from '../../test/socket-server.ts'

const rejected = errorResponse(401, { error: { code: 'invalid_api_key', message: 'No.' } })

/** Returns the keys in turn; the last one repeats. */
const keysInTurn = (...keys: readonly string[]) => {
  let calls = 0
  return vi.fn(async () => `${keys[Math.min(calls++, keys.length - 1)]}`)
}

/** Accepts upgrades with one of these keys, and records all keys. */
const accept = (server: SocketServer, ...valid: readonly string[]): string[] => {
  const received: string[] = []
  server.rejectUpgrade = ({ headers, url }) => {
    const key = headers.authorization?.slice('Bearer '.length) ?? `${url?.split('=')[1]}`
    received.push(key)
    return valid.includes(key) ? undefined : rejected
  }
  return received
}

describe('a socket of a client with an apiKey function', () => {
  test.for(['header', 'query'] as const)('sends the key in the %s', async (auth) => {
    const server = await socketServer()
    const received = accept(server, 'molti_present')
    const socket = await connectTo(server, { auth }, { apiKey: keysInTurn('molti_present') })
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
    expect(received).toEqual(['molti_present'])
  })

  test('asks again to reconnect, and once more after each 401', async () => {
    withoutBackoff()
    const server = await socketServer()
    const received = accept(server, 'molti_second', 'molti_fourth')
    const apiKey = keysInTurn('molti_first', 'molti_second', 'molti_third', 'molti_fourth')
    const socket = await connectTo(server, { maxRetries: 0 }, { apiKey })
    server.peers[0]?.socket.terminate()
    await waitForCondition(() => server.peers.length === 2)
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
    expect(received).toEqual(['molti_first', 'molti_second', 'molti_third', 'molti_fourth'])
  })

  test('ends with the error of a 401 if the function returns the same key', async () => {
    const server = await socketServer()
    const received = accept(server)
    const error = await rejectionOf(connectTo(server, {}, { apiKey: () => 'molti_same-key' }))
    expect(error).toMatchObject({ name: 'AuthenticationError', code: 'invalid_api_key' })
    expect(received).toEqual(['molti_same-key'])
    expect(inspect(error)).not.toContain('same-key')
  })

  test('ends with the error of the function', async () => {
    const server = await socketServer()
    const apiKey = (): string => {
      throw new Error('the vault is closed')
    }
    expect(await rejectionOf(connectTo(server, {}, { apiKey }))).toMatchObject({
      name: 'ConfigError',
      message: 'connectSocket was not sent: the apiKey function threw: Error: the vault is closed.',
    })
    expect(server.peers).toEqual([])
  })

  test('can be aborted while the function runs', async () => {
    const controller = new AbortController()
    const apiKey = vi.fn(() => new Promise<string>(() => undefined))
    const connecting = connectTo(await socketServer(), { signal: controller.signal }, { apiKey })
    await vi.waitFor(() => expect(apiKey).toHaveBeenCalled())
    controller.abort()
    expect(await rejectionOf(connecting)).toMatchObject({ name: 'AbortError' })
  })

  test('does not show the key in an error', async () => {
    const key = 'molti_abc_5ecret0fTheGh0st'
    const server = await socketServer((peer) => peer.socket.close(4000, `no ${key}`))
    const socket = await connectTo(server, { maxReconnects: 0 }, { apiKey: () => key })
    const error = await rejectionOf(socket.chat('Hello!'))
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('5ecret')
  })
})
