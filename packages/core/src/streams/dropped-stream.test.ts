import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { rejectionOf } from '../../test/client.ts'
import { createSailStream, readAll } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, streamOf, streamOpen } from '../../test/stream-behaviors.ts'
import { Semaphore } from '../http/semaphore.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Returns the timers that keep the process alive. */
const activeTimers = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length

test('an unread stream releases its slot after the idle timeout', async () => {
  const semaphores = [new Semaphore(1)]
  const server = await scriptedServer(
    streamOpen(entry('a') + entry('b')),
    streamOf(entry('c'), arrival),
  )
  const set = createSailStream(server, { idleTimeout: 200 })
  const first = set({}, { semaphores })
  await first.next()
  expect(await readAll(set({}, { semaphores }))).toEqual({ items: ['c'] })
  // The stream was slow, not ended.
  expect(await first.next()).toMatchObject({ value: 'b' })
  await first.return()
})

test('a call that times out while it waits for a slot says so', async () => {
  const semaphores = [new Semaphore(1, 'the boat sails already')]
  const server = await scriptedServer(streamOpen(entry('a')))
  const set = createSailStream(server)
  const first = set({}, { semaphores })
  await first.next()
  const error = await rejectionOf(set({ totalTimeout: 200 }, { semaphores }).next())
  expect(error).toMatchObject({
    name: 'TimeoutError',
    code: 'total_timeout',
    attempts: 0,
    message: expect.stringContaining('it was not sent, because the boat sails already'),
  })
  expect(error).not.toHaveProperty('outcome')
  await first.return()
})

test('an unread stream keeps no timer that keeps the process alive', async () => {
  const server = await scriptedServer(streamOpen(entry('a') + entry('b')))
  const set = createSailStream(server, { idleTimeout: 400 })
  const before = activeTimers()
  const streams = Array.from({ length: 20 }, () => set())
  for (const stream of streams) await stream.next()
  await expect.poll(activeTimers, { timeout: 10_000 }).toBeLessThanOrEqual(before)
  for (const stream of streams) await stream.return()
})

test('a stream that is dropped is closed', async () => {
  const server = await scriptedServer(streamOpen(entry('a')))
  await (async () => {
    const set = createSailStream(server)
    for (let count = 0; count < 5; count++) await set().next()
  })()
  expect(server.open).toBe(5)
  await expect
    .poll(
      () => {
        collectGarbage()
        return server.open
      },
      { timeout: 20_000 },
    )
    .toBe(0)
})
