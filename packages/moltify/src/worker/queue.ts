import type {
  ConsumeOptions,
  Consumer,
  CreateSqliteQueue,
  FailedJobOf,
  JobError,
  JobRun,
  Outcome,
  PerformOf,
  QueueOf,
  QueueStats,
} from '@molt-sdk/core/worker'
import type { Job } from './job.ts'

export type { ConsumeOptions, Consumer, CreateSqliteQueue, JobError, JobRun, Outcome, QueueStats }

/** Performs a job. It never throws. */
export type Perform = PerformOf<Job>

/** A job that has failed for good. */
export interface FailedJob extends FailedJobOf<Job> {}

/**
 * Where a worker saves its jobs. The queue decides who runs a job and when: an engine leases, delays
 * and repeats jobs itself, as the outcome of each run says.
 */
export interface Queue extends QueueOf<Job> {}
