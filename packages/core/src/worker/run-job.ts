import { isAuthenticationError, isMoltError } from '../errors/guards.ts'
import type { JobError, JobRun, Outcome } from './queue.ts'
import { boundText, maxNameLength, readable, readError } from './read-error.ts'

/** A run that failed. */
export interface JobFailureOf<Job> {
  /** The job that was worked on. */
  readonly job: Job
  /** Number of the attempt, starting at 1. */
  readonly attempt: number
  /** Milliseconds until the next attempt. Missing if there is none: the job is kept as failed. */
  readonly retryInMs?: number | undefined
}

interface Ended<Job> {
  readonly job: Job
  readonly attempt: number
  readonly durationMs: number
}

/** A stage of a run. */
export type RunEvent<Job> =
  /** A run begins. */
  | { readonly type: 'started'; readonly job: Job; readonly attempt: number }
  /** A job is done. `obsolete`: because its result is no longer needed. */
  | (Ended<Job> & { readonly type: 'done'; readonly obsolete: boolean })
  /** A run failed, and the job is run again. */
  | (Ended<Job> & { readonly type: 'retry'; readonly error: unknown; readonly delayMs: number })
  /** A job failed for good. */
  | (Ended<Job> & { readonly type: 'failed'; readonly error: unknown })
  /** A run was interrupted: the worker was closed, or another worker has the job. */
  | (Ended<Job> & { readonly type: 'released' })

/** How the errors of a run are handled. */
export interface RunOptions<Job> {
  readonly attempts: number
  readonly redact: (text: string) => string
  readonly emit: (event: RunEvent<Job>) => void
  readonly onError: (error: unknown, failure: JobFailureOf<Job>) => Promise<void>
  /** Stops the worker, whose API key was rejected. */
  readonly stop: (error: unknown) => void
  readonly isPermanent: (error: unknown) => boolean
  /** Whether an error says that nothing is left to do. */
  readonly isObsolete?: ((error: unknown) => boolean) | undefined
}

/** Runs the handler of a job once, and converts what it throws to an outcome. Never throws. */
export const runJob = async <Job>(
  options: RunOptions<Job>,
  job: Job,
  run: JobRun,
  handle: () => Promise<void>,
): Promise<Outcome> => {
  const { emit, onError, attempts } = options
  const { attempt } = run
  const startedAt = performance.now()
  const ended = () => ({ job, attempt, durationMs: performance.now() - startedAt })
  emit({ type: 'started', job, attempt })
  try {
    await handle()
    emit({ type: 'done', obsolete: false, ...ended() })
    return { status: 'done' }
  } catch (thrown) {
    const error = readable(thrown)
    if (run.signal.aborted) {
      emit({ type: 'released', ...ended() })
      return { status: 'released' }
    }
    if (isAuthenticationError(error)) {
      options.stop(error)
      emit({ type: 'released', ...ended() })
      return { status: 'released' }
    }
    if (options.isObsolete?.(error)) {
      emit({ type: 'done', obsolete: true, ...ended() })
      return { status: 'done' }
    }
    const jobError = toJobError(error, options.redact)
    if (attempt >= attempts || options.isPermanent(error)) {
      await onError(error, { job, attempt })
      emit({ type: 'failed', error, ...ended() })
      return { status: 'failed', error: jobError }
    }
    const delayMs = retryDelayMs(error, attempt)
    await onError(error, { job, attempt, retryInMs: delayMs })
    emit({ type: 'retry', error, delayMs, ...ended() })
    return { status: 'retry', delayMs, error: jobError }
  }
}

/** Throws if the attempts of a job were used up by a process that died. */
export const checkAttempt = (attempt: number, attempts: number): void => {
  if (attempt <= attempts) return
  throw new Error(`The process ended during attempt ${attempt - 1}, which was the last.`)
}

/** Longest delay between two attempts, in milliseconds, unless the server asks for more. */
const maxDelayMs = 300_000

/** Milliseconds before the next attempt: 1 s, doubled with each attempt, half of it random. */
const retryDelayMs = (error: unknown, attempt: number): number => {
  const delay = Math.min(maxDelayMs, 1_000 * 2 ** (attempt - 1))
  const jittered = delay / 2 + (Math.random() * delay) / 2
  return Math.round(jittered + ((isMoltError(error) && error.retryAfterMs) || 0))
}

const toJobError = (error: unknown, redact: (text: string) => string): JobError => {
  const { code } = Object(error) as { readonly code?: unknown }
  return {
    at: new Date().toISOString(),
    ...readError(error, redact),
    ...(typeof code === 'string' && { code: boundText(code, redact, maxNameLength) }),
  }
}
