import { checkOptions, createRedactor } from '@molt-sdk/core/client'
import type { Outcome, RunEvent } from '@molt-sdk/core/worker'
import { describeError, isPermanent, runJob, sleep } from '@molt-sdk/core/worker'
import type { HeartbeatChange, HeartbeatCheckpoint } from '../heartbeat-change.ts'
import type { Job, JobFailure } from './job.ts'
import { jobOf } from './job.ts'
import { performChange } from './perform-change.ts'
import type { WorkClient } from './work-client.ts'
import type { WorkOptions } from './work-options.ts'
import { workRules } from './work-options.ts'

/** Under this name, the queue keeps the position of the heartbeats. */
const checkpointName = 'heartbeat'

/** How long to wait before changes that could not be saved are saved again, in milliseconds. */
const saveAgainMs = 5_000

/** Watches the heartbeat, saves each change in a queue, and handles it. Loaded on demand. */
export const work = async (den: WorkClient, options: WorkOptions): Promise<void> => {
  checkOptions('work()', '{ queue, on }', options, workRules, 'queue')
  checkOptions('work()', '{ queue, on }', options, workRules, 'on')
  const { queue, on, signal, interval, jitter, logger } = options
  const { concurrency = 4, attempts = 8, timeout = 30_000 } = options
  const redact = createRedactor().string

  const logError = (error: unknown): void => {
    // biome-ignore lint/suspicious/noConsole: errors are reported even without onError.
    console.error(`molt-worker: ${describeError(error, redact)}`)
  }
  const onError = async (error: unknown, failure?: JobFailure): Promise<void> => {
    try {
      await (options.onError ?? logError)(error, failure)
    } catch (hookError) {
      logError(hookError)
    }
  }
  const emit = (event: RunEvent<Job>): void => {
    const log = event.type === 'retry' || event.type === 'failed' ? logger?.warn : logger?.debug
    try {
      log?.call(logger, redact(`molt-worker ${describe(event, redact)}`))
    } catch (hookError) {
      logError(hookError)
    }
  }

  const ending = new AbortController()
  const end = (): void => ending.abort()
  let stopError: { readonly error: unknown } | undefined
  const stop = (error: unknown): void => {
    stopError ??= { error }
    end()
  }
  const runOptions = { attempts, redact, emit, onError, stop, isPermanent }
  const perform = (job: Job, run: Parameters<typeof performChange>[2]): Promise<Outcome> =>
    runJob(runOptions, job, run, () => performChange({ den, queue, on, attempts }, job, run))

  /** Repeats what must not be lost until it is saved, or the work is ended. */
  const save = async (run: () => unknown): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        await run()
        return
      } catch (error) {
        await onError(error)
        await sleep(saveAgainMs, ending.signal)
      }
    }
  }
  const saveCheckpoint = (checkpoint: HeartbeatCheckpoint): Promise<void> =>
    save(() => queue.set(checkpointName, JSON.stringify(checkpoint)))

  const consumer = queue.start(perform, { concurrency, attempts, onError })
  signal?.addEventListener('abort', end)
  if (signal?.aborted) end()
  try {
    const saved = await queue.get(checkpointName)
    const checkpoint = saved === undefined ? undefined : JSON.parse(saved)
    const watch = den.heartbeat.watch({ interval, jitter, checkpoint, signal: ending.signal })
    watch.mayRepeat = true
    watch.onHeartbeat = () => saveCheckpoint(watch.checkpoint)
    for await (const change of watch) {
      const { checkedAt } = watch.checkpoint
      if (isHandled(change, on)) await save(() => queue.add(jobOf(change, checkedAt)))
      await saveCheckpoint(watch.checkpoint)
    }
    if (stopError) throw stopError.error
  } finally {
    signal?.removeEventListener('abort', end)
    await consumer.close(timeout)
    await queue.close?.()
  }
}

const isHandled = ({ type }: HeartbeatChange, on: WorkOptions['on']): boolean => !!on[type]

const describe = (event: RunEvent<Job>, redact: (text: string) => string): string => {
  const { job, attempt } = event
  const subject = `${job.change.type} ${job.agentId} #${attempt}`
  switch (event.type) {
    case 'started':
      return `${subject} started`
    case 'done':
      return `${subject} done in ${Math.round(event.durationMs)} ms`
    case 'retry':
      return `${subject} failed, retrying in ${event.delayMs} ms: ${describeError(event.error, redact)}`
    case 'failed':
      return `${subject} failed for good: ${describeError(event.error, redact)}`
    case 'released':
      return `${subject} interrupted`
  }
}
