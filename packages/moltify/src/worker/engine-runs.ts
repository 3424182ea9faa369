import { endsWithin, leaseLost, workerClosed } from '@molt-sdk/core/worker'
import type { Job } from './job.ts'
import type { Outcome, Perform } from './queue.ts'

/** A job that an engine has leased to this process. */
export interface EngineJob {
  readonly job: Job
  /** Number of the attempt, starting at 1. */
  readonly attempt: number
  /** Whether this process still has the lease. Left out where it is not known. */
  readonly isHeld?: (() => Promise<boolean>) | undefined
  /** Aborted when the lease is lost, if that is noticed, or when the run must end. */
  readonly signal?: AbortSignal | undefined
}

/** How long the settlement of interrupted jobs may take, in milliseconds. */
const settleTimeoutMs = 5_000

/** The jobs of an engine that run in this process. */
export class EngineRuns {
  readonly #perform: Perform
  readonly #interrupts = new Set<() => void>()
  readonly #ended = new Set<Promise<unknown>>()

  constructor(perform: Perform) {
    this.#perform = perform
  }

  /** Performs a job, and settles it with the engine. */
  run<Result>(leased: EngineJob, settle: (outcome: Outcome) => Promise<Result>): Promise<Result> {
    const ended = this.#outcomeOf(leased).then(settle)
    const kept = ended.catch(() => undefined).finally(() => this.#ended.delete(kept))
    this.#ended.add(kept)
    return ended
  }

  /** Resolves when all runs have ended and are settled. After `timeoutMs` it interrupts them. */
  async close(timeoutMs: number): Promise<void> {
    await endsWithin(timeoutMs, Promise.all(this.#ended))
    for (const interrupt of this.#interrupts) interrupt()
    await endsWithin(settleTimeoutMs, Promise.all(this.#ended))
  }

  async #outcomeOf({ job, attempt, isHeld, signal }: EngineJob): Promise<Outcome> {
    const controller = new AbortController()
    const hold = async (): Promise<void> => {
      if (isHeld && !(await isHeld())) controller.abort(leaseLost())
      controller.signal.throwIfAborted()
    }
    const lose = (): void => controller.abort(isHeld ? leaseLost() : signal?.reason)
    const interrupt = (): void => controller.abort(workerClosed())
    signal?.addEventListener('abort', lose)
    this.#interrupts.add(interrupt)
    // A handler that does not listen to its signal must not keep its job.
    const released = new Promise<Outcome>((resolve) => {
      controller.signal.addEventListener('abort', () => resolve({ status: 'released' }))
    })
    if (signal?.aborted) lose()
    const run = { attempt, signal: controller.signal, hold }
    const outcome = await Promise.race([this.#perform(job, run), released])
    signal?.removeEventListener('abort', lose)
    this.#interrupts.delete(interrupt)
    return outcome
  }
}
