import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import express from 'express'
import fastify from 'fastify'
import { describe, expect, onTestFinished, test } from 'vitest'
import { waitForCondition } from '../../../core/test/client.ts'
import { deliveryOf, eventBody, notingHandler, signatureOf } from '../../test/webhooks.ts'
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
  const answer = await fetch(url, { method: 'POST', ...init })
  return [answer.status, await answer.text()]
}

const withJson = (): express.Express => express().use(express.json())

describe.for<[string, (noting: ReturnType<typeof notingHandler>) => Listener]>([
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
    const noting = notingHandler()
    expect(await post(await serve(listener(noting)))).toEqual([200, 'ok'])
    await waitForCondition(() => noting.events.length === 1)
    expect(noting).toMatchObject({ events: ['task.approved task_é'], errors: [] })
  })

  test('accepts a delivery in several chunks', async () => {
    const noting = notingHandler()
    const { body, headers } = deliveryOf(
      eventBody('task.message', { message: 'é'.repeat(200_000) }),
    )
    const bytes = Buffer.from(body)
    const url = await serve(listener(noting))
    const status = await new Promise((resolve, reject) => {
      const request = send(url, { method: 'POST', headers }, (answer) => resolve(answer.statusCode))
      request.on('error', reject)
      for (let at = 0; at < bytes.length; at += 9_999) request.write(bytes.subarray(at, at + 9_999))
      request.end()
    })
    expect(status).toBe(200)
    await waitForCondition(() => noting.events.length === 1)
  })

  test('rejects a forged delivery', async () => {
    const noting = notingHandler()
    const forged = { ...deliveryOf(eventBody()), body: eventBody('task.disputed') }
    const [status, text] = await post(await serve(listener(noting)), forged)
    expect([status, text]).toEqual([401, expect.stringContaining('invalid_signature')])
    expect(noting.errors).toMatchObject([{ code: 'invalid_signature' }])
  })
})

test('responds to other methods with 405', async () => {
  const url = await serve(nodeWebhook(notingHandler().handler))
  const answer = await fetch(url)
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})

test('rejects repeated headers', async () => {
  const url = await serve(nodeWebhook(notingHandler().handler))
  const { body, headers } = deliveryOf(eventBody())
  const timestamp = headers['x-moltify-timestamp'] ?? ''
  const status = await new Promise((resolve) => {
    const twice = { ...headers, 'x-moltify-timestamp': [timestamp, timestamp] }
    send(url, { method: 'POST', headers: twice }, (answer) => resolve(answer.statusCode)).end(body)
  })
  expect(status).toBe(400)
})

test.for([
  ['told beforehand', false],
  ['in pieces', true],
] as const)('responds with 413 to a body that is too long, %s', async ([, pieces]) => {
  const noting = notingHandler()
  const url = await serve(nodeWebhook(noting.handler))
  const long = deliveryOf(eventBody('task.message', { message: 'x'.repeat(20_000_000) }))
  const stream = { ...long, body: new Blob([long.body]).stream(), duplex: 'half' } as RequestInit
  expect((await post(url, pieces ? stream : long))[0]).toBe(413)
  expect(await post(url)).toEqual([200, 'ok'])
})

test('accepts a delivery on the connection of a body that was far too long', async () => {
  const { port, hostname } = new URL(await serve(nodeWebhook(notingHandler().handler)))
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  let answers = ''
  socket.setEncoding('utf8').on('data', (text) => {
    answers += text
  })
  const long = Buffer.alloc(20_000_000, 65)
  for (const body of [long, Buffer.from(eventBody())]) {
    const headers = { host: hostname, 'content-length': body.length, ...signatureOf(body) }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`POST /webhook HTTP/1.1\r\n${lines.join('')}\r\n`)
    socket.write(body)
  }
  await waitForCondition(() => (answers.match(/HTTP\/1.1/g)?.length ?? 0) > 1)
  expect(answers.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200'])
})

test('reports that express.json() ran before it', async () => {
  const noting = notingHandler()
  const url = await serve(withJson().post('/webhook', nodeWebhook(noting.handler)))
  const [status, text] = await post(url)
  expect([status, text]).toEqual([500, expect.stringContaining('before express.json()')])
  expect(noting.errors).toMatchObject([{ code: 'body_already_parsed' }])
})

test('reads a body that express.json() ignored', async () => {
  const noting = notingHandler()
  const url = await serve(withJson().post('/webhook', nodeWebhook(noting.handler)))
  const { body, headers } = deliveryOf(eventBody())
  expect(
    await post(url, { body, headers: { ...headers, 'content-type': 'text/x-other' } }),
  ).toEqual([200, 'ok'])
})

describe('Fastify', () => {
  const start = async (app: ReturnType<typeof fastify>): Promise<string> => {
    onTestFinished(() => app.close())
    return `${await app.listen({ port: 0 })}/webhook`
  }

  test('accepts a delivery, and other routes keep their parsers', async () => {
    const noting = notingHandler()
    const app = fastify()
    app.register(fastifyWebhook(noting.handler, '/webhook'))
    app.post('/other', async (request) => ({ got: request.body }))
    const url = await start(app)
    expect(await post(url)).toEqual([200, 'ok'])
    await waitForCondition(() => noting.events.length === 1)
    expect(noting).toMatchObject({ events: ['task.approved task_é'], errors: [] })
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
    const noting = notingHandler()
    const app = fastify()
    const listen = nodeWebhook(noting.handler)
    app.post('/webhook', async (request, reply) => {
      reply.hijack()
      await listen(request.raw, reply.raw)
    })
    const [status, text] = await post(await start(app))
    expect([status, text]).toEqual([500, expect.stringContaining('body_already_parsed')])
    expect(noting.errors).toHaveLength(1)
  })
})
