import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ok } from '../../test/behaviors.ts'
import { rejectionOf, waitForCondition } from '../../test/client.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { nodeTransport } from './index.node.ts'

const transport = nodeTransport()

const streamOf = (...chunks: string[]): ReadableStream =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })

test.for<[string, BodyInit | undefined, object]>([
  ['a string', 'Ahöy', { body: 'Ahöy', 'content-length': '5' }],
  ['bytes', new TextEncoder().encode('Ahoy'), { body: 'Ahoy', 'content-length': '4' }],
  ['a stream', streamOf('A', 'hoy'), { body: 'Ahoy', 'transfer-encoding': 'chunked' }],
  ['a blob', new Blob(['Ahoy'], { type: 'text/x' }), { body: 'Ahoy', 'content-type': 'text/x' }],
  [
    'parameters',
    new URLSearchParams({ a: '1' }),
    { body: 'a=1', 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
  ],
  ['nothing', undefined, { body: '', 'content-length': '0' }],
])('sends %s', async ([, body, expected]) => {
  const server = await scriptedServer(ok({}))
  await transport(server.url, { method: 'POST', ...(body !== undefined && { body }) })
  const [request] = server.requests
  expect({ ...request?.headers, body: request?.body }).toMatchObject(expected)
})

test('sends headers in every form, and those of the caller instead of its own', async () => {
  const server = await scriptedServer(ok({}))
  const pairs: [string, string][] = [
    ['x-team', 'a'],
    ['Accept-Encoding', 'identity'],
  ]
  for (const headers of [pairs, new Headers(pairs)]) await transport(server.url, { headers })
  for (const { headers } of server.requests)
    expect(headers).toMatchObject({ 'x-team': 'a', 'accept-encoding': 'identity' })
})

test('a stream is read as fast as the server reads it, and closed if the request is aborted', async () => {
  const server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  let produced = 0
  let isCancelled = false
  const body = new ReadableStream({
    pull(controller) {
      produced += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
    cancel() {
      isCancelled = true
    },
  })
  const controller = new AbortController()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { signal } = controller
  const sent = transport(url, { method: 'POST', body, signal, duplex: 'half' } as RequestInit)
  let before = -1
  // Until the buffers of the system are full.
  await waitForCondition(() => {
    const isStill = produced > 0 && produced === before
    before = produced
    return isStill
  })
  expect(produced).toBeLessThan(2 ** 26)
  controller.abort(new Error('Stopped.'))
  expect(await rejectionOf(sent)).toMatchObject({ message: 'Stopped.' })
  await waitForCondition(() => isCancelled)
})

test('a stream that fails ends the request with its error', async () => {
  const server = await scriptedServer(ok({}))
  const body = new ReadableStream({
    pull() {
      throw new Error('The disk cannot be read.')
    },
  })
  const sent = transport(server.url, { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect(await rejectionOf(sent)).toMatchObject({ message: 'The disk cannot be read.' })
})
