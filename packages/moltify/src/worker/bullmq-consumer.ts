import { ConfigError } from '@molt-sdk/core'
import { maxErrors } from '@molt-sdk/core/worker'
import type { ConnectionOptions } from 'bullmq'
import type { BullmqJob, BullmqQueueClient } from './bullmq-client.ts'
import { dataOf } from './bullmq-client.ts'
import type { BullmqKeys } from './bullmq-keys.ts'
import { memberOf } from './bullmq-keys.ts'
import { EngineRuns } from './engine-runs.ts'
import type { ConsumeOptions, Consumer, JobError, Outcome, Perform } from './queue.ts'

interface BullmqConsumerOptions extends ConsumeOptions {
  readonly queue: BullmqQueueClient
  readonly keys: BullmqKeys
  readonly connection: object
  readonly leaseMs: number
}

/** How long a job waits whose task has another one that can run now, in milliseconds. */
const deferMs = 250

/** Carries the delay of the next attempt to BullMQ. */
class RetryLater extends Error {
  readonly delayMs: number

  constructor({ message }: JobError, delayMs: number) {
    super(message)
    this.delayMs = delayMs
  }
}

/** An error that BullMQ knows by its name. */
const named = (name: 'DelayedError' | 'UnrecoverableError', message = ''): Error =>
  Object.assign(new Error(message), { name })

/** Starts to run the jobs of a queue of BullMQ, which leases, repeats and delays them. */
export const consumeBullmq = (options: BullmqConsumerOptions, perform: Perform): Consumer => {
  const { queue, keys, leaseMs, onError } = options
  const runs = new EngineRuns(perform)
  const { prefix } = queue.opts

  const putBack = async (job: BullmqJob, dueAt: number, token: string): Promise<never> => {
    try {
      await job.moveToDelayed(dueAt, token)
    } catch (error) {
      // Whoever has the lease now decides about the job.
      if (await job.extendLock(token, leaseMs)) throw error
    }
    throw named('DelayedError')
  }

  const settle = async (job: BullmqJob, token: string, outcome: Outcome): Promise<void> => {
    switch (outcome.status) {
      case 'done':
        return
      case 'released':
        return putBack(job, Date.now(), token)
      case 'retry':
        await saveError(job, outcome.error, Date.now() + outcome.delayMs)
        throw new RetryLater(outcome.error, outcome.delayMs)
      case 'failed':
        await saveError(job, outcome.error)
        throw named('UnrecoverableError', outcome.error.message)
    }
  }

  const handle = async (job: BullmqJob, token: string, signal?: AbortSignal): Promise<void> => {
    const data = dataOf(job)
    const dueAt = await dueAtOfOthers(queue, keys, job)
    if (dueAt !== undefined) return putBack(job, dueAt, token)
    const isHeld = async (): Promise<boolean> => (await job.extendLock(token, leaseMs)) > 0
    const attempt = job.attemptsMade + job.stalledCounter - (data.stalls ?? 0) + 1
    await runs.run({ job: data.job, attempt, isHeld, signal }, (outcome) =>
      settle(job, token, outcome),
    )
  }

  // BullMQ passes the signal only to a function with three parameters.
  const processor = (job: BullmqJob, token?: string, signal?: AbortSignal): Promise<void> =>
    handle(job, token ?? '', signal)
  const forget = (job: BullmqJob | undefined): void => {
    if (job?.id === undefined) return
    // A job that stays in the list is removed by the next one of its task.
    keys.forget(dataOf(job).job.taskId, memberOf(job.id, job)).catch(onError)
  }

  let isClosed = false
  const start = async (): Promise<{ close(): Promise<void> } | undefined> => {
    const { Worker } = await loadBullmq()
    if (isClosed) return undefined
    const worker = new Worker(queue.name, processor, {
      connection: options.connection as ConnectionOptions,
      ...(prefix !== undefined && { prefix }),
      concurrency: options.concurrency,
      lockDuration: leaseMs,
      stalledInterval: leaseMs / 2,
      // The worker counts the attempts.
      maxStalledCount: 2 ** 31 - 1,
      settings: {
        backoffStrategy: (_attempts, _type, error) =>
          error instanceof RetryLater ? error.delayMs : 1_000,
      },
    })
    worker.on('completed', forget)
    worker.on('error', onError)
    worker.on('lockRenewalFailed', (ids) => {
      for (const id of ids) worker.cancelJob(id)
    })
    return worker
  }
  const started = start().catch((error) => {
    onError(error)
    return undefined
  })

  return {
    async close(timeoutMs) {
      isClosed = true
      const closed = started.then((worker) => worker?.close())
      await runs.close(timeoutMs)
      await closed
    },
  }
}

/** Loaded here, so that a module that imports the queue can be loaded without BullMQ. */
const loadBullmq = async (): Promise<typeof import('bullmq')> => {
  try {
    return await import('bullmq')
  } catch (cause) {
    const message = 'bullmqQueue() needs the package bullmq 6. Install it: npm install bullmq'
    throw new ConfigError(message, { code: 'missing_package', cause })
  }
}

/**
 * When to look again, because the task has an earlier event that has not ended, or another one that
 * is running; `undefined` if the job may run.
 *
 * BullMQ has made the job active before, and it is in the list of its task. So of two jobs that look
 * at the same time, at least one sees the other.
 */
const dueAtOfOthers = async (
  queue: BullmqQueueClient,
  keys: BullmqKeys,
  job: BullmqJob,
): Promise<number | undefined> => {
  const { taskId } = dataOf(job).job
  const own = memberOf(`${job.id}`, job)
  await keys.note(own.id, job)
  const members = await keys.jobsOf(taskId)
  const place = members.findIndex(({ member }) => member === own.member)
  for (const [index, other] of members.entries()) {
    if (index === place) continue
    const found = await queue.getJob(other.id)
    const state = (await found?.getState()) ?? 'unknown'
    if (!found || endedStates.includes(state)) {
      await keys.forget(taskId, other)
    } else if (index < place || state === 'active') {
      // Partly random, so that two jobs that wait for each other do not meet again.
      const soon = Date.now() + deferMs * (1 + Math.random())
      return Math.max(soon, state === 'delayed' ? (dataOf(found).dueAt ?? 0) : 0)
    }
  }
  return undefined
}

const endedStates: readonly string[] = ['completed', 'failed', 'unknown']

const saveError = async (job: BullmqJob, error: JobError, dueAt?: number): Promise<void> => {
  const data = dataOf(job)
  await job.updateData({ ...data, errors: [...data.errors, error].slice(-maxErrors), dueAt })
}
