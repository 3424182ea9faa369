import { createServer, request as send } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import type { WebhookHandler } from '@molt-sdk/core/webhooks'
import express from 'express'
import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { waitForCondition } from '../../../core/test/client.ts'
import { deliveryOf, eventBody, recordingHandler, signatureOf } from '../../test/webhooks.ts'
import { fastifyWebhook, nodeWebhook } from './node.ts'

type Listener = Parameters<typeof createServer>[1]

const serve = async (listener: Listener): Promise<string> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
}

const post = async (
  url: string,
  init: RequestInit = deliveryOf(eventBody()),
): Promise<[number, string]> => {
  const response = await fetch(url, { method: 'POST', ...init })
  return [response.status, await response.text()]
}

const startFastify = async (app: FastifyInstance): Promise<string> => {
  onTestFinished(() => app.close())
  return `${await app.listen({ port: 0 })}/webhook`
}

const withJson = (): express.Express => express().use(express.json())

describe.for<[string, (recording: ReturnType<typeof recordingHandler>) => Listener]>([
  ['node:http', ({ handler }) => nodeWebhook(handler)],
  ['Express', ({ handler }) => express().post('/webhook', nodeWebhook(handler))],
  [
    'Express with express.raw()',
    ({ handler }) =>
      express().post('/webhook', express.raw({ type: '*/*', limit: '1mb' }), nodeWebhook(handler)),
  ],
  [
    'Express with express.text()',
    ({ handler }) =>
      express().post('/webhook', express.text({ type: '*/*', limit: '1mb' }), nodeWebhook(handler)),
  ],
])('on %s', ([, listener]) => {
  test('accepts a delivery from its raw body', async () => {
    const recording = recordingHandler()
    expect(await post(await serve(listener(recording)))).toEqual([200, 'ok'])
    await waitForCondition(() => recording.events.length === 1)
    expect(recording).toMatchObject({ events: ['task.approved task_é'], errors: [] })
  })

  test('accepts a delivery in several chunks', async () => {
    const recording = recordingHandler()
    const { body, headers } = deliveryOf(
      eventBody('task.message', { message: 'é'.repeat(200_000) }),
    )
    const bytes = Buffer.from(body)
    const url = await serve(listener(recording))
    const status = await new Promise((resolve, reject) => {
      const request = send(url, { method: 'POST', headers }, (response) =>
        resolve(response.statusCode),
      )
      request.on('error', reject)
      for (let at = 0; at < bytes.length; at += 9_999) request.write(bytes.subarray(at, at + 9_999))
      request.end()
    })
    expect(status).toBe(200)
    await waitForCondition(() => recording.events.length === 1)
  })

  test('rejects a forged delivery', async () => {
    const recording = recordingHandler()
    const forged = { ...deliveryOf(eventBody()), body: eventBody('task.disputed') }
    const [status, text] = await post(await serve(listener(recording)), forged)
    expect([status, text]).toEqual([401, expect.stringContaining('invalid_signature')])
    expect(recording.errors).toMatchObject([{ code: 'invalid_signature' }])
  })
})

test('responds to other methods with 405', async () => {
  const url = await serve(nodeWebhook(recordingHandler().handler))
  const response = await fetch(url)
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
})

test('rejects repeated headers', async () => {
  const url = await serve(nodeWebhook(recordingHandler().handler))
  const { body, headers } = deliveryOf(eventBody())
  const timestamp = headers['x-moltify-timestamp'] ?? ''
  const status = await new Promise((resolve) => {
    const twice = { ...headers, 'x-moltify-timestamp': [timestamp, timestamp] }
    send(url, { method: 'POST', headers: twice }, (response) => resolve(response.statusCode)).end(
      body,
    )
  })
  expect(status).toBe(400)
})

test.for([
  ['with a Content-Length', false],
  ['in chunks', true],
] as const)('responds with 413 to a body that is too long, %s', async ([, pieces]) => {
  const recording = recordingHandler()
  const url = await serve(nodeWebhook(recording.handler))
  const long = deliveryOf(eventBody('task.message', { message: 'x'.repeat(20_000_000) }))
  const stream = { ...long, body: new Blob([long.body]).stream(), duplex: 'half' } as RequestInit
  expect((await post(url, pieces ? stream : long))[0]).toBe(413)
  expect(await post(url)).toEqual([200, 'ok'])
})

/** Opens a connection and sends the head of a POST with a body that is not sent in full. */
const openPost = (
  url: string,
  length: number,
  signed = signatureOf('', Date.now()),
): {
  readonly socket: Socket
  readonly received: () => string
  readonly closed: Promise<unknown>
} => {
  const { port, hostname } = new URL(url)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  let text = ''
  socket.setEncoding('utf8').on('data', (part) => {
    text += part
  })
  // A connection that the server closes while it is written to fails.
  socket.on('error', () => undefined)
  const headers = { host: hostname, 'content-length': length, ...signed }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`POST /webhook HTTP/1.1\r\n${lines.join('')}\r\n`)
  return {
    socket,
    received: () => text,
    closed: new Promise((resolve) => socket.once('close', resolve)),
  }
}

describe.for<[string, (handler: WebhookHandler) => Promise<string>]>([
  ['node:http', (handler) => serve(nodeWebhook(handler))],
  ['Express', (handler) => serve(express().post('/webhook', nodeWebhook(handler)))],
  ['Fastify', (handler) => startFastify(fastify().register(fastifyWebhook(handler, '/webhook')))],
])('on %s, the connection is closed', ([, start]) => {
  test('after a 413, without receiving the rest of the body', async () => {
    const { socket, received, closed } = openPost(
      await start(recordingHandler().handler),
      1_000_000_000,
    )
    const part = Buffer.alloc(1_000_000, 65)
    let sent = 0
    const sendOn = (): void => {
      while (sent < 1_000_000_000 && socket.writable) {
        sent += part.length
        if (!socket.write(part)) return void socket.once('drain', sendOn)
      }
    }
    sendOn()
    await closed
    expect(received()).toMatch(/^HTTP\/1\.1 413 /)
    expect(received()).toMatch(/^connection: close\r$/im)
    // Some of it is in the buffers of both sides.
    expect(sent).toBeLessThan(50_000_000)
  })

  test.for([
    ['stalls', 0],
    ['trickles', 1],
  ])('after a body that %s, with a 408', async ([, bytes]) => {
    const recording = recordingHandler({ bodyTimeout: '60ms' })
    const { socket, received, closed } = openPost(await start(recording.handler), 1_000_000)
    const trickle = setInterval(() => socket.write('x'.repeat(Number(bytes))), 5)
    onTestFinished(() => clearInterval(trickle))
    await closed
    expect(received()).toMatch(/^HTTP\/1\.1 408 /)
    expect(received()).toContain('body_timeout: The request body was not received within 60 ms.')
    expect(recording.errors).toMatchObject([{ code: 'body_timeout', status: 408 }])
  })

  test('after a request that is not signed, without waiting for its body', async () => {
    const { received, closed } = openPost(await start(recordingHandler().handler), 1_000_000, {})
    await closed
    expect(received()).toMatch(/^HTTP\/1\.1 400 /)
  })
})

test('reports a sender that leaves before its body was received', async () => {
  const recording = recordingHandler()
  const { socket } = openPost(await serve(nodeWebhook(recording.handler)), 1_000)
  socket.write('{"event":', () => socket.destroy())
  await waitForCondition(() => recording.errors.length === 1)
  expect(recording.errors).toMatchObject([
    {
      code: 'invalid_payload',
      message: 'The connection was closed before the full request body was received.',
    },
  ])
})

test('keeps the connection of a request that was received in full', async () => {
  const url = await serve(nodeWebhook(recordingHandler().handler))
  const { socket, received } = openPost(url, 2)
  socket.write('{}')
  await waitForCondition(() => received().includes('invalid_signature'))
  expect(received()).toMatch(/^connection: keep-alive\r$/im)
})

test('reports that express.json() ran before it', async () => {
  const recording = recordingHandler()
  const url = await serve(withJson().post('/webhook', nodeWebhook(recording.handler)))
  const [status, text] = await post(url)
  expect([status, text]).toEqual([500, expect.stringContaining('before express.json()')])
  expect(recording.errors).toMatchObject([{ code: 'body_already_parsed' }])
})

test('uses rawBody where a host or framework has read the body', async () => {
  const recording = recordingHandler()
  const keepRawBody = express.json({
    verify: (request, _, rawBody) => void Object.assign(request, { rawBody }),
  })
  const url = await serve(
    express().use(keepRawBody).post('/webhook', nodeWebhook(recording.handler)),
  )
  expect(await post(url)).toEqual([200, 'ok'])
  await waitForCondition(() => recording.events.length === 1)
})

test('reads a body that express.json() ignored', async () => {
  const recording = recordingHandler()
  const url = await serve(withJson().post('/webhook', nodeWebhook(recording.handler)))
  const { body, headers } = deliveryOf(eventBody())
  expect(
    await post(url, { body, headers: { ...headers, 'content-type': 'text/x-other' } }),
  ).toEqual([200, 'ok'])
})

describe('Fastify', () => {
  test('accepts a delivery, and other routes keep their parsers', async () => {
    const recording = recordingHandler()
    const app = fastify()
    app.register(fastifyWebhook(recording.handler, '/webhook'))
    app.post('/other', async (request) => ({ got: request.body }))
    const url = await startFastify(app)
    expect(await post(url)).toEqual([200, 'ok'])
    await waitForCondition(() => recording.events.length === 1)
    expect(recording).toMatchObject({ events: ['task.approved task_é'], errors: [] })
    const forged = await post(url, { ...deliveryOf(eventBody()), body: '{}' })
    expect(forged[0]).toBe(401)
    const other = await fetch(url.replace('webhook', 'other'), {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await other.json()).toEqual({ got: { a: 1 } })
  })

  test('reports that a parser ran if the plugin is missing', async () => {
    const recording = recordingHandler()
    const app = fastify()
    const listen = nodeWebhook(recording.handler)
    app.post('/webhook', async (request, reply) => {
      reply.hijack()
      await listen(request.raw, reply.raw)
    })
    const [status, text] = await post(await startFastify(app))
    expect([status, text]).toEqual([500, expect.stringContaining('body_already_parsed')])
    expect(recording.errors).toHaveLength(1)
  })
})

test('a delivery costs no Response, Blob, Error or iterator of streams, and no channel of its own', async () => {
  const recording = recordingHandler()
  const listener = nodeWebhook(recording.handler)
  const iterate = vi.spyOn(Readable.prototype, Symbol.asyncIterator)
  const url = await serve(listener)
  const counts = { Response: 0, Blob: 0, Error: 0, MessageChannel: 0 }
  for (const name of ['Response', 'Blob', 'Error', 'MessageChannel'] as const) {
    const original = globalThis[name] as new (...args: never[]) => object
    vi.stubGlobal(
      name,
      class extends original {
        constructor(...args: never[]) {
          super(...args)
          counts[name] += 1
        }
      },
    )
  }
  onTestFinished(() => void vi.unstubAllGlobals())
  for (let at = 0; at < 10; at++) {
    const { body, headers } = deliveryOf(eventBody('task.approved', { taskId: `${at}` }))
    const status = await new Promise((resolve, reject) => {
      const request = send(url, { method: 'POST', headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      request.on('error', reject)
      request.end(body)
    })
    expect(status).toBe(200)
  }
  // Fewer than deliveries: the test runner creates one when it loads a module, and so does waiting.
  expect(counts.Error).toBeLessThan(3)
  await waitForCondition(() => recording.events.length === 10)
  expect(counts).toMatchObject({
    Response: 0,
    Blob: 0,
    MessageChannel: expect.toBeOneOf([0, 1]),
  })
  expect(iterate).not.toHaveBeenCalled()
})
