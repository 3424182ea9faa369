import { NextRequest } from 'next/server.js'
import { expect, test, vi } from 'vitest'
import { deliveryOf, eventBody, recordingHandler } from '../../test/webhooks.ts'
import { nextWebhook } from './next.ts'

const request = (body: string): NextRequest =>
  new NextRequest('https://agent.example/webhook', { method: 'POST', ...deliveryOf(body) })

test('accepts a request of Next, and passes the work to `after`', async () => {
  const recording = recordingHandler()
  const after = vi.fn((work: Promise<unknown>) => void work)
  const make = vi.fn(() => recording.handler)
  const POST = nextWebhook(make, after)
  expect(make).not.toHaveBeenCalled()
  const response = await POST(request(eventBody()))
  expect([response.status, recording.events, after.mock.calls.length]).toEqual([200, [], 1])
  await after.mock.calls[0]?.[0]
  expect(recording).toMatchObject({ events: ['task.approved task_é'], errors: [] })
  await POST(request(eventBody()))
  expect(make).toHaveBeenCalledOnce()
})

test('reports a request that was already read', async () => {
  const read = request(eventBody())
  await read.json()
  const response = await nextWebhook(() => recordingHandler().handler, vi.fn())(read)
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringContaining('body_already_parsed'),
  ])
})
