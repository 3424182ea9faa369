import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { waitForCondition } from '../../../core/test/client.ts'
import { deliveryOf, eventBody, notingHandler } from '../../test/webhooks.ts'
import { honoWebhook } from './hono.ts'

const post = (body = eventBody()): RequestInit => ({ method: 'POST', ...deliveryOf(body) })

test('accepts a delivery', async () => {
  const noting = notingHandler()
  const app = new Hono().post('/webhook', honoWebhook(noting.handler))
  const response = await app.request('/webhook', post())
  expect([response.status, await response.text()]).toEqual([200, 'ok'])
  await waitForCondition(() => noting.events.length === 1)
  expect(noting).toMatchObject({ events: ['task.approved task_é'], errors: [] })
})

test('keeps a Worker alive with waitUntil', async () => {
  const noting = notingHandler()
  const app = new Hono().post('/webhook', honoWebhook(noting.handler))
  const work: Promise<unknown>[] = []
  const context = {
    waitUntil: (each: Promise<unknown>) => void work.push(each),
    passThroughOnException: () => undefined,
    props: {},
  }
  await app.request('/webhook', post(), {}, context)
  await Promise.all(work)
  expect([work.length, noting.events]).toEqual([1, ['task.approved task_é']])
})

test('reports a body that was already read', async () => {
  const noting = notingHandler()
  const app = new Hono()
    .use(async ({ req }, next) => {
      await req.json()
      await next()
    })
    .post('/webhook', honoWebhook(noting.handler))
  const response = await app.request('/webhook', post())
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringContaining('body_already_parsed'),
  ])
})
