import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { TestJob } from '../../test/jobs.ts'
import { testTraits } from '../../test/jobs.ts'
import type { JobStore } from './job-store.ts'
import { keepDoneMs } from './job-store.ts'
import { createMemoryStore } from './memory-queue.ts'
import { openDatabase } from './sqlite-database.node.ts'
import { createSqliteStore } from './sqlite-queue.node.ts'

const folder = mkdtempSync(join(tmpdir(), 'molt-queue-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const newFile = (): string => {
  files++
  return join(folder, `${files}.db`)
}

const hasSqlite = ((): boolean => {
  try {
    openDatabase(':memory:').close()
    return true
  } catch {
    // biome-ignore lint/suspicious/noConsole: reports skipped tests.
    console.warn(
      `SKIPPED: the queue in SQLite. ${process.version} has no node:sqlite; use Node 24.`,
    )
    return false
  }
})()

const job = (
  key: string,
  group = key,
  minute = 0,
  source: TestJob['source'] = 'webhook',
): TestJob => ({ key, group, at: Date.UTC(2026, 0, 1, 0, minute), source })

const error = { at: '2026-01-01T00:00:00.000Z', name: 'TypeError', message: 'No.' }

const suites: [string, boolean, () => JobStore<TestJob>][] = [
  ['in memory', true, () => createMemoryStore(testTraits)],
  ['in SQLite', hasSqlite, () => createSqliteStore(openDatabase(newFile()), testTraits)],
]

for (const [name, isAvailable, create] of suites) {
  describe.runIf(isAvailable)(`a store ${name}`, () => {
    test('keeps one job per key, also after it is done', () => {
      const store = create()
      expect([store.add(job('a'), 0), store.add(job('a'), 0)]).toEqual([true, false])
      const leased = store.lease('me', 1, 100)
      expect(leased).toEqual({ id: leased?.id, job: job('a'), attempt: 1 })
      expect(store.add(job('a'), 2)).toBe(false)
      expect(store.settle(leased?.id ?? '', 'me', { state: 'done' }, 3)).toBe(true)
      expect(store.add(job('a'), 4)).toBe(false)
      expect(store.lease('me', 5, 100)).toBeUndefined()
      expect(store.stats()).toEqual({
        waiting: 0,
        running: 0,
        done: 1,
        failed: 0,
        oldest: undefined,
      })
    })

    test('leases a job to one worker, until the lease expires', () => {
      const store = create()
      store.add(job('a'), 0)
      const first = store.lease('one', 0, 100)
      expect(store.lease('two', 99, 200)).toBeUndefined()
      expect(store.nextDueAt(50)).toBe(100)
      expect(store.renew(first?.id ?? '', 'one', 99, 150)).toBe(true)
      expect(store.lease('two', 149, 300)).toBeUndefined()
      expect(store.lease('two', 150, 300)).toMatchObject({ id: first?.id, attempt: 2 })
      expect(store.renew(first?.id ?? '', 'one', 151, 400)).toBe(false)
      expect(store.settle(first?.id ?? '', 'one', { state: 'done' }, 152)).toBe(false)
      expect(store.settle(first?.id ?? '', 'two', { state: 'done' }, 153)).toBe(true)
    })

    test('leases the jobs of a task one after the other, by the time of their events', () => {
      const store = create()
      store.add(job('late', 'task', 2), 0)
      store.add(job('early', 'task', 1), 1)
      store.add(job('other', 'other', 3), 2)
      const first = store.lease('me', 10, 100)
      const second = store.lease('me', 10, 100)
      expect([first?.job.key, second?.job.key]).toEqual(['early', 'other'])
      expect(store.lease('me', 10, 100)).toBeUndefined()
      // An event that was noticed too late does not run beside the later one.
      store.settle(first?.id ?? '', 'me', { state: 'done' }, 11)
      expect(store.lease('me', 12, 100)?.job.key).toBe('late')
      store.add(job('earliest', 'task', 0), 13)
      expect(store.lease('me', 14, 100)).toBeUndefined()
    })

    test('holds a task back while its job waits, and says when it is due', () => {
      const store = create()
      store.add(job('a', 'task', 0), 0)
      store.add(job('b', 'task', 1), 0)
      const first = store.lease('me', 0, 100)
      store.settle(first?.id ?? '', 'me', { state: 'waiting', dueAt: 500, error }, 1)
      expect(store.lease('me', 499, 600)).toBeUndefined()
      expect(store.nextDueAt(499)).toBe(500)
      expect(store.lease('me', 500, 600)).toMatchObject({ job: { key: 'a' }, attempt: 2 })
      expect(store.nextDueAt(501)).toBe(600)
    })

    test('does not count an attempt that was interrupted', () => {
      const store = create()
      store.add(job('a'), 0)
      const first = store.lease('me', 0, 100)
      store.settle(first?.id ?? '', 'me', { state: 'waiting', dueAt: 1 }, 1)
      expect(store.lease('me', 2, 100)?.attempt).toBe(1)
    })

    test('keeps failed jobs with their latest 20 errors, until they are put back', () => {
      const store = create()
      store.add(job('a', 'task', 0), 0)
      store.add(job('b', 'task', 1), 0)
      for (let attempt = 1; attempt <= 25; attempt++) {
        const { id = '' } = store.lease('me', attempt, 100) ?? {}
        const failure = { ...error, message: `No. ${attempt}` }
        const settlement =
          attempt < 25
            ? { state: 'waiting' as const, dueAt: 0, error: failure }
            : { state: 'failed' as const, error: failure }
        store.settle(id, 'me', settlement, attempt)
      }
      const [failed] = store.failed()
      expect(failed).toMatchObject({ job: job('a', 'task', 0), attempts: 25 })
      expect(failed?.errors.map(({ message }) => message)).toEqual(
        Array.from({ length: 20 }, (_, index) => `No. ${index + 6}`),
      )
      expect(store.lease('me', 30, 100)?.job.key).toBe('b')
      expect(store.add(job('a', 'task', 0, 'poll'), 31)).toBe(false)
      expect([store.retry('999', 31), store.stats().failed]).toEqual([false, 1])
      expect(store.retry(failed?.id ?? '', 32)).toBe(true)
      expect(store.retry(failed?.id ?? '', 33)).toBe(false)
      expect(store.stats()).toMatchObject({ waiting: 1, running: 1, failed: 0 })
    })

    test('puts a failed job back when its webhook comes again', () => {
      const store = create()
      store.add(job('a'), 0)
      const { id = '' } = store.lease('me', 0, 100) ?? {}
      store.settle(id, 'me', { state: 'failed', error }, 1)
      expect(store.add(job('a', 'a', 0, 'poll'), 2)).toBe(false)
      expect(store.add(job('a'), 3)).toBe(true)
      expect(store.lease('me', 4, 100)).toMatchObject({ id, attempt: 1 })
    })

    test('counts jobs, and says when the oldest waiting one was saved', () => {
      const store = create()
      store.add(job('a'), 1_000)
      store.add(job('b'), 2_000)
      expect(store.stats()).toMatchObject({ waiting: 2, oldest: new Date(1_000) })
      store.lease('me', 3_000, 4_000)
      expect(store.stats()).toMatchObject({ waiting: 1, running: 1, oldest: new Date(2_000) })
    })

    test('keeps values', () => {
      const store = create()
      expect(store.get('a')).toBeUndefined()
      store.set('a', '1', 0)
      store.set('b', '2', 0)
      store.set('a', '3', 1)
      expect([store.get('a'), store.get('b')]).toEqual(['3', '2'])
    })

    test('changes a value in one step, or not at all', () => {
      const store = create()
      store.update('a', (value) => `${value} 1`, 0)
      store.update('a', (value) => `${value} 2`, 0)
      const fail = (): never => {
        throw new Error('No.')
      }
      expect(() => store.update('a', fail, 0)).toThrow('No.')
      expect(store.get('a')).toBe('undefined 1 2')
    })

    test('leases each of many jobs once', () => {
      const store = create()
      for (let at = 0; at < 500; at++) store.add(job(`${at}`, `task ${at % 100}`, at), 0)
      const keys: string[] = []
      for (let leased = store.lease('me', 1, 100); leased; leased = store.lease('me', 1, 100)) {
        keys.push(leased.job.key)
        store.settle(leased.id, 'me', { state: 'done' }, 2)
      }
      expect(keys).toEqual(Array.from({ length: 500 }, (_, at) => `${at}`))
      expect(store.nextDueAt(3)).toBeUndefined()
    })
  })
}

describe.runIf(hasSqlite)('a file of SQLite', () => {
  test('is shared by several connections, and survives them', () => {
    const file = newFile()
    const [one, two] = [1, 2].map(() => createSqliteStore(openDatabase(file), testTraits))
    one?.add(job('a'), 0)
    expect(two?.add(job('a'), 0)).toBe(false)
    expect(two?.lease('two', 0, 100)?.job).toEqual(job('a'))
    expect(one?.lease('one', 0, 100)).toBeUndefined()
    one?.set('name', 'value', Date.now())
    one?.close?.()
    two?.close?.()
    const three = createSqliteStore(openDatabase(file), testTraits)
    expect([three.get('name'), three.lease('three', 100, 200)?.job]).toEqual(['value', job('a')])
  })

  test('forgets done jobs after 30 days', () => {
    const file = newFile()
    const store = createSqliteStore(openDatabase(file), testTraits)
    const now = Date.now()
    for (const [key, doneAt] of [
      ['old', now - keepDoneMs - 1],
      ['new', now - keepDoneMs + 60_000],
    ] as const) {
      store.add(job(key), doneAt)
      const { id = '' } = store.lease('me', doneAt, now) ?? {}
      store.settle(id, 'me', { state: 'done' }, doneAt)
    }
    store.close?.()
    const again = createSqliteStore(openDatabase(file), testTraits)
    expect([again.add(job('old'), now), again.add(job('new'), now)]).toEqual([true, false])
  })
})

test('the store in memory looks at few jobs, however many there are', () => {
  let looks = 0
  const groupOf = (each: TestJob): string => {
    looks++
    return testTraits.groupOf(each)
  }
  const store = createMemoryStore({ ...testTraits, groupOf })
  const count = 1000
  for (let at = 0; at < count; at++) store.add(job(`${at}`, `${at % 100}`, at), 0)
  for (let at = 0; at < count; at++) {
    expect(store.nextDueAt(1)).toBe(0)
    const leased = store.lease('me', 1, 100)
    expect(leased?.job.key).toBe(`${at}`)
    store.settle(leased?.id ?? '', 'me', { state: 'done' }, 1)
  }
  expect(looks).toBeLessThan(5 * count)
})

const act = fc.record({
  name: fc.constantFrom('add', 'add', 'lease', 'lease', 'lease', 'done', 'retry', 'fail', 'renew'),
  key: fc.nat(12),
  minute: fc.nat(3),
  wait: fc.constantFrom(0, 0, 1, 5, 20),
})

test.runIf(hasSqlite)('the store in memory does the same as the one in SQLite', () => {
  const property = fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
    const stores = [
      createMemoryStore(testTraits),
      createSqliteStore(openDatabase(':memory:'), testTraits),
    ]
    const leases: { readonly id: string; readonly owner: string }[] = []
    let now = 0
    for (const [index, { name, key, minute, wait }] of acts.entries()) {
      now += wait
      const lease = leases[key % Math.max(1, leases.length)]
      if (!lease && !['add', 'lease'].includes(name)) continue
      const { id = '', owner = '' } = lease ?? {}
      const results = stores.map((store) => {
        switch (name) {
          case 'add':
            return store.add(job(`${key}`, `${key % 3}`, minute, 'poll'), now)
          case 'lease':
            return store.lease(`${index}`, now, now + 10)
          case 'done':
            return store.settle(id, owner, { state: 'done' }, now)
          case 'retry':
            return store.settle(id, owner, { state: 'waiting', dueAt: now + 7, error }, now)
          case 'fail':
            return store.settle(id, owner, { state: 'failed', error }, now)
          default:
            return key % 2
              ? store.renew(id, owner, now, now + 10)
              : store.failed().map((failed) => store.retry(failed.id, now))
        }
      })
      const [inMemory, inSqlite] = results
      expect(inMemory).toEqual(inSqlite)
      if (name === 'lease' && inMemory) {
        leases.push({ id: (inMemory as { readonly id: string }).id, owner: `${index}` })
      }
      // A time in the past means now.
      const [inMemoryDue, inSqliteDue] = stores.map((store) =>
        Math.max(store.nextDueAt(now) ?? Number.POSITIVE_INFINITY, now),
      )
      expect(inSqliteDue).toBe(inMemoryDue)
    }
    stores[1]?.close?.()
  })
  fc.assert(property, { numRuns: 200 })
})
