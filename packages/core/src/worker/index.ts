/**
 * What the workers of the clients are built on: queues, leases and runs of jobs. It may change with
 * every release: use it through the entry `worker` of a client.
 *
 * @module
 */
export { BoundedMap } from '../bounded-map.ts'
export { timeoutOf } from './bounded-timeout.ts'
export { endsWithin } from './ends-within.ts'
export { type JobTraits, keepDoneMs, maxErrors, type StoredJob } from './job-store.ts'
export { createMemoryQueue, createMemoryStore } from './memory-queue.ts'
export { closeTimeoutRule, queueRule, workerOptionRules } from './option-rules.ts'
export { isPermanent, isUncertain, PermanentError } from './permanent-error.ts'
export type {
  ConsumeOptions,
  Consumer,
  FailedJobOf,
  JobError,
  JobRun,
  Outcome,
  PerformOf,
  QueueOf,
  QueueStats,
} from './queue.ts'
export { describeError, readable } from './read-error.ts'
export { leaseLost, workerClosed } from './run-aborts.ts'
export type { JobFailureOf, RunEvent, RunOptions } from './run-job.ts'
export { checkAttempt, runJob } from './run-job.ts'
export { sleep } from './sleep.ts'
export type { CreateSqliteQueue, SqliteQueueOptions } from './sqlite-queue.ts'
