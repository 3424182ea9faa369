import type { Logger } from '@molt-sdk/core/client'
import type { RunEvent } from '@molt-sdk/core/worker'
import { describeError } from '@molt-sdk/core/worker'
import type { Job } from './job.ts'

/** A stage of a job, or of the worker. */
export type WorkerEvent =
  /** An event was noticed and saved. */
  | { readonly type: 'saved'; readonly job: Job }
  /** An event was noticed that had been saved before. */
  | { readonly type: 'duplicate'; readonly job: Job }
  | RunEvent<Job>
  /** A round of polling has ended. */
  | { readonly type: 'polled'; readonly agentId: string; readonly found: number }
  /** The worker stopped, because its API key was rejected. */
  | { readonly type: 'stopped'; readonly error: unknown }

/** Logs an event as one line. `redact` masks secrets in messages of errors. */
export const logEvent = (
  logger: Logger,
  event: WorkerEvent,
  redact: (text: string) => string,
): void => {
  const log = warnings.includes(event.type) ? logger.warn : logger.debug
  log?.call(logger, redact(`molt-worker ${describeEvent(event, redact)}`))
}

const warnings: readonly string[] = ['retry', 'failed', 'stopped']

const describeEvent = (event: WorkerEvent, redact: (text: string) => string): string => {
  if (event.type === 'polled') return `polled agent ${event.agentId}: ${event.found} new events`
  if (event.type === 'stopped') return `stopped: ${describeError(event.error, redact)}`
  const subject = `${event.job.event.event} ${event.job.taskId}`
  switch (event.type) {
    case 'saved':
    case 'duplicate':
      return `${subject} ${event.type} (${event.job.source})`
    case 'started':
      return `${subject} #${event.attempt} started`
    case 'done':
      return `${subject} #${event.attempt} done${event.obsolete ? ', the task was cancelled' : ''} in ${Math.round(event.durationMs)} ms`
    case 'retry':
      return `${subject} #${event.attempt} failed, retrying in ${event.delayMs} ms: ${describeError(event.error, redact)}`
    case 'failed':
      return `${subject} #${event.attempt} failed for good: ${describeError(event.error, redact)}`
    case 'released':
      return `${subject} #${event.attempt} interrupted`
  }
}
