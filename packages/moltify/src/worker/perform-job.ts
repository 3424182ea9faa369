import { isAuthenticationError } from '@molt-sdk/core'
import type { TaskHandle } from '../webhooks/task-handle.ts'
import { isObsolete, isPermanent, retryDelayMs } from './errors.ts'
import type { Job } from './job.ts'
import type { JobError, JobRun, Outcome } from './queue.ts'
import type { ValueStore } from './task-record.ts'
import { TaskRecord } from './task-record.ts'
import { createTaskSession } from './task-session.ts'
import type { WorkerEvent } from './worker-event.ts'
import { describeError } from './worker-event.ts'
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
  readonly onError: (error: unknown, failure: JobFailure | undefined) => Promise<void>
  /** Stops the worker, whose API key was rejected. */
  readonly stop: (error: unknown) => void
}

/** Runs the handler of a job once. Never throws. */
export const performJob = async (
  options: PerformOptions,
  job: Job,
  run: JobRun,
): Promise<Outcome> => {
  const { emit, onError, attempts } = options
  const { attempt } = run
  const startedAt = performance.now()
  const ended = () => ({ job, attempt, durationMs: performance.now() - startedAt })
  emit({ type: 'started', job, attempt })
  try {
    await runHandler(options, job, run)
    emit({ type: 'done', obsolete: false, ...ended() })
    return { status: 'done' }
  } catch (error) {
    if (run.signal.aborted) {
      emit({ type: 'released', ...ended() })
      return { status: 'released' }
    }
    if (isAuthenticationError(error)) {
      options.stop(error)
      emit({ type: 'released', ...ended() })
      return { status: 'released' }
    }
    if (isObsolete(error)) {
      emit({ type: 'done', obsolete: true, ...ended() })
      return { status: 'done' }
    }
    const jobError = toJobError(error, options.redact)
    if (attempt >= attempts || isPermanent(error)) {
      await onError(error, { job, attempt })
      emit({ type: 'failed', error, ...ended() })
      return { status: 'failed', error: jobError }
    }
    const delayMs = retryDelayMs(error, attempt)
    await onError(error, { job, attempt, retryInMs: delayMs })
    emit({ type: 'retry', error, delayMs, ...ended() })
    return { status: 'retry', delayMs, error: jobError }
  }
}

const runHandler = async (options: PerformOptions, job: Job, run: JobRun): Promise<void> => {
  const { client, store, now } = options
  const { attempt, signal } = run
  const isTurn = /^task\.(submitted|revision_requested)$/.test(job.event.event)
  const record = await TaskRecord.read(store, job.taskId)
  if (record.hasEnded(job.key)) return
  const session = { job, run, handle: options.handleOf(job), client, record, now }
  try {
    if (attempt > options.attempts) {
      const message = `The process ended during attempt ${attempt - 1}, which was the last.`
      throw new Error(message)
    }
    await options.handle(job, createTaskSession(session), { attempt, key: job.key, signal })
  } catch (error) {
    const isLast = attempt >= options.attempts || isPermanent(error)
    // Its steps are kept for a retry by hand.
    if (isLast && !signal.aborted) await record.saveEnd(job.key, now(), { isTurn, isDone: false })
    throw error
  }
  await record.saveEnd(job.key, now(), { isTurn, isDone: true })
}

const toJobError = (error: unknown, redact: (text: string) => string): JobError => {
  const [name = '', ...message] = describeError(error).split(': ')
  const { code } = Object(error) as { readonly code?: unknown }
  return {
    at: new Date().toISOString(),
    name,
    message: redact(message.join(': ')).slice(0, 2_000),
    ...(typeof code === 'string' && { code: redact(code) }),
  }
}
