import { createServer as createHttpServer, Agent as HttpAgent } from 'node:http'
import { createServer, Agent as HttpsAgent } from 'node:https'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { json, neverRespond, ok, text } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, waitForCondition } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { rawResponse } from '../../test/raw-connection.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { selfSigned } from '../../test/self-signed.ts'
import { deriveOptions } from '../http/derived-client.ts'
import { clientRules } from '../http/option-rules.ts'
import type { ClientOptions } from '../http/options.ts'
import type { NodeTransportOptions } from './index.node.ts'
import { nodeTransport } from './index.node.ts'

const args = { params: { boatId: 'b1' } }
const boat = { id: 'b1' }

const bytes =
  (body: Uint8Array, headers: Readonly<Record<string, string>>): Behavior =>
  ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body)
  }

test.for<[unknown, string]>([
  [{ agents: 1 }, 'Unknown option agents. Did you mean agent?'],
  [{ connections: 0 }, 'connections must be an integer >= 1, or Infinity, got 0.'],
  [
    { agent: 'proxy' },
    'agent must be an Agent of node:http or node:https, such as new Agent({ keepAlive: true }), got "proxy".',
  ],
])('rejects the options %j', ([options, message]) => {
  expect(() => nodeTransport(options as NodeTransportOptions)).toThrow(message)
})

test('a client takes fetch or a transport', async () => {
  const server = await scriptedServer(ok(boat))
  const transport = nodeTransport()
  expect(() => harborAt(server.url, { fetch, transport })).toThrow(
    'Pass fetch or transport, not both.',
  )
})

test('a derived client uses the latest of fetch and transport', () => {
  const options: ClientOptions & { baseUrl: string } = {
    baseUrl: 'http://localhost',
    transport: fetch,
  }
  const context = { options: { ...options, apiKey: 'k' } }
  const withFetch = deriveOptions(context, options, { fetch }, clientRules)
  expect([withFetch.fetch, withFetch.transport]).toEqual([fetch, undefined])
  const withTransport = deriveOptions(context, withFetch, { transport: fetch }, clientRules)
  expect([withTransport.fetch, withTransport.transport]).toEqual([undefined, fetch])
})

test.for<[string, Uint8Array, string]>([
  ['gzip', gzipSync(JSON.stringify({ success: true, data: boat })), 'gzip'],
  ['br', brotliCompressSync(JSON.stringify({ success: true, data: boat })), 'br'],
  ['deflate', deflateSync(JSON.stringify({ success: true, data: boat })), 'deflate'],
  [
    'two codings',
    brotliCompressSync(gzipSync(JSON.stringify({ success: true, data: boat }))),
    'gzip, br',
  ],
])('decodes %s', async ([, body, encoding]) => {
  const server = await scriptedServer(bytes(body, { 'content-encoding': encoding }))
  const http = harborAt(server.url, { transport: nodeTransport() })
  expect(await http.call(getBoat, args)).toEqual(boat)
  expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip, br')
})

test('a compressed body that ends early is no success', async () => {
  const body = gzipSync(JSON.stringify({ success: true, data: boat })).subarray(0, -9)
  const server = await scriptedServer(bytes(body, { 'content-encoding': 'gzip' }))
  const http = harborAt(server.url, { transport: nodeTransport(), maxRetries: 0 })
  expect(await rejectionOf(http.call(createBoat, { body: { name: 'Ada' } }))).toMatchObject({
    name: 'ConnectionError',
    code: 'connection_lost',
    outcome: 'unknown',
  })
})

test('the events of a compressed stream arrive as they are sent', async () => {
  const { createGzip } = await import('node:zlib')
  const server = await scriptedServer(({ response }) => {
    response.writeHead(200, { 'content-encoding': 'gzip' })
    const gzip = createGzip()
    gzip.pipe(response)
    gzip.write('first')
    gzip.flush()
  })
  const response = await nodeTransport()(server.url, {})
  const reader = response.body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  expect(new TextDecoder().decode(value)).toBe('first')
  await reader?.cancel()
  await waitForCondition(() => server.open === 0)
})

test('uses the certificates of its agent', async () => {
  const server = createServer(selfSigned, (_, response) => {
    response.end(JSON.stringify({ success: true, data: boat }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `https://localhost:${(server.address() as AddressInfo).port}`
  const agent = new HttpsAgent({ ca: selfSigned.cert })
  const trusting = harborAt(url, { transport: nodeTransport({ agent }) })
  expect(await trusting.call(getBoat, args)).toEqual(boat)
  const other = harborAt(url, { transport: nodeTransport() })
  expect(await rejectionOf(other.call(getBoat, args))).toMatchObject({
    code: 'certificate_rejected',
  })
})

test.for([
  ['its own agent', () => nodeTransport({ connections: 2 })],
  [
    'an agent that is passed',
    () => nodeTransport({ agent: new HttpAgent({ keepAlive: true }), connections: 2 }),
  ],
] as const)('opens no more connections than it is allowed, with %s', async ([, create]) => {
  let running = 0
  let most = 0
  const server = await scriptedServer(async (request) => {
    running++
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running--
    ok(boat)(request)
  })
  const http = harborAt(server.url, { transport: create() })
  await Promise.all(Array.from({ length: 12 }, () => http.call(getBoat, args)))
  expect([server.connections, most]).toEqual([2, 2])
})

test('keeps its connection for the next call, also after an error or no content', async () => {
  const server = await scriptedServer(
    ok(boat),
    json(404, { success: false, error: { code: 'NOT_FOUND', message: 'No.' } }),
    text(204, ''),
    ok(boat),
  )
  const transport = nodeTransport()
  const http = harborAt(server.url, { transport, maxRetries: 0 })
  await http.call(getBoat, args)
  await rejectionOf(http.call(getBoat, args))
  expect((await transport(server.url, { method: 'POST' })).body).toBeNull()
  // A body that is not read ends a moment later.
  await new Promise((resolve) => setTimeout(resolve, 50))
  await http.call(getBoat, args)
  expect(server.connections).toBe(1)
  expect((await transport(server.url, { method: 'HEAD' })).body).toBeNull()
})

test.for([
  ['a read', getBoat, args, true],
  ['a write', createBoat, { body: { name: 'Ada' } }, false],
] as const)(
  '%s on a kept connection that the server resets',
  async ([, operation, input, isRead]) => {
    const reset = rawResponse((connection) => connection.destroy())
    const server = await scriptedServer(ok(boat), reset, ok(boat))
    const http = harborAt(server.url, { transport: nodeTransport() })
    await http.call(getBoat, args)
    const call = http.call(operation as typeof getBoat, input as typeof args)
    if (isRead) expect(await call).toEqual(boat)
    else
      expect(await rejectionOf(call)).toMatchObject({ code: 'connection_lost', outcome: 'unknown' })
    expect(server.requests).toHaveLength(isRead ? 3 : 2)
  },
)

test('headers that are larger than Node.js accepts are an error', async () => {
  const server = await scriptedServer(ok(boat, { 'x-large': 'x'.repeat(20_000) }))
  const http = harborAt(server.url, { transport: nodeTransport(), maxRetries: 0 })
  expect(await rejectionOf(http.call(getBoat, args))).toMatchObject({
    code: 'connection_lost',
    message: expect.stringContaining('HPE_HEADER_OVERFLOW'),
  })
})

test.runIf(process.allowedNodeEnvironmentFlags.has('--use-env-proxy'))(
  'uses the proxy of the environment if NODE_USE_ENV_PROXY is set',
  async () => {
    const requested: (string | undefined)[] = []
    const proxy = createHttpServer(({ url }, response) => {
      requested.push(url)
      response.end(JSON.stringify({ success: true, data: boat }))
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      proxy.closeAllConnections()
      proxy.close()
    })
    vi.stubEnv('NODE_USE_ENV_PROXY', '1')
    vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`)
    vi.stubEnv('NO_PROXY', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    const transport = nodeTransport()
    const http = harborAt('http://harbor.example', { transport, allowInsecureHttp: true })
    expect(await http.call(getBoat, args)).toEqual(boat)
    expect(requested).toEqual(['http://harbor.example/boats/b1'])
  },
)

test('an aborted request, and one that is aborted before its body is read, end their connections', async () => {
  const server = await scriptedServer(neverRespond)
  const transport = nodeTransport()
  const first = new AbortController()
  const pending = transport(server.url, { signal: first.signal })
  await waitForCondition(() => server.requests.length === 1)
  first.abort(new Error('No longer needed.'))
  expect(await rejectionOf(pending)).toMatchObject({ message: 'No longer needed.' })
  expect(await rejectionOf(transport(server.url, { signal: first.signal }))).toMatchObject({
    message: 'No longer needed.',
  })
  for (const encoding of ['identity', 'gzip']) {
    server.setBehaviors(({ response }) => {
      response.writeHead(200, { 'content-encoding': encoding })
      response.write(encoding === 'gzip' ? gzipSync('x'.repeat(1000)).subarray(0, 20) : 'half')
    })
    const second = new AbortController()
    const response = await transport(server.url, { signal: second.signal })
    second.abort(new Error('Not read.'))
    await waitForCondition(() => server.open === 0)
    expect(await rejectionOf(response.text())).toBeInstanceOf(Error)
  }
})
