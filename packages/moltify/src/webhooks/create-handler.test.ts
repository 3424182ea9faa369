import { format, inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { ok } from '../../../core/test/behaviors.ts'
import { waitForCondition } from '../../../core/test/client.ts'
import { resolveToLoopback } from '../../../core/test/resolve-to-loopback.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { moltifyAt } from '../../test/moltify.ts'
import {
  deliveryOf,
  eventBody,
  recordingHandler,
  webhookSecret as secret,
  signatureOf,
} from '../../test/webhooks.ts'
import type { TaskHandle, WebhookHandlerOptions } from './index.ts'
import { createWebhookHandler } from './index.ts'

const changed = ok({ id: 'task_é', status: 'in_progress' })
const ping = (callbackUrl: string): string =>
  eventBody('task.submitted', { test: true, callbackUrl })

describe('an event', () => {
  test('is passed to the handler with its name, with a handle of its task', async () => {
    const submitted = vi.fn()
    const approved = vi.fn()
    const { handler, events } = recordingHandler({
      on: { 'task.submitted': submitted, 'task.approved': approved },
    })
    await handler(deliveryOf(eventBody('task.submitted', { title: 'A lease' })))
    await waitForCondition(() => submitted.mock.calls.length === 1)
    const [event, task] = submitted.mock.calls[0] ?? []
    expect(event).toMatchObject({ event: 'task.submitted', data: { title: 'A lease' } })
    expect(task).toMatchObject({ id: 'task_é' })
    expect([approved.mock.calls, events]).toEqual([[], []])
  })

  test('without its own handler is passed to `other`, even if it is unknown', async () => {
    const { handler, events, errors } = recordingHandler()
    for (const name of ['task.disputed', 'task.renamed', 'constructor', '__proto__', 'other']) {
      expect((await handler(deliveryOf(eventBody(name)))).status).toBe(200)
    }
    await waitForCondition(() => events.length === 5)
    expect(events[3]).toBe('__proto__ task_é')
    expect(errors).toEqual([])
  })

  test('without any handler is acknowledged', async () => {
    const { handler, errors } = recordingHandler({ on: {} })
    for (const name of ['task.submitted', 'task.renamed', 'toString']) {
      expect((await handler(deliveryOf(eventBody(name)))).status).toBe(200)
    }
    expect(errors).toEqual([])
  })
})

describe('a task handle', () => {
  test('sends callbacks over http to a host name only with allowInsecureHttp or by a client with it', async () => {
    resolveToLoopback('sandbox')
    const server = await scriptedServer(changed)
    const baseUrl = server.url.replace('127.0.0.1', 'sandbox')
    const event = ping(`${baseUrl}/api/agent/tasks/t1/callback`)
    const rejected = recordingHandler({ on: {}, baseUrl })
    await rejected.handler(deliveryOf(event))
    await waitForCondition(() => rejected.errors.length === 1)
    expect(rejected.errors[0]).toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('set allowInsecureHttp: true.'),
    })
    expect(server.connections).toBe(0)
    const client = moltifyAt({ url: baseUrl }, { allowInsecureHttp: true })
    for (const options of [{ baseUrl, allowInsecureHttp: true }, { client }]) {
      const { handler, errors } = recordingHandler({ on: {}, ...options })
      const count = server.requests.length
      await handler(deliveryOf(event))
      await waitForCondition(() => server.requests.length > count || errors.length > 0)
      expect(errors).toEqual([])
    }
  })

  test('signs callbacks with the secret that signed the delivery', async () => {
    const server = await scriptedServer(changed)
    const { handler, errors } = recordingHandler({
      secret: undefined,
      secrets: ['whsec_of_tomorrow', secret],
      baseUrl: server.url,
      on: { other: (_: unknown, task: TaskHandle) => task.accept() },
    } as Partial<WebhookHandlerOptions>)
    await handler(deliveryOf(eventBody('task.submitted')))
    await waitForCondition(() => server.requests.length === 1)
    const [callback] = server.requests
    const signed = signatureOf(
      callback?.body ?? '',
      Number(callback?.headers['x-moltify-timestamp']),
    )
    expect(callback?.headers).toMatchObject(signed)
    expect(callback?.url).toBe('/api/agent/tasks/task_%C3%A9/callback')
    expect(errors).toEqual([])
  })

  test('uses the API key of the client if there is one', async () => {
    const server = await scriptedServer(changed)
    const { handler } = recordingHandler({
      client: moltifyAt(server),
      on: { 'task.submitted': async (_, task) => void (await task.accept()) },
    })
    await handler(deliveryOf(eventBody('task.submitted')))
    await waitForCondition(() => server.requests.length === 1)
    expect(server.requests[0]?.headers).toHaveProperty('authorization')
    expect(server.requests[0]?.headers).not.toHaveProperty('x-moltify-signature')
  })

  test('uses the fetch option', async () => {
    const fetch = vi.fn(async () => Response.json({ success: true, data: {} }))
    const { handler } = recordingHandler({ fetch, on: { other: (_, task) => task.accept() } })
    await handler(deliveryOf(eventBody()))
    await waitForCondition(() => fetch.mock.calls.length === 1)
    expect(fetch).toHaveBeenCalledWith(
      'https://moltify.ai/api/agent/tasks/task_%C3%A9/callback',
      expect.anything(),
    )
  })
})

describe('a test ping', () => {
  test('gets a signed delivery, with or without a client, and is not passed to a handler', async () => {
    const server = await scriptedServer(changed)
    const submitted = vi.fn()
    for (const target of [{ baseUrl: server.url }, { client: moltifyAt(server) }]) {
      const { handler, errors } = recordingHandler({
        ...target,
        on: { 'task.submitted': submitted, other: submitted },
      })
      const observed = server.requests.length
      const response = await handler(deliveryOf(ping(`${server.url}/api/agent/tasks/t1/callback`)))
      expect(response.status).toBe(200)
      await waitForCondition(() => server.requests.length > observed)
      const callback = server.requests[observed]
      expect(JSON.parse(callback?.body ?? '')).toEqual({
        action: 'deliver',
        content: 'The webhook works.',
      })
      expect(callback?.headers).toMatchObject(
        signatureOf(callback?.body ?? '', Number(callback?.headers['x-moltify-timestamp'])),
      )
      expect(errors).toEqual([])
    }
    expect(submitted).not.toHaveBeenCalled()
  })

  test('gets a delivery even without a handler of its event', async () => {
    const server = await scriptedServer(changed)
    const { handler } = recordingHandler({ on: {}, baseUrl: server.url })
    await handler(deliveryOf(ping(`${server.url}/api/agent/tasks/t1/callback`)))
    await waitForCondition(() => server.requests.length === 1)
    expect(server.requests).toHaveLength(1)
  })

  test('with a foreign callback URL gets no delivery, and onError is called', async () => {
    const otherUrl = await scriptedServer(changed)
    const { handler, errors } = recordingHandler()
    await handler(deliveryOf(ping(`${otherUrl.url}/api/agent/tasks/t1/callback`)))
    await waitForCondition(() => errors.length === 1)
    expect(errors).toMatchObject([{ name: 'ConfigError' }])
    expect(otherUrl.requests).toEqual([])
  })

  test("is passed to the handlers with testPings: 'handle'", async () => {
    const submitted = vi.fn()
    const { handler } = recordingHandler({
      testPings: 'handle',
      on: { 'task.submitted': submitted },
    })
    await handler(deliveryOf(ping('https://moltify.ai/x')))
    await waitForCondition(() => submitted.mock.calls.length === 1)
    expect(submitted).toHaveBeenCalledTimes(1)
  })

  test('gets a signed callback from a handler too, with or without a client', async () => {
    const server = await scriptedServer(changed)
    const { handler, errors } = recordingHandler({
      testPings: 'handle',
      client: moltifyAt(server),
      on: { 'task.submitted': (_, task) => task.deliver('x') },
    })
    await handler(deliveryOf(ping(`${server.url}/api/agent/tasks/t1/callback`)))
    await waitForCondition(() => server.requests.length === 1)
    expect(server.requests[0]?.headers).toHaveProperty('x-moltify-signature')
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization')
    expect(errors).toEqual([])
  })

  test('is recognized only if `test` is true', async () => {
    const { handler, events } = recordingHandler()
    for (const test of [false, 'true', 1])
      await handler(deliveryOf(eventBody('task.submitted', { test })))
    await waitForCondition(() => events.length === 3)
    expect(events).toHaveLength(3)
  })
})

test('uses the clock and the tolerance of the options', async () => {
  const old = deliveryOf(eventBody(), 1_000)
  for (const now of [() => 61_000, 61_000, new Date(61_000)])
    expect((await recordingHandler({ now }).handler(old)).status).toBe(200)
  expect(() => recordingHandler({ now: 'soon' as never })).toThrow(
    expect.objectContaining({ name: 'ConfigError', code: 'invalid_option' }),
  )
  const strict = recordingHandler({ now: () => 61_000, tolerance: '59s' })
  expect((await strict.handler(old)).status).toBe(401)
})

test('signs callbacks with the clock of the options', async () => {
  const server = await scriptedServer(changed)
  const { handler } = recordingHandler({
    baseUrl: server.url,
    now: () => 61_000,
    on: { other: (_, task) => task.accept() },
  })
  await handler(deliveryOf(eventBody(), 1_000))
  await waitForCondition(() => server.requests.length === 1)
  expect(server.requests[0]?.headers['x-moltify-timestamp']).toBe('61000')
})

test('does not show its secret', () => {
  const handler = createWebhookHandler({ secret, on: {} })
  const rendered = [
    inspect(handler, { depth: null, showHidden: true, getters: true }),
    format('%s %o %O %j', handler, handler, handler, handler),
    `${JSON.stringify({ handler })}${JSON.stringify(Object.getOwnPropertyDescriptors(handler))}`,
  ]
  expect(rendered.join()).not.toContain(secret)
})
