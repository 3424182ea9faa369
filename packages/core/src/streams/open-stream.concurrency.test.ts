import { describe, expect, test } from 'vitest'
import { errorResponse, neverRespond } from '../../test/behaviors.ts'
import { harborAt } from '../../test/client.ts'
import { createBoat, sailBoat } from '../../test/platform.ts'
import { createSailStream, readAll } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import {
  arrival,
  entry,
  event,
  streamOf,
  streamOpen,
  streamTruncated,
} from '../../test/stream-behaviors.ts'
import { Semaphore } from '../http/semaphore.ts'

/** Resolves to whether all slots of a semaphore are free. */
const isFree = async (gate: Semaphore, size: number): Promise<boolean> => {
  let inside = 0
  const signal = AbortSignal.timeout(200)
  const slots = Array.from({ length: size }, async () => {
    const leave = await gate.acquire(signal)
    inside++
    return leave
  })
  const leaves = await Promise.allSettled(slots)
  for (const leave of leaves) if (leave.status === 'fulfilled') leave.value()
  return inside === size
}

describe('a stream keeps its slot', () => {
  test('until it ends, however slowly it is read', async () => {
    const server = await scriptedServer(streamOf(entry('a') + arrival))
    const set = createSailStream(server)
    const semaphores = [new Semaphore(1)]
    const first = set({}, { semaphores })
    const second = set({}, { semaphores })
    expect(await first.next()).toMatchObject({ value: 'a' })
    const next = second.next()
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(server.requests).toHaveLength(1)
    expect(await first.final()).toEqual(['a'])
    expect(await next).toMatchObject({ value: 'a' })
    await second.return()
    expect(server.requests).toHaveLength(2)
  })

  test('and acquires none before it is read', async () => {
    const server = await scriptedServer(streamOf(arrival))
    const set = createSailStream(server)
    const gate = new Semaphore(1)
    set({}, { semaphores: [gate] })
    expect(await isFree(gate, 1)).toBe(true)
  })

  test('while it falls back to another operation', async () => {
    const server = await scriptedServer(errorResponse(404), streamOf(arrival))
    const http = harborAt(server.url)
    const semaphores = [new Semaphore(1)]
    const args = { params: { boatId: 'b1' }, body: { name: 'again' } }
    const voyage = createSailStream(server)({}, { semaphores, fallback: () => [sailBoat, args] })
    const whole = voyage.final()
    const call = http.call(createBoat, { body: { name: 'later' } }, {}, { semaphores })
    await Promise.allSettled([whole, call])
    expect(server.requests.map(({ body }) => JSON.parse(body).name)).toEqual([
      'Ada',
      'again',
      'later',
    ])
  })
})

describe('a stream releases its slot', () => {
  test.for([
    ['ends', streamOf(arrival)],
    ['is truncated', streamTruncated(entry('a'))],
    ['is incomplete', streamOf(entry('a'))],
    ['reports an error', streamOpen(event({ error: { code: 'STORM' } }))],
    ['is malformed', streamOpen('data: {\n\n')],
    ['sends no more events', streamOpen()],
    ['is rejected', errorResponse(409)],
    ['never opens', neverRespond],
  ] as const)('when it %s', async ([, behaviour]) => {
    const set = createSailStream(await scriptedServer(behaviour), {
      timeout: 150,
      idleTimeout: 150,
    })
    const gate = new Semaphore(2)
    const voyages = Array.from({ length: 5 }, () => readAll(set({}, { semaphores: [gate] })))
    await Promise.all(voyages)
    expect(await isFree(gate, 2)).toBe(true)
  })

  test('when its loop exits', async () => {
    const set = createSailStream(await scriptedServer(streamOpen(entry('a'))))
    const gate = new Semaphore(1)
    for (let round = 0; round < 3; round++) {
      for await (const item of set({}, { semaphores: [gate] })) if (item) break
    }
    expect(await isFree(gate, 1)).toBe(true)
  })

  test('when its loop exits while it is queued or opening', async () => {
    const set = createSailStream(await scriptedServer(neverRespond))
    const gate = new Semaphore(1)
    const voyages = Array.from({ length: 3 }, () => set({}, { semaphores: [gate] }))
    const waiting = voyages.map((voyage) => voyage.next())
    for (const voyage of [...voyages].reverse()) await voyage.return()
    await Promise.all(waiting)
    expect(await isFree(gate, 1)).toBe(true)
  })

  test('when it is aborted while queued, opening or open, with one signal', async () => {
    const server = await scriptedServer(streamOpen(entry('a')))
    const set = createSailStream(server)
    const gate = new Semaphore(2)
    const controller = new AbortController()
    const signal = controller.signal
    const reading = set({ signal }, { semaphores: [gate] })
    await reading.next()
    const outcomes = [
      readAll(reading),
      ...Array.from({ length: 5 }, () => readAll(set({ signal }, { semaphores: [gate] }))),
    ]
    await expect.poll(() => server.requests.length).toBe(2)
    controller.abort()
    outcomes.push(readAll(set({ signal }, { semaphores: [gate] })))
    for (const { error } of await Promise.all(outcomes)) {
      expect(error).toMatchObject({ name: 'AbortError' })
    }
    expect(await isFree(gate, 2)).toBe(true)
    expect(server.requests).toHaveLength(2)
  })

  test('of each of its semaphores', async () => {
    const set = createSailStream(await scriptedServer(neverRespond), { timeout: 100 })
    const [turn, pool] = [new Semaphore(1), new Semaphore(1)]
    const holds = await pool.acquire()
    const controller = new AbortController()
    const waiting = readAll(set({ signal: controller.signal }, { semaphores: [turn, pool] }))
    controller.abort()
    await waiting
    expect(await isFree(turn, 1)).toBe(true)
    holds()
    expect(await isFree(pool, 1)).toBe(true)
  })
})
