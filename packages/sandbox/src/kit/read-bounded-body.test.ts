import { setupServer } from 'msw/node'
import { expect, onTestFinished, test } from 'vitest'
import { testSandbox } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'
import { handlers } from '../transports/msw.ts'
import { startSandbox } from '../transports/server.node.ts'
import { maxBodyBytes } from './read-request.ts'

const tooLong = `The request body exceeds ${maxBodyBytes} bytes.`

/** A call with a body on each platform, with its key and the expected error. */
const calls = ({
  moltinfra,
  moltify,
  moltbotden,
  moltghost,
}: Sandbox): [string, Record<string, string>, object][] => [
  [
    `${moltinfra.baseUrl}/agents`,
    { authorization: `Bearer ${moltinfra.apiKey}` },
    { error: { code: 'PAYLOAD_TOO_LARGE', message: tooLong } },
  ],
  [
    `${moltify.baseUrl}/api/tasks`,
    { authorization: `Bearer ${moltify.buyer.apiKey}` },
    { success: false, error: tooLong },
  ],
  [
    `${moltbotden.baseUrl}/agents/me`,
    { 'x-api-key': moltbotden.apiKey },
    { error: 'payload_too_large', message: tooLong },
  ],
  [
    `${moltghost.baseUrl}/v1/chat`,
    { authorization: `Bearer ${moltghost.apiKey}` },
    { error: { code: 'payload_too_large', message: tooLong } },
  ],
]

const methodOf = (url: string): string => (url.endsWith('/me') ? 'PATCH' : 'POST')

/** A body of 200 MB in chunks, and the number of bytes that were read. */
const longBody = (): {
  readonly body: ReadableStream<Uint8Array>
  readonly received: () => number
} => {
  const part = new Uint8Array(1_000_000).fill(32)
  let received = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      received += part.length
      controller.enqueue(part)
      if (received >= 200_000_000) controller.close()
    },
  })
  return { body, received: () => received }
}

const sendLong = async (
  send: typeof fetch,
  [url, headers, expected]: [string, Record<string, string>, object],
): Promise<number> => {
  const { body, received } = longBody()
  const init = {
    method: methodOf(url),
    headers: { 'content-type': 'application/json', ...headers },
    body,
    duplex: 'half',
  }
  const response = await send(url, init)
  expect([url, response.status]).toEqual([url, 413])
  expect(await response.json()).toMatchObject(expected)
  return received()
}

test('sandbox.fetch reads a body up to the limit', async () => {
  const sandbox = testSandbox()
  for (const each of calls(sandbox))
    expect(await sendLong(sandbox.fetch, each)).toBeLessThan(15_000_000)
  expect(sandbox.log()).toMatchObject(Array(4).fill({ status: 413, outcome: 'completed' }))
})

test('a server reads a body up to the limit', async () => {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  for (const each of calls(sandbox)) {
    // The connection's buffers hold a part of it.
    expect(await sendLong(fetch, each)).toBeLessThan(100_000_000)
  }
})

test('MSW returns 413 for a body that is too long', async () => {
  const sandbox = testSandbox()
  const server = setupServer(...handlers(sandbox))
  server.listen()
  onTestFinished(() => server.close())
  for (const [url, headers, expected] of calls(sandbox)) {
    const response = await fetch(url, {
      method: methodOf(url),
      headers: { 'content-type': 'application/json', ...headers },
      body: `{"name":"${'x'.repeat(maxBodyBytes)}"}`,
    })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject(expected)
  }
})

test('rejects a long Content-Length unread and reads a body at the limit', async () => {
  const { fetch: send, moltinfra } = testSandbox()
  const headers = {
    authorization: `Bearer ${moltinfra.apiKey}`,
    'content-type': 'application/json',
  }
  const url = `${moltinfra.baseUrl}/agents`
  const announced = { ...headers, 'content-length': String(maxBodyBytes + 1) }
  const early = await send(url, { method: 'POST', headers: announced, body: '{}' })
  expect(early.status).toBe(413)
  const body = '{"name":"Ada"}'.padEnd(maxBodyBytes)
  expect((await send(url, { method: 'POST', headers, body })).status).toBe(201)
})

test('the control API reads a body up to the same limit', async () => {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const body = JSON.stringify({ kind: 'x'.repeat(maxBodyBytes) })
  const response = await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body })
  expect([response.status, await response.json()]).toEqual([413, { error: tooLong }])
})
