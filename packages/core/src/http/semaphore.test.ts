import { getEventListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { dropConnection, errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, waitForCondition } from '../../test/client.ts'
import { getBoat } from '../../test/platform.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { AbortError } from '../errors/client-errors.ts'
import { Semaphore } from './semaphore.ts'

const args = { params: { boatId: 'b1' } }
const once = { maxRetries: 0 }

/** Responds after a delay, and records the number of concurrent requests. */
const counting = (): { readonly behaviour: Behavior; readonly most: () => number } => {
  let now = 0
  let most = 0
  return {
    behaviour: async (turn) => {
      most = Math.max(most, ++now)
      await sleep(20)
      now--
      ok({ id: 'b1' })(turn)
    },
    most: () => most,
  }
}

describe('a semaphore', () => {
  it('lets in as many calls as it has slots, and the others in order', async () => {
    const gate = new Semaphore(2)
    const order: number[] = []
    const leaves = await Promise.all([gate.acquire(), gate.acquire()])
    const waiting = [3, 4, 5].map(async (turn) => {
      const leave = await gate.acquire()
      order.push(turn)
      leave()
    })
    await sleep(5)
    expect(order).toEqual([])
    leaves[0]?.()
    await Promise.all(waiting)
    expect(order).toEqual([3, 4, 5])
  })

  it('releases a slot once, however often release is called', async () => {
    const gate = new Semaphore(1)
    const leave = await gate.acquire()
    leave()
    leave()
    const order: string[] = []
    const first = await gate.acquire()
    const second = gate.acquire().then(() => order.push('second'))
    await sleep(5)
    expect(order).toEqual([])
    leave()
    await sleep(5)
    expect(order).toEqual([])
    first()
    await second
  })

  it('removes an aborted call from its queue', async () => {
    const gate = new Semaphore(1)
    const leave = await gate.acquire()
    const controller = new AbortController()
    const gone = rejectionOf(gate.acquire(controller.signal))
    const order: string[] = []
    const next = gate.acquire().then(() => order.push('next'))
    controller.abort('home')
    expect(await gone).toBe('home')
    leave()
    await next
    expect(order).toEqual(['next'])
  })

  it('removes the abort listener when a slot is acquired', async () => {
    const gate = new Semaphore(1)
    const leave = await gate.acquire()
    const controller = new AbortController()
    const second = gate.acquire(controller.signal)
    const third = gate.acquire()
    leave()
    const leaveAgain = await second
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    controller.abort()
    leaveAgain()
    expect(await Promise.race([third, sleep(200, 'lost')])).not.toBe('lost')
  })
})

describe('calls with a semaphore', () => {
  it('run at most as many as it has slots', async () => {
    const { behaviour, most } = counting()
    const server = await scriptedServer(behaviour)
    const http = harborAt(server.url)
    const semaphores = [new Semaphore(2)]
    await Promise.all(Array.from({ length: 8 }, () => http.call(getBoat, args, {}, { semaphores })))
    expect(most()).toBe(2)
    expect(server.requests).toHaveLength(8)
  })

  it('wait for each of several semaphores', async () => {
    const { behaviour, most } = counting()
    const server = await scriptedServer(behaviour)
    const http = harborAt(server.url)
    const wide = new Semaphore(3)
    const narrow = new Semaphore(1)
    const one = (semaphores: Semaphore[]): PromiseLike<unknown> =>
      http.call(getBoat, args, {}, { semaphores })
    await Promise.all([one([narrow, wide]), one([narrow, wide]), one([wide]), one([wide])])
    expect(most()).toBe(3)
  })

  it.for([
    ['fail', errorResponse(404)],
    ['lose their connection', dropConnection],
  ] as const)('release it when they %s', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour)
    const http = harborAt(server.url, once)
    const semaphores = [new Semaphore(1)]
    for (let turn = 0; turn < 3; turn++) {
      await rejectionOf(http.call(getBoat, args, {}, { semaphores }))
    }
    expect(server.requests).toHaveLength(3)
  })

  it('release it when the input is rejected', async () => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const http = harborAt(server.url)
    const semaphores = [new Semaphore(1)]
    await rejectionOf(http.call(getBoat, { params: { boatId: '' } }, {}, { semaphores }))
    await http.call(getBoat, args, {}, { semaphores })
    expect(server.requests).toHaveLength(1)
  })

  it('leave the queue when they are aborted', async () => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const http = harborAt(server.url)
    const gate = new Semaphore(1)
    const leave = await gate.acquire()
    const controller = new AbortController()
    const aborted = rejectionOf(
      http.call(getBoat, args, { signal: controller.signal }, { semaphores: [gate] }),
    )
    const next = http.call(getBoat, args, {}, { semaphores: [gate] })
    controller.abort()
    expect(await aborted).toBeInstanceOf(AbortError)
    leave()
    await next
    expect(server.requests).toHaveLength(1)
  })

  it('do not lose a slot when the abort happens as it is acquired', async () => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const http = harborAt(server.url)
    const gate = new Semaphore(1)
    for (let microtasks = 0; microtasks < 8; microtasks++) {
      const leave = await gate.acquire()
      const controller = new AbortController()
      const call = http.call(getBoat, args, { signal: controller.signal }, { semaphores: [gate] })
      const settled = Promise.allSettled([call])
      await sleep(1)
      leave()
      for (let at = 0; at < microtasks; at++) await undefined
      controller.abort()
      await settled
      const place = gate.acquire()
      await expect(Promise.race([place, sleep(200, 'lost')])).resolves.not.toBe('lost')
      ;(await place)()
    }
  })

  it('wait at most for the total timeout', async () => {
    const gate = new Semaphore(1)
    await gate.acquire()
    const http = harborAt('http://localhost', { totalTimeout: 50 })
    expect(await rejectionOf(http.call(getBoat, args, {}, { semaphores: [gate] }))).toMatchObject({
      code: 'total_timeout',
      attempts: 0,
    })
  })

  it('keep their slot through a retry', async () => {
    const server = await scriptedServer(
      errorResponse(503, 'BUSY', { 'retry-after': '0.1' }),
      ok({ id: 'b1' }),
    )
    const http = harborAt(server.url)
    const semaphores = [new Semaphore(1)]
    const first = http.call(getBoat, args, {}, { semaphores })
    await waitForCondition(() => server.requests.length === 1)
    const order: string[] = []
    await Promise.all([
      first.then(() => order.push('first')),
      http.call(getBoat, args, {}, { semaphores }).then(() => order.push('second')),
    ])
    expect(order).toEqual(['first', 'second'])
  })
})
