import { leaseLost, timeoutOf, workerClosed } from '@molt-sdk/core/worker'
import type { Job } from './job.ts'
import type { Outcome, Perform } from './queue.ts'

/** A job that an engine has leased to this process. */
export interface EngineJob {
  readonly job: Job
  /** Number of the attempt, starting at 1. */
  readonly attempt: number
  /** Whether this process still has the lease. */
  readonly isHeld: () => Promise<boolean>
  /** Aborted by the engine when the lease is lost, if it notices. */
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
    await this.#allEnded(timeoutMs)
    for (const interrupt of this.#interrupts) interrupt()
    await this.#allEnded(settleTimeoutMs)
  }

  async #outcomeOf({ job, attempt, isHeld, signal }: EngineJob): Promise<Outcome> {
    const controller = new AbortController()
    const hold = async (): Promise<void> => {
      if (!(await isHeld())) controller.abort(leaseLost())
      controller.signal.throwIfAborted()
    }
    const lose = (): void => controller.abort(leaseLost())
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

  async #allEnded(timeoutMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const timeout = new Promise<void>((resolve) => {
      timer = timeoutOf(resolve, timeoutMs)
    })
    await Promise.race([Promise.all(this.#ended), timeout])
    clearTimeout(timer)
  }
}
