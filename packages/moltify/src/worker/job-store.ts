import type { Job } from './job.ts'
import type { FailedJob, JobError, QueueStats } from './queue.ts'

/** A job that this process has leased. */
export interface LeasedJob {
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
export interface JobStore {
  add(job: Job, now: number): boolean
  /**
   * Leases the next job: the oldest event first, none of a task of which another job is running, and
   * none while an earlier event of its task waits. A lease that has expired counts as waiting.
   */
  lease(owner: string, now: number, expiresAt: number): LeasedJob | undefined
  /** Extends a lease. Returns `false` if it has been lost. */
  renew(id: string, owner: string, now: number, expiresAt: number): boolean
  /** Ends a lease. Returns `false` if it has been lost. */
  settle(id: string, owner: string, settlement: Settlement, now: number): boolean
  /** When a job can next be leased, if no job is added or settled before. */
  nextDueAt(now: number): number | undefined
  get(name: string): string | undefined
  set(name: string, value: string, now: number): void
  update(name: string, change: (value: string | undefined) => string, now: number): void
  failed(): readonly FailedJob[]
  retry(id: string, now: number): boolean
  stats(): QueueStats
  close?(): void
}

/** How long done jobs are remembered, so that a repeated event is not worked on again: 30 days. */
export const keepDoneMs: number = 30 * 86_400_000

/** How many errors of one job are kept. */
export const maxErrors = 20
