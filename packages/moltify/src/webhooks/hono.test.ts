import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { waitForCondition } from '../../../core/test/client.ts'
import { deliveryOf, eventBody, recordingHandler } from '../../test/webhooks.ts'
import { honoWebhook } from './hono.ts'

const post = (body = eventBody()): RequestInit => ({ method: 'POST', ...deliveryOf(body) })

test('accepts a delivery', async () => {
  const recording = recordingHandler()
  const app = new Hono().post('/webhook', honoWebhook(recording.handler))
  const response = await app.request('/webhook', post())
  expect([response.status, await response.text()]).toEqual([200, 'ok'])
  await waitForCondition(() => recording.events.length === 1)
  expect(recording).toMatchObject({ events: ['task.approved task_é'], errors: [] })
})

test('keeps a Worker alive with waitUntil', async () => {
  const recording = recordingHandler()
  const app = new Hono().post('/webhook', honoWebhook(recording.handler))
  const work: Promise<unknown>[] = []
  const context = {
    waitUntil: (each: Promise<unknown>) => void work.push(each),
    passThroughOnException: () => undefined,
    props: {},
  }
  await app.request('/webhook', post(), {}, context)
  await Promise.all(work)
  expect([work.length, recording.events]).toEqual([1, ['task.approved task_é']])
})

test('reports a body that was already read', async () => {
  const recording = recordingHandler()
  const app = new Hono()
    .use(async ({ req }, next) => {
      await req.json()
      await next()
    })
    .post('/webhook', honoWebhook(recording.handler))
  const response = await app.request('/webhook', post())
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringContaining('body_already_parsed'),
  ])
})
