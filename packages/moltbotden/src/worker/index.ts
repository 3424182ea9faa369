/**
 * Queues for `den.work()`, which handles each change of a heartbeat once, across restarts.
 *
 * @module
 */
export type { Logger } from '@molt-sdk/core'
export type {
  ConsumeOptions,
  Consumer,
  JobError,
  JobRun,
  Outcome,
  PerformOf,
  QueueStats,
  SqliteQueueOptions,
} from '@molt-sdk/core/worker'
export { PermanentError } from '@molt-sdk/core/worker'
export type { CreateSqliteQueue, FailedJob, Job, JobFailure, Queue } from './job.ts'
export { memoryQueue, sqliteQueue } from './queues.ts'
export type { AgentSession } from './session.ts'
export type {
  ChangeHandler,
  ChangeHandlers,
  JobContext,
  NewMessages,
  WorkOptions,
} from './work-options.ts'
