import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { rejectionOf, waitForCondition, withoutBackoff } from '../../../core/test/client.ts'
import { key } from '../../test/agent.ts'
import { connectTo } from '../../test/connect-to.ts'
import type { Peer } from '../../test/socket-server.ts'
import { errorResponse, socketServer } from '../../test/socket-server.ts'

/** Everything that a log could contain of an error. */
const everythingIn = (error: unknown): string =>
  inspect(error, { depth: null, showHidden: true }) +
  JSON.stringify(error) +
  JSON.stringify([...((error as { headers?: Headers }).headers ?? [])])

/** The key with each character as an escape of JSON. */
const escaped = [...key].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join('')

test.for([
  ['code', (peer: Peer) => peer.send({ error: { code: key, message: 'No.' } })],
  ['message', (peer: Peer) => peer.send({ error: { code: 'no', message: `Bad key ${key}` } })],
  ['escaped code', (peer: Peer) => peer.send(`{"error":{"code":"${escaped}","message":"No."}}`)],
  ['malformed event', (peer: Peer) => peer.send(`{"key of this": "${escaped}`)],
  ['choice', (peer: Peer) => peer.send({ finish_reason: 'error', error: { code: key } })],
  ['close reason', (peer: Peer) => peer.socket.close(4000, `no ${key}`)],
  ['encoded close reason', (peer: Peer) => peer.socket.close(1008, encodeURIComponent(key))],
] as const)('the error of a message does not show a key in its %s', async ([, fail]) => {
  withoutBackoff()
  const server = await socketServer(fail)
  const socket = await connectTo(server, { maxReconnects: 0 })
  const error = await rejectionOf(socket.chat('a'))
  expect(everythingIn(error)).not.toContain(key)
  expect(everythingIn(error)).not.toContain('5ecret')
})

test('the error of a socket that stays closed does not show a key', async () => {
  const server = await socketServer()
  const socket = await connectTo(server)
  server.peers[0]?.socket.close(4000, key)
  await waitForCondition(() => socket.connectionState === 'closed')
  expect(everythingIn(await rejectionOf(socket.chat('a')))).not.toContain(key)
})

test.for([
  ['an error code', (): string => errorResponse(400, { error: { code: key, message: key } })],
  ['a request id', (): string => errorResponse(400, {}, `x-request-id: ${key}\r\n`)],
  [
    'a content type',
    (): string => `HTTP/1.1 400 No\r\ncontent-type: a/${key}\r\nconnection: close\r\n\r\nx`,
  ],
  ['a redirect', (): string => `HTTP/1.1 302 Found\r\nlocation: /?a=${key}\r\nx-a: ${key}\r\n\r\n`],
] as const)('a rejected upgrade does not show a key in %s', async ([, response]) => {
  const server = await socketServer()
  server.rejectUpgrade = response
  const error = await rejectionOf(connectTo(server, { maxRetries: 0 }))
  expect(everythingIn(error)).not.toContain(key)
})
