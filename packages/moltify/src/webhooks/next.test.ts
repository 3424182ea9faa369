import { NextRequest } from 'next/server.js'
import { expect, test, vi } from 'vitest'
import { deliveryOf, eventBody, notingHandler } from '../../test/webhooks.ts'
import { nextWebhook } from './next.ts'

const request = (body: string): NextRequest =>
  new NextRequest('https://agent.example/webhook', { method: 'POST', ...deliveryOf(body) })

test('accepts a request of Next, and passes the work to `after`', async () => {
  const noting = notingHandler()
  const after = vi.fn((work: Promise<unknown>) => void work)
  const make = vi.fn(() => noting.handler)
  const POST = nextWebhook(make, after)
  expect(make).not.toHaveBeenCalled()
  const answer = await POST(request(eventBody()))
  expect([answer.status, noting.events, after.mock.calls.length]).toEqual([200, [], 1])
  await after.mock.calls[0]?.[0]
  expect(noting).toMatchObject({ events: ['task.approved task_é'], errors: [] })
  await POST(request(eventBody()))
  expect(make).toHaveBeenCalledOnce()
})

test('reports a request that was already read', async () => {
  const read = request(eventBody())
  await read.json()
  const answer = await nextWebhook(() => notingHandler().handler, vi.fn())(read)
  expect([answer.status, await answer.text()]).toEqual([
    500,
    expect.stringContaining('body_already_parsed'),
  ])
})
