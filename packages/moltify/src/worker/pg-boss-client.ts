import type { Job } from './job.ts'
import type { JobError } from './queue.ts'

/** What a job of pg-boss carries. */
export interface PgBossData {
  readonly key: string
  readonly job: Job
  /** The errors of earlier attempts, oldest first. */
  readonly errors: readonly JobError[]
  /**
   * The attempts when the job was last put back. pg-boss counts every start, also those that were
   * interrupted or came too early.
   */
  readonly counted?: Counted | undefined
}

interface Counted {
  /** The row that was put back. A job that is put back by hand gets a new one. */
  readonly id: string
  readonly starts: number
  readonly attempts: number
}

/** A row of pg-boss. */
export interface PgBossJob {
  readonly id: string
  readonly data: unknown
  readonly retryCount: number
  readonly startAfter: Date
  readonly createdOn: Date
  readonly signal: AbortSignal
  /** Of a job in the queue of failed jobs: what it failed with. */
  readonly sourceOutput: object | null
}

/** One start of a job. Calls with it do nothing after the job has been started again. */
export interface PgBossAttempt {
  id: string
  retryCount: number
}

/** Result of one job, for pg-boss. */
export interface PgBossResult {
  id: string
  status: 'completed' | 'deadletter'
  output?: object
}

/** The part of pg-boss 12 that the queue uses. An instance of `PgBoss` has it. */
export interface PgBossClient {
  createQueue(name: string, options: object): Promise<void>
  send(name: string, data: object, options: object): Promise<string | null>
  update(name: string, data: object, options: object): Promise<unknown>
  upsert(name: string, data: object, options: object): Promise<unknown>
  fail(name: string, attempt: PgBossAttempt, data: object): Promise<object>
  touch(name: string, attempt: PgBossAttempt): Promise<object>
  findJobs(
    name: string,
    options: { key?: string; data?: object; queued?: boolean; limit?: number },
  ): Promise<PgBossJob[]>
  work(
    name: string,
    options: {
      readonly includeMetadata: true
      readonly perJobResults: true
      readonly batchSize: number
      readonly localConcurrency: number
      readonly pollingIntervalSeconds: number
    },
    handler: (jobs: PgBossJob[]) => Promise<PgBossResult[]>,
  ): Promise<string>
  offWork(name: string, options: { id: string; wait: boolean }): Promise<void>
  notifyWorker(workerId: string): void
  redrive(name: string, options: { ids: string[] }): Promise<number>
  getQueueStats(
    name: string,
    options: { force: boolean },
  ): Promise<
    { queuedCount: number; activeCount: number; failedCount: number; totalCount: number }[]
  >
}

/** The data that `pgBossQueue()` has saved. */
export const dataOf = ({ data }: PgBossJob): PgBossData => data as PgBossData

/** Whether a call with a {@link PgBossAttempt} found it. The types of pg-boss leave out the number. */
export const hasAffected = (response: object): boolean =>
  (response as { readonly affected?: number }).affected !== 0
