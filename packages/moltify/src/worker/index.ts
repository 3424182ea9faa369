/**
 * Works on tasks durably: events are saved in a queue, failures are retried, and each step of a task
 * is made at most once.
 *
 * @module
 */

export type { Call, Fetch, List, Logger } from '@molt-sdk/core'
export type { Duration, Now, WebhookHandler } from '@molt-sdk/core/webhooks'
export type { SqliteQueueOptions } from '@molt-sdk/core/worker'
export { PermanentError } from '@molt-sdk/core/worker'

export type { TaskHandle } from '../webhooks/task-handle.ts'
export { createWorker } from './create-worker.ts'
export type { Job } from './job.ts'
export type { PollOptions } from './poll-options.ts'
export type {
  ConsumeOptions,
  Consumer,
  CreateSqliteQueue,
  FailedJob,
  JobError,
  JobRun,
  Outcome,
  Perform,
  Queue,
  QueueStats,
} from './queue.ts'
export { memoryQueue, sqliteQueue } from './queues.ts'
export type { CloseOptions, PerformJobOptions, Worker } from './worker.ts'
export type { WorkerEvent } from './worker-event.ts'
export type {
  JobContext,
  JobFailure,
  JobHandler,
  JobHandlers,
  WorkerClient,
  WorkerOptions,
} from './worker-options.ts'
