/**
 * A queue in Postgres, through pg-boss, for workers on several machines.
 *
 * @module
 */
import type { OptionRules } from '@molt-sdk/core/webhooks'
import { checkOptions, mustBe, requireFunction } from '@molt-sdk/core/webhooks'
import { keepDoneMs } from '@molt-sdk/core/worker'
import type { Job } from './job.ts'
import type { PgBossClient, PgBossData, PgBossJob } from './pg-boss-client.ts'
import { dataOf, keepSeconds } from './pg-boss-client.ts'
import { PgBossConsumer } from './pg-boss-consumer.ts'
import { createPgBossValues } from './pg-boss-values.ts'
import type { JobError, Queue } from './queue.ts'
import { hashOf } from './task-record.ts'

export type {
  PgBossAttempt,
  PgBossClient,
  PgBossDatabase,
  PgBossJob,
  PgBossResult,
  PgBossTransaction,
} from './pg-boss-client.ts'
export type * from './queue.ts'
export type { Job }

/** Options of `pgBossQueue()`. */
export interface PgBossQueueOptions {
  /**
   * Name of the queue in pg-boss. Failed jobs are in `<name>-failed`, what workers keep between runs
   * is in `<name>-values`.
   * @defaultValue 'moltify'
   */
  readonly name?: string | undefined
  /**
   * How long a job stays with a worker that has died, in milliseconds, at least 10,000. pg-boss looks
   * for such jobs every `monitorIntervalSeconds`, an option of its own: 60 by default.
   * @defaultValue 30000
   */
  readonly lease?: number | undefined
  /**
   * How often each of the `concurrency` runners looks for jobs, in milliseconds, at least 500.
   * @defaultValue 1000
   */
  readonly poll?: number | undefined
}

const atLeast = (min: number) =>
  mustBe(
    `a number of milliseconds >= ${min}`,
    (value) => typeof value === 'number' && value >= min && Number.isFinite(value),
  )

const optionRules: OptionRules<PgBossQueueOptions> = {
  name: mustBe(
    "a name of letters, digits, '-', '_' and '.'",
    (value) => typeof value === 'string' && /^[\w.-]{1,100}$/.test(value),
  ),
  lease: atLeast(10_000),
  poll: atLeast(500),
}

/**
 * Creates a queue in Postgres. pg-boss 12 leases the jobs, repeats and delays them, and keeps those
 * that have failed in a queue of their own. All workers with the same database, schema and name share
 * the jobs. Jobs that are done are remembered for 30 days.
 *
 * `stats()` is up to a minute old.
 *
 * @param boss an instance of `PgBoss` that has been started. Stop it after `worker.close()`.
 * @throws ConfigError if an option is invalid.
 * @example
 * const boss = await new PgBoss(process.env.DATABASE_URL).start()
 * const worker = createWorker({ client, secret, queue: pgBossQueue(boss), on })
 */
export const pgBossQueue = (boss: PgBossClient, options: PgBossQueueOptions = {}): Queue => {
  requireFunction('pgBossQueue', 'an instance of PgBoss 12', Object(boss).findJobs)
  const {
    name = 'moltify',
    lease = 30_000,
    poll = 1_000,
  } = checkOptions('pgBossQueue()', "{ name: 'moltify' }", options, optionRules)
  const failedName = `${name}-failed`
  const valuesName = `${name}-values`
  const consumers = new Set<PgBossConsumer>()
  const wake = (): void => {
    for (const consumer of consumers) consumer.wake()
  }

  const createQueues = async (): Promise<void> => {
    await boss.createQueue(failedName, { retentionSeconds: keepSeconds })
    await boss.createQueue(valuesName, { policy: 'short', retentionSeconds: keepSeconds })
    // The policy starts no job while another one with the same key, its task, is active.
    await boss.createQueue(name, { policy: 'singleton', deadLetter: failedName })
  }
  let created: Promise<void> | undefined
  const ready = async (): Promise<void> => {
    created ??= createQueues()
    try {
      await created
    } catch (error) {
      created = undefined
      throw error
    }
  }

  const retry = async (ids: string[]): Promise<boolean> => {
    const isFound = (await boss.redrive(failedName, { ids })) > 0
    if (isFound) wake()
    return isFound
  }

  return {
    async add(job) {
      await ready()
      const { key, taskId, source } = job
      const data: PgBossData = { key, job, errors: [] }
      const id = await boss.send(name, data, {
        id: uuidOf(await hashOf(key)),
        singletonKey: taskId,
        // The worker counts the attempts.
        retryLimit: 2 ** 31 - 1,
        // Time to say when the job is due, after it was put back.
        retryDelay: 1,
        heartbeatSeconds: Math.ceil(lease / 1_000),
        // The longest that pg-boss allows. A worker that has died is noticed by its heartbeat.
        expireInSeconds: 86_400,
        retentionSeconds: keepSeconds,
        deleteAfterSeconds: keepDoneMs / 1_000,
      })
      if (id !== null) {
        wake()
        return true
      }
      if (source !== 'webhook') return false
      const failed = await boss.findJobs(failedName, { data: { key }, queued: true })
      return failed.length > 0 && retry(failed.map((found) => found.id))
    },
    start(perform, consumeOptions) {
      const consumer = new PgBossConsumer(
        { ...consumeOptions, boss, name, pollMs: poll, ready },
        perform,
      )
      consumers.add(consumer)
      return {
        close: async (timeoutMs) => {
          consumers.delete(consumer)
          await consumer.close(timeoutMs)
        },
      }
    },
    ...createPgBossValues(boss, valuesName, ready),
    async failed() {
      await ready()
      const found = await boss.findJobs(failedName, { queued: true })
      return found.map((each) => {
        const { attempts, error } = failureOf(each)
        const { job, errors } = dataOf(each)
        return { id: each.id, job, attempts, errors: error ? [...errors, error] : errors }
      })
    },
    async retry(id) {
      await ready()
      return isUuid(id) && retry([id])
    },
    async stats() {
      await ready()
      const [[stats], [failed], [oldest]] = await Promise.all([
        boss.getQueueStats(name, { force: true }),
        boss.getQueueStats(failedName, { force: true }),
        boss.findJobs(name, { queued: true, limit: 1 }),
      ])
      const { queuedCount = 0, activeCount = 0, failedCount = 0, totalCount = 0 } = stats ?? {}
      return {
        waiting: queuedCount,
        running: activeCount,
        done: totalCount - queuedCount - activeCount - failedCount,
        failed: failed?.queuedCount ?? 0,
        oldest: oldest?.createdOn,
      }
    },
  }
}

interface Failure {
  readonly attempts: number
  readonly error?: JobError | undefined
}

/** What a failed job was given up with. pg-boss itself gives up a job that it cannot repeat. */
const failureOf = ({ sourceOutput, data }: PgBossJob): Failure => {
  const { attempts, error } = (sourceOutput ?? {}) as Partial<Failure>
  return { attempts: attempts ?? (data as PgBossData).counted?.attempts ?? 0, error }
}

const uuidOf = (hash: string): string =>
  hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)
