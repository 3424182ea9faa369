import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { waitForCondition } from '../../test/client.ts'
import type { TestJob } from '../../test/jobs.ts'
import { testTraits } from '../../test/jobs.ts'
import type { JobStore } from './job-store.ts'
import { createLeasedQueue } from './leased-queue.ts'
import { createMemoryStore } from './memory-queue.ts'
import type { Consumer, JobRun, PerformOf, QueueOf } from './queue.ts'

const job = (key: string): TestJob => ({ key, group: key })

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const start = (
  store: JobStore<TestJob>,
  perform: PerformOf<TestJob>,
  { leaseMs = 60_000, onError = vi.fn() } = {},
): { readonly queue: QueueOf<TestJob>; readonly consumer: Consumer } => {
  const queue = createLeasedQueue(store, { leaseMs, lookMs: 20 })
  const consumer = queue.start(perform, { concurrency: 2, attempts: 3, onError })
  onTestFinished(() => consumer.close(0))
  return { queue, consumer }
}

const never = new Promise<never>(() => undefined)

describe('a lease', () => {
  test('is renewed while its job runs', async () => {
    const store = createMemoryStore(testTraits)
    const runs: number[] = []
    const perform: PerformOf<TestJob> = async (_, { attempt }) => {
      runs.push(attempt)
      await wait(400)
      return { status: 'done' }
    }
    start(store, perform, { leaseMs: 100 }).queue.add(job('a'))
    start(store, perform, { leaseMs: 100 })
    await waitForCondition(() => store.stats().done === 1)
    expect(runs).toEqual([1])
  })

  test('of a worker that has died is taken over, and of one that was stopped stops its steps', async () => {
    const store = createMemoryStore(testTraits)
    const runs: JobRun[] = []
    const perform: PerformOf<TestJob> = async (_, run) => {
      runs.push(run)
      return run.attempt === 1 ? never : { status: 'done' }
    }
    start(store, perform, { leaseMs: 100 }).queue.add(job('a'))
    await waitForCondition(() => runs.length === 1)
    // The process is stopped for longer than its lease, so its timers do not run.
    const [first] = runs
    const { id = '' } = store.lease('someone', Date.now() + 200, Date.now() + 60_000) ?? {}
    expect(() => first?.hold?.()).toThrow(expect.objectContaining({ code: 'lease_lost' }))
    expect(first?.signal.aborted).toBe(true)
    store.settle(id, 'someone', { state: 'waiting', dueAt: 0 }, Date.now())
    await waitForCondition(() => store.stats().done === 1)
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(() => first?.hold?.()).toThrow(expect.objectContaining({ code: 'lease_lost' }))
  }, 20_000)
})

test('a former run of a job does not pass for the present one', async () => {
  const store = createMemoryStore(testTraits)
  const runs: JobRun[] = []
  const perform: PerformOf<TestJob> = async (_, run) => {
    runs.push(run)
    return never
  }
  start(store, perform).queue.add(job('a'))
  await waitForCondition(() => runs.length === 1)
  const later = Date.now() + 120_000
  const { id = '' } = store.lease('someone', later, later + 1) ?? {}
  store.settle(id, 'someone', { state: 'waiting', dueAt: 0 }, later)
  await waitForCondition(() => runs.length === 2)
  expect(() => runs[1]?.hold?.()).not.toThrow()
  expect(() => runs[0]?.hold?.()).toThrow(expect.objectContaining({ code: 'lease_lost' }))
})

test('jobs that another process has saved are found', async () => {
  const store = createMemoryStore(testTraits)
  const keys: string[] = []
  start(store, async ({ key }) => {
    keys.push(key)
    return { status: 'done' }
  })
  await wait(30)
  store.add(job('a'), Date.now())
  await waitForCondition(() => keys.length > 0)
  expect(keys).toEqual(['a'])
})

test('an error of the store is reported, and the queue goes on', async () => {
  const store = createMemoryStore(testTraits)
  const lease = vi.fn(store.lease)
  lease.mockImplementationOnce(() => {
    throw new Error('The disk is full.')
  })
  const onError = vi.fn()
  const perform: PerformOf<TestJob> = async () => ({ status: 'done' })
  start({ ...store, lease }, perform, { onError }).queue.add(job('a'))
  await waitForCondition(() => store.stats().done === 1)
  expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('The disk is full.'))
})

test('after close, no job is started, and those that are interrupted wait', async () => {
  const store = createMemoryStore(testTraits)
  const runs: JobRun[] = []
  const { queue, consumer } = start(store, (_, run) => {
    runs.push(run)
    return never
  })
  queue.add(job('a'))
  await waitForCondition(() => runs.length === 1)
  await consumer.close(10)
  queue.add(job('b'))
  await wait(40)
  expect(runs.length).toBe(1)
  expect(runs[0]?.signal.reason).toMatchObject({ name: 'AbortError', code: 'aborted' })
  expect(store.stats()).toMatchObject({ waiting: 2, running: 0 })
})
