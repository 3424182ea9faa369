type Awaitable<T> = T | Promise<T>

/** What became of a run. */
export type Outcome =
  /** The job is done, also if it has become obsolete. */
  | { readonly status: 'done' }
  /** The run failed, and the job is to be run again after a delay in milliseconds. */
  | { readonly status: 'retry'; readonly delayMs: number; readonly error: JobError }
  /** The run failed, and the job is to be kept as failed. */
  | { readonly status: 'failed'; readonly error: JobError }
  /** The run was interrupted, and does not count as an attempt. */
  | { readonly status: 'released' }

/** Why a run failed. Secrets are masked. */
export interface JobError {
  /** When the run failed, in ISO 8601. */
  readonly at: string
  /** Name of the error. */
  readonly name: string
  /** Message of the error. */
  readonly message: string
  /** Code of the error, if it has one. */
  readonly code?: string | undefined
}

/** One run of a job. */
export interface JobRun {
  /** Number of the attempt, starting at 1. */
  readonly attempt: number
  /** Aborted when the run must end: the worker closes, or another worker has the job. */
  readonly signal: AbortSignal
  /**
   * Called before each step. Throws if another worker has taken over the job, so that no step is made
   * twice. Engines that cannot tell leave it out.
   */
  readonly hold?: (() => Awaitable<void>) | undefined
}

/** Performs a job. It never throws. */
export type PerformOf<Job> = (job: Job, run: JobRun) => Promise<Outcome>

/** How a queue runs its jobs. */
export interface ConsumeOptions {
  /** Maximum number of jobs that run at the same time in this process. */
  readonly concurrency: number
  /** Maximum number of attempts, for engines that count them: `perform` returns `failed` after it. */
  readonly attempts: number
  /** Called with errors of the queue itself. */
  readonly onError: (error: unknown) => void
}

/** Runs the jobs of a queue. */
export interface Consumer {
  /**
   * Takes no more jobs, and resolves when all running jobs have ended. After `timeoutMs` it aborts
   * them and puts them back.
   */
  close(timeoutMs: number): Promise<void>
}

/** A job that has failed for good. */
export interface FailedJobOf<Job> {
  /** Identifies the job in this queue, for `worker.retry(id)`. */
  readonly id: string
  /** The event that could not be worked on. */
  readonly job: Job
  /** Number of attempts. */
  readonly attempts: number
  /** The errors of all attempts, oldest first, at most 20. */
  readonly errors: readonly JobError[]
}

/** The numbers of jobs in a queue. */
export interface QueueStats {
  /** Jobs that have not run yet, or run again later. */
  readonly waiting: number
  /** Jobs that are running, in all processes. */
  readonly running: number
  /** Jobs that are done, as far as the queue remembers them. */
  readonly done: number
  /** Jobs that have failed for good. */
  readonly failed: number
  /** When the oldest waiting job was saved. */
  readonly oldest: Date | undefined
}

/**
 * Where a worker saves its jobs. The queue decides who runs a job and when: an engine leases, delays
 * and repeats jobs itself, as the outcome of each run says.
 */
export interface QueueOf<Job> {
  /**
   * Saves a job. Resolves when the job survives a crash of this process, as far as the queue promises
   * that. A job whose key is known is not saved again. If that job has failed and the platform has reported
   * its event again, by a webhook, it is put back.
   *
   * @returns whether the job was saved or put back
   */
  add(job: Job): Awaitable<boolean>
  /** Starts to run jobs: those of one task one after the other, in the order of their events. */
  start(perform: PerformOf<Job>, options: ConsumeOptions): Consumer
  /** Reads a value that a worker keeps between runs. */
  get(name: string): Awaitable<string | undefined>
  /** Saves such a value. */
  set(name: string, value: string): Awaitable<void>
  /**
   * Changes such a value in one step: no other worker changes it in between. `change` may be called
   * several times. Without this method, `get` and `set` are used, and two equal messages that are
   * noticed at the same moment by several processes may be mixed up.
   */
  update?(name: string, change: (value: string | undefined) => string): Awaitable<void>
  /** Returns the jobs that have failed for good, oldest first. */
  failed(): Awaitable<readonly FailedJobOf<Job>[]>
  /** Puts a failed job back. Resolves to `false` if there is none with this id. */
  retry(id: string): Awaitable<boolean>
  /** Counts the jobs. */
  stats(): Awaitable<QueueStats>
  /** Frees files and connections. Called by `worker.close()`, after the consumer was closed. */
  close?(): Awaitable<void>
}
