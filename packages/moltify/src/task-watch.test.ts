import { getEventListeners } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { neverRespond, ok } from '../../core/test/behaviors.ts'
import { rejectionOf, waitForCondition } from '../../core/test/client.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { fixtures } from '../test/client-methods.ts'
import { errorResponse, moltifyAt } from '../test/moltify.ts'
import type { WaitForOptions } from './task-watch.ts'

const task = fixtures.getTask.data
const is = (status: string): Behavior => ok({ ...task, status })
const all = (...statuses: string[]): Behavior[] => statuses.map(is)

const soon = { status: ['delivered', 'cancelled'], interval: 1 } as const satisfies WaitForOptions

/** The statuses that a watch yields, and its error. */
const watched = async (
  watch: AsyncIterable<{ status: string }>,
): Promise<readonly [statuses: string[], error: unknown]> => {
  const statuses: string[] = []
  try {
    for await (const { status } of watch) statuses.push(status)
    return [statuses, undefined]
  } catch (error) {
    return [statuses, error]
  }
}

describe('a watch', () => {
  test('yields each change once, and ends at a target status', async () => {
    const server = await scriptedServer(
      ...all('pending', 'pending', 'in_progress', 'in_progress', 'delivered', 'completed'),
    )
    const watch = moltifyAt(server).tasks.waitFor('t1', soon)
    expect(await watched(watch)).toEqual([['pending', 'in_progress', 'delivered'], undefined])
    expect(server.requests).toHaveLength(5)
    expect(new Set(server.requests.map(({ url }) => url))).toEqual(new Set(['/api/tasks/t1']))
  })

  test('resolves to the final task when awaited', async () => {
    const server = await scriptedServer(...all('pending', 'delivered'))
    expect(await moltifyAt(server).tasks.waitFor('t1', soon)).toEqual({
      ...task,
      status: 'delivered',
    })
  })

  test('polls once if the task already has a target status', async () => {
    const server = await scriptedServer(is('delivered'))
    await moltifyAt(server).tasks.waitFor('t1', { status: ['delivered'] })
    expect(server.requests).toHaveLength(1)
  })

  test('sends nothing until it is awaited or iterated', async () => {
    const server = await scriptedServer(is('delivered'))
    moltifyAt(server).tasks.waitFor('t1', soon)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.connections).toBe(0)
  })

  test.for(['cancelled', 'refunded'])('throws after the final status %s', async (status) => {
    const server = await scriptedServer(...all('pending', status))
    const watch = moltifyAt(server).tasks.waitFor('t1', { ...soon, status: ['completed'] })
    const [statuses, error] = await watched(watch)
    expect(statuses).toEqual(['pending', status])
    expect(error).toMatchObject({
      name: 'StateError',
      code: 'status_unreachable',
      taskStatus: status,
      operation: 'waitFor',
      message: `waitFor: task ${task.id} reached the final status "${status}" before any of: completed.`,
    })
    expect(server.requests).toHaveLength(2)
  })

  test('throws the error of a poll', async () => {
    const server = await scriptedServer(is('pending'), errorResponse(404))
    const [statuses, error] = await watched(moltifyAt(server).tasks.waitFor('t1', soon))
    expect(statuses).toEqual(['pending'])
    expect(error).toMatchObject({ name: 'NotFoundError', operation: 'getTask' })
  })

  test('can be stopped at any change', async () => {
    const server = await scriptedServer(is('pending'))
    const { signal } = new AbortController()
    for await (const { status } of moltifyAt(server).tasks.waitFor('t1', { ...soon, signal })) {
      if (status) break
    }
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(server.requests).toHaveLength(1)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe('the timeout of a watch', () => {
  test('ends a delay between polls', async () => {
    const server = await scriptedServer(is('pending'))
    const { tasks } = moltifyAt(server)
    const options = { status: ['delivered'], interval: 3_600_000, timeout: 1_000 } as const
    expect(await rejectionOf(tasks.waitFor('t1', options))).toMatchObject({
      name: 'TimeoutError',
      operation: 'waitFor',
    })
    expect(server.requests).toHaveLength(1)
  })

  test('ends a poll in progress', async () => {
    const server = await scriptedServer(is('pending'), neverRespond)
    const { signal } = new AbortController()
    const { tasks } = moltifyAt(server)
    const error = await rejectionOf(tasks.waitFor('t1', { ...soon, signal, timeout: 1_000 }))
    expect(error).toMatchObject({ name: 'TimeoutError', operation: 'waitFor' })
    expect(getEventListeners(signal, 'abort')).toEqual([])
    await waitForCondition(() => server.open === 0)
    expect(server.requests).toHaveLength(2)
  })

  test('does not affect the delay, which increases until the status changes', async () => {
    const statuses = ['pending', 'pending', 'pending', 'in_progress', 'in_progress', 'delivered']
    const at: number[] = []
    vi.useFakeTimers({ now: 0 })
    const fetch = async (): Promise<Response> => {
      at.push(Date.now())
      return Response.json({ success: true, data: { ...task, status: statuses[at.length - 1] } })
    }
    const { tasks } = moltifyAt({ url: 'http://localhost' }, { fetch })
    const watch = Promise.resolve(tasks.waitFor('t1', { ...soon, interval: 40 }))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await watch).toMatchObject({ status: 'delivered' })
    expect(at).toEqual([0, 40, 120, 280, 320, 400])
  })

  test('does not affect the maximum delay of 30 seconds', async () => {
    const at: number[] = []
    vi.useFakeTimers({ now: 0 })
    const fetch = async (): Promise<Response> => {
      at.push(Date.now() / 1000)
      return Response.json({ success: true, data: { ...task, status: 'pending' } })
    }
    const { tasks } = moltifyAt({ url: 'http://localhost' }, { fetch })
    const watch = rejectionOf(tasks.waitFor('t1', { status: ['delivered'], timeout: 130_000 }))
    await vi.advanceTimersByTimeAsync(130_000)
    expect(await watch).toMatchObject({ name: 'TimeoutError' })
    expect(at).toEqual([0, 2, 6, 14, 30, 60, 90, 120])
  })
})

describe('the signal of a watch', () => {
  test.for([
    ['sleeps', is('pending')],
    ['looks', neverRespond],
  ] as const)('ends it while it %s', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour)
    const controller = new AbortController()
    const { signal } = controller
    const watch = rejectionOf(
      moltifyAt(server).tasks.waitFor('t1', { status: ['delivered'], signal }),
    )
    await waitForCondition(() => server.requests.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 30))
    controller.abort(new Error('enough'))
    expect(await watch).toMatchObject({
      name: 'AbortError',
      operation: 'waitFor',
      cause: { message: 'enough' },
    })
    expect(getEventListeners(signal, 'abort')).toEqual([])
    expect(server.requests).toHaveLength(1)
  })

  test('prevents the first poll if it is already aborted', async () => {
    const server = await scriptedServer(is('delivered'))
    const signal = AbortSignal.abort()
    expect(
      await rejectionOf(moltifyAt(server).tasks.waitFor('t1', { ...soon, signal })),
    ).toMatchObject({ name: 'AbortError' })
    expect(server.connections).toBe(0)
  })

  test('has no listener left after the watch', async () => {
    const server = await scriptedServer(...all('pending', 'in_progress', 'delivered'))
    const { signal } = new AbortController()
    await moltifyAt(server).tasks.waitFor('t1', { ...soon, signal })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe('a watch that gets a 429', () => {
  test('continues after the wait that the server asks for', async () => {
    const server = await scriptedServer(
      errorResponse(429, undefined, { 'retry-after': '0.15' }),
      ...all('delivered'),
    )
    const { tasks } = moltifyAt(server, { maxRetries: 0 })
    expect(await tasks.waitFor('t1', soon)).toMatchObject({ status: 'delivered' })
    const [first, second] = server.requests
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(145)
  })

  test('waits longer than a call would', async () => {
    const server = await scriptedServer(errorResponse(429, undefined, { 'retry-after': '3600' }))
    const watch = moltifyAt(server).tasks.waitFor('t1', { ...soon, timeout: 1_000 })
    expect(await rejectionOf(watch)).toMatchObject({ name: 'TimeoutError', operation: 'waitFor' })
    expect(server.requests).toHaveLength(1)
  })
})
