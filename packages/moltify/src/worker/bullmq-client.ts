import type { Job } from './job.ts'
import type { JobError } from './queue.ts'

/** What a job of BullMQ carries. */
export interface BullmqData {
  readonly job: Job
  /** When the job was saved, in milliseconds since 1970. */
  readonly savedAt: number
  /** The errors of earlier attempts, oldest first. */
  readonly errors: readonly JobError[]
  /** When the job is due that was put back, in milliseconds since 1970. */
  readonly dueAt?: number | undefined
  /** Number of dead workers that had the job, before it was put back by hand. */
  readonly stalls?: number | undefined
}

/** A job of BullMQ. */
export interface BullmqJob {
  /** Id of the job. */
  readonly id?: string | undefined
  /** What the job carries, as it was added. */
  readonly data: unknown
  /** When the job was added, in milliseconds since 1970. */
  readonly timestamp: number
  /** Number of attempts that have ended. */
  readonly attemptsMade: number
  /** How many workers have died with the job. */
  readonly stalledCounter: number
  /** Reads the state of the job, such as `active`. */
  getState(): Promise<string>
  /** Replaces what the job carries. */
  updateData(data: object): Promise<void>
  /** Extends the lease of the job by milliseconds. */
  extendLock(token: string, duration: number): Promise<number>
  /** Puts the job back until a time, in milliseconds since 1970. */
  moveToDelayed(timestamp: number, token?: string): Promise<void>
  /** Puts a failed job back. */
  retry(state: 'failed', options: { resetAttemptsMade: boolean }): Promise<void>
}

/** The part of a Redis connection of BullMQ that the queue uses. */
export interface BullmqRedis {
  get(key: string): Promise<string | null>
  set(key: string, value: string, options: { PX: number }): Promise<unknown>
  zrange(key: string, start: number, end: number): Promise<string[]>
  defineCommand(name: string, definition: { numberOfKeys: number; lua: string }): void
  runCommand(name: string, args: (string | number)[]): Promise<unknown>
}

/** The part of a `Queue` of BullMQ 6 that the queue uses. */
export interface BullmqQueueClient {
  /** Name of the queue. */
  readonly name: string
  /** Options of the queue; `prefix` precedes its keys in Redis. */
  readonly opts: { readonly prefix?: string }
  /** Returns the connection to Redis. */
  getBackend(): object
  /** Adds a job. */
  add(name: string, data: object, options: object): Promise<unknown>
  /** Reads a job. */
  getJob(id: string): Promise<BullmqJob | undefined>
  /** Reads jobs in these states. */
  getJobs(
    types: ('waiting' | 'delayed' | 'failed')[],
    start: number,
    end: number,
    oldestFirst: boolean,
  ): Promise<BullmqJob[]>
  /** Counts the jobs in these states. */
  getJobCounts(
    ...types: ('waiting' | 'delayed' | 'active' | 'completed' | 'failed')[]
  ): Promise<Record<string, number>>
}

/** The data that `bullmqQueue()` has saved. */
export const dataOf = ({ data }: BullmqJob): BullmqData => data as BullmqData
