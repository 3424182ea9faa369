import { ConfigError } from '@molt-sdk/core'
import { describeValue } from '@molt-sdk/core/client'
import { checkAttempt, readable, runJob } from '@molt-sdk/core/worker'
import type { TaskHandle } from '../webhooks/task-handle.ts'
import { isObsolete, isPermanent } from './errors.ts'
import type { Job } from './job.ts'
import type { JobRun, Outcome } from './queue.ts'
import type { ValueStore } from './task-record.ts'
import { TaskRecord } from './task-record.ts'
import { createTaskSession } from './task-session.ts'
import type { WorkerEvent } from './worker-event.ts'
import type { JobContext, JobFailure, WorkerClient } from './worker-options.ts'

/** What a worker needs to perform jobs. */
export interface PerformOptions {
  readonly client: WorkerClient
  readonly store: ValueStore
  readonly attempts: number
  readonly now: () => number
  /** Returns the handle that makes the steps of a job's task. */
  readonly handleOf: (job: Job) => TaskHandle
  /** Runs the handler of the job's event. */
  readonly handle: (job: Job, task: TaskHandle, context: JobContext) => unknown
  readonly redact: (text: string) => string
  readonly emit: (event: WorkerEvent) => void
  readonly onError: (error: unknown, failure: JobFailure) => Promise<void>
  /** Stops the worker, whose API key was rejected. */
  readonly stop: (error: unknown) => void
}

/** Runs the handler of a job once. Never throws. */
export const performJob = (options: PerformOptions, job: Job, run: JobRun): Promise<Outcome> =>
  runJob({ ...options, isObsolete, isPermanent }, job, run, () => runHandler(options, job, run))

/** A job that a queue has changed, such as into a string, cannot be performed in any attempt. */
const checkJob = (job: unknown): void => {
  const { taskId, key, event } = Object(job)
  if (typeof taskId === 'string' && typeof key === 'string' && Object(event).event) return
  const problem = `takes a job as an object, as it was passed to enqueue(), got ${describeValue(job)}`
  throw new ConfigError(`worker.perform() ${problem}.`, { code: 'invalid_job' })
}

const runHandler = async (options: PerformOptions, job: Job, run: JobRun): Promise<void> => {
  checkJob(job)
  const { client, store, now } = options
  const { attempt, signal } = run
  const isTurn = /^task\.(submitted|revision_requested)$/.test(job.event.event)
  const record = await TaskRecord.read(store, job.taskId)
  if (record.hasEnded(job.key)) return
  const session = { job, run, handle: options.handleOf(job), client, record, now }
  try {
    checkAttempt(attempt, options.attempts)
    await options.handle(job, createTaskSession(session), { attempt, key: job.key, signal })
  } catch (thrown) {
    const error = readable(thrown)
    const isLast = attempt >= options.attempts || isPermanent(error)
    // Its steps are kept for a retry by hand.
    if (isLast && !signal.aborted) await record.saveEnd(job.key, now(), { isTurn, isDone: false })
    throw error
  }
  await record.saveEnd(job.key, now(), { isTurn, isDone: true })
}
