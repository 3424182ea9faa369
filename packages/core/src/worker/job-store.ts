import type { FailedJobOf, JobError, QueueStats } from './queue.ts'

/** A job, as far as a store needs to know it. It is JSON. */
export interface StoredJob {
  /** Identifies the event. A store keeps one job per key. */
  readonly key: string
}

/** What a store needs to know about the jobs of a client. */
export interface JobTraits<Job extends StoredJob> {
  /** Jobs of one group are performed one after the other, in the order of their events. */
  readonly groupOf: (job: Job) => string
  /** The time of the job's event in milliseconds since 1970, or `undefined` if it has none. */
  readonly timeOf: (job: Job) => number | undefined
  /** Whether a job that has failed is put back when it is added again. */
  readonly isRepeatable: (job: Job) => boolean
}

/** A job that this process has leased. */
export interface LeasedJob<Job> {
  readonly id: string
  readonly job: Job
  /** Number of the attempt, starting at 1. */
  readonly attempt: number
}

/** What becomes of a leased job. */
export type Settlement =
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly error: JobError }
  /** Runs again at `dueAt`. Without an error, the attempt does not count. */
  | { readonly state: 'waiting'; readonly dueAt: number; readonly error?: JobError | undefined }

/**
 * The jobs of a queue whose leases are kept here. All times are milliseconds since 1970 by the clock
 * of the machine. Each method is atomic, also among processes.
 */
export interface JobStore<Job> {
  add(job: Job, now: number): boolean
  /**
   * Leases the next job: the oldest event first, none of a task of which another job is running, and
   * none while an earlier event of its task waits. A lease that has expired counts as waiting.
   */
  lease(owner: string, now: number, expiresAt: number): LeasedJob<Job> | undefined
  /** Extends a lease. Returns `false` if it has been lost. */
  renew(id: string, owner: string, now: number, expiresAt: number): boolean
  /** Ends a lease. Returns `false` if it has been lost. */
  settle(id: string, owner: string, settlement: Settlement, now: number): boolean
  /** When a job can next be leased, if no job is added or settled before. */
  nextDueAt(now: number): number | undefined
  get(name: string): string | undefined
  set(name: string, value: string, now: number): void
  update(name: string, change: (value: string | undefined) => string, now: number): void
  failed(): readonly FailedJobOf<Job>[]
  retry(id: string, now: number): boolean
  stats(): QueueStats
  close?(): void
}

/** How long done jobs are remembered, so that a repeated event is not worked on again: 30 days. */
export const keepDoneMs: number = 30 * 86_400_000

/** How many errors of one job are kept. */
export const maxErrors = 20
