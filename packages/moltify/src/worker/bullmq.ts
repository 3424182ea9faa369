/**
 * A queue in Redis, through BullMQ, for workers on several machines.
 *
 * @module
 */
import { ConfigError } from '@molt-sdk/core'
import type { OptionRules } from '@molt-sdk/core/webhooks'
import { checkOptions, mustBe } from '@molt-sdk/core/webhooks'
import { keepDoneMs } from '@molt-sdk/core/worker'
import type { BullmqData, BullmqJob, BullmqQueueClient } from './bullmq-client.ts'
import { dataOf } from './bullmq-client.ts'
import { consumeBullmq } from './bullmq-consumer.ts'
import { BullmqKeys } from './bullmq-keys.ts'
import type { Job } from './job.ts'
import type { Queue } from './queue.ts'
import { hashOf } from './task-record.ts'

export type { BullmqJob, BullmqQueueClient } from './bullmq-client.ts'
export type * from './queue.ts'
export type { Job }

/** Options of `bullmqQueue()`. */
export interface BullmqQueueOptions {
  /** A `Queue` of BullMQ 6. Workers share the jobs of queues with the same name and prefix. */
  readonly queue: BullmqQueueClient
  /**
   * The connection of the worker: options such as `{ url }` or `{ host, port }`, or a client. BullMQ
   * asks for `maxRetriesPerRequest: null` with a client of ioredis.
   */
  readonly connection: object
  /**
   * How long a job stays with a worker that has died, in milliseconds, at least 1,000. BullMQ notices
   * it in up to twice this time.
   * @defaultValue 30000
   */
  readonly lease?: number | undefined
}

const isQueue = (value: unknown): boolean =>
  ['add', 'getJob', 'getJobs', 'getJobCounts', 'getBackend'].every(
    (name) => typeof Object(value)[name] === 'function',
  )

const optionRules: OptionRules<BullmqQueueOptions> = {
  queue: mustBe('a Queue of BullMQ 6', isQueue),
  connection: mustBe(
    'an object such as { url } or a Redis client',
    (value) => typeof value === 'object' && value !== null,
  ),
  lease: mustBe(
    'a number of milliseconds >= 1000',
    (value) => typeof value === 'number' && value >= 1_000 && Number.isFinite(value),
  ),
}

/** How many failed jobs `failed()` returns at most. */
const maxFailed = 1_000

/**
 * Creates a queue in Redis. BullMQ leases the jobs, repeats and delays them, and keeps those that have
 * failed. Jobs that are done are remembered for 30 days. Redis must not evict keys
 * (`maxmemory-policy noeviction`), and keeps only jobs that its persistence has written to disk.
 *
 * @throws ConfigError if an option is missing or invalid.
 * @example
 * const connection = { url: process.env.REDIS_URL }
 * const queue = new Queue('moltify', { connection })
 * const worker = createWorker({ client, secret, queue: bullmqQueue({ queue, connection }), on })
 */
export const bullmqQueue = (options: BullmqQueueOptions): Queue => {
  const usage = '{ queue, connection }'
  checkOptions('bullmqQueue()', usage, options, optionRules, 'queue')
  const { queue, connection, lease = 30_000 } = options
  if (connection === undefined) {
    const message = 'bullmqQueue() needs the connection of its worker: { queue, connection }.'
    throw new ConfigError(message, { code: 'invalid_option' })
  }
  const keys = new BullmqKeys(queue)

  const retry = async (found: BullmqJob | undefined): Promise<boolean> => {
    if (!found || (await found.getState()) !== 'failed') return false
    await found.updateData({ ...dataOf(found), dueAt: undefined, stalls: found.stalledCounter })
    await found.retry('failed', { resetAttemptsMade: true })
    return true
  }

  return {
    async add(job) {
      // A number is no valid id in BullMQ, and neither is a colon in one.
      const id = `event-${await hashOf(job.key)}`
      const known = await queue.getJob(id)
      if (known) return job.source === 'webhook' && retry(known)
      const data: BullmqData = { job, savedAt: Date.now(), errors: [] }
      await keys.note(id, { data })
      await queue.add(job.event.event, data, {
        jobId: id,
        // The worker counts the attempts.
        attempts: 2 ** 31 - 1,
        backoff: { type: 'molt' },
        removeOnComplete: { age: keepDoneMs / 1_000 },
        removeOnFail: false,
      })
      return true
    },
    start: (perform, consumeOptions) =>
      consumeBullmq({ ...consumeOptions, queue, keys, connection, leaseMs: lease }, perform),
    get: (name) => keys.get(name),
    set: (name, value) => keys.set(name, value),
    update: (name, change) => keys.update(name, change),
    async failed() {
      const found = await queue.getJobs(['failed'], 0, maxFailed - 1, true)
      return found.map((each) => {
        const { job, errors, stalls = 0 } = dataOf(each)
        const attempts = each.attemptsMade + each.stalledCounter - stalls
        return { id: `${each.id}`, job, attempts, errors }
      })
    },
    retry: async (id) => retry(await queue.getJob(id)),
    async stats() {
      const [counts, ...oldest] = await Promise.all([
        queue.getJobCounts('waiting', 'delayed', 'active', 'completed', 'failed'),
        queue.getJobs(['waiting'], 0, 0, true),
        queue.getJobs(['delayed'], 0, 0, true),
      ])
      const { waiting = 0, delayed = 0, active = 0, completed = 0, failed = 0 } = counts
      const [first] = oldest
        .flat()
        .map((each) => each.timestamp)
        .sort((one, other) => one - other)
      return {
        waiting: waiting + delayed,
        running: active,
        done: completed,
        failed,
        oldest: first === undefined ? undefined : new Date(first),
      }
    },
  }
}
