import { keepDoneMs } from '@molt-sdk/core/worker'
import type { Job } from './job.ts'
import type { JobError } from './queue.ts'

/** How long waiting and failed jobs are kept, and what workers keep between runs: 90 days. */
export const keepSeconds: number = (3 * keepDoneMs) / 1_000

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
  /** Id of the job. */
  readonly id: string
  /** What the job carries, as it was sent. */
  readonly data: unknown
  /** Number of starts after the first one. */
  readonly retryCount: number
  /** When the job may be started. */
  readonly startAfter: Date
  /** When the job was sent. */
  readonly createdOn: Date
  /** Aborted when pg-boss stops, or the lease of the job has ended. */
  readonly signal: AbortSignal
  /** Of a job in the queue of failed jobs: what it failed with. */
  readonly sourceOutput: object | null
}

/** One start of a job. Calls with it do nothing after the job has been started again. */
export interface PgBossAttempt {
  /** Id of the job. */
  id: string
  /** Number of starts after the first one, which identifies this start. */
  retryCount: number
}

/** Result of one job, for pg-boss. */
export interface PgBossResult {
  /** Id of the job. */
  id: string
  /** Whether the job is done, or kept as failed. */
  status: 'completed' | 'deadletter'
  /** Errors of a failed job. */
  output?: object
}

/** A database as pg-boss uses it. */
export interface PgBossDatabase {
  /** Runs a statement. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  /** Opens a transaction. A database of your own may lack it. */
  beginTransaction?(): Promise<PgBossTransaction>
}

/** A transaction that is open. */
export interface PgBossTransaction {
  /** Runs statements in the transaction. */
  readonly db: PgBossDatabase
  /** Saves its changes. */
  commit(): Promise<void>
  /** Drops its changes. */
  rollback(): Promise<void>
}

/** The part of pg-boss 12 that the queue uses. An instance of `PgBoss` has it. */
export interface PgBossClient {
  /** Creates a queue if it does not exist. */
  createQueue(name: string, options: object): Promise<void>
  /** Adds a job. Returns its id, or `null` if its key exists. */
  send(name: string, data: object, options: object): Promise<string | null>
  /** Replaces what waiting jobs carry. */
  update(name: string, data: object, options: object): Promise<unknown>
  /** Adds a job, or replaces what the one with its key carries. */
  upsert(name: string, data: object, options: object): Promise<unknown>
  /** Puts an active job back. */
  fail(name: string, attempt: PgBossAttempt, data: object): Promise<object>
  /** Extends the lease of a job. */
  touch(name: string, attempt: PgBossAttempt): Promise<object>
  /** Reads jobs by key or data. */
  findJobs(
    name: string,
    options: { key?: string; data?: object; queued?: boolean; limit?: number; db?: PgBossDatabase },
  ): Promise<PgBossJob[]>
  /** Starts to work on jobs. Returns the id of the worker. */
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
  /** Stops a worker. */
  offWork(name: string, options: { id: string; wait: boolean }): Promise<void>
  /** Makes a worker look for jobs now. */
  notifyWorker(workerId: string): void
  /** Puts failed jobs back into the queue that they came from. Returns their number. */
  redrive(name: string, options: { ids: string[] }): Promise<number>
  /** Returns the database that pg-boss uses. */
  getDb(): PgBossDatabase
  /** Counts the jobs of a queue by state. */
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
