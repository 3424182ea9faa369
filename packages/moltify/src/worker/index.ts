/**
 * Works on tasks durably: events are saved in a queue, failures are retried, and each step of a task
 * is made at most once.
 *
 * @module
 */

export type { Call, Fetch, List, Logger } from '@molt-sdk/core'
export type { Duration, Now, WebhookHandler } from '@molt-sdk/core/webhooks'

import { sqliteQueue as createSqliteQueue } from '@moltify/sdk/internal/sqlite-queue'
import type { CreateSqliteQueue } from './sqlite-queue.ts'

export type { TaskHandle } from '../webhooks/task-handle.ts'
export { createWorker } from './create-worker.ts'
export { PermanentError } from './errors.ts'
export type { Job } from './job.ts'
export { memoryQueue } from './memory-queue.ts'
export type { PollOptions } from './poll-options.ts'
export type {
  ConsumeOptions,
  Consumer,
  FailedJob,
  JobError,
  JobRun,
  Outcome,
  Perform,
  Queue,
  QueueStats,
} from './queue.ts'
export type { CreateSqliteQueue, SqliteQueueOptions } from './sqlite-queue.ts'
export type { PerformJobOptions, Worker } from './worker.ts'
export type { WorkerEvent } from './worker-event.ts'
export type {
  JobContext,
  JobFailure,
  JobHandler,
  JobHandlers,
  WorkerClient,
  WorkerOptions,
} from './worker-options.ts'

/** Creates a queue in a SQLite file, for all processes of one machine. */
export const sqliteQueue: CreateSqliteQueue = createSqliteQueue
