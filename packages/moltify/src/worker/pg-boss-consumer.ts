import { maxErrors, timeoutOf } from '@molt-sdk/core/worker'
import { EngineRuns } from './engine-runs.ts'
import { timeOf } from './job.ts'
import type { PgBossClient, PgBossJob, PgBossResult } from './pg-boss-client.ts'
import { dataOf, hasAffected } from './pg-boss-client.ts'
import type { ConsumeOptions, Consumer, JobError, Outcome, Perform } from './queue.ts'

interface PgBossConsumerOptions extends ConsumeOptions {
  readonly boss: PgBossClient
  readonly name: string
  readonly pollMs: number
  /** Resolves when the queue exists. */
  readonly ready: () => Promise<void>
}

/** How long a job waits whose task has an earlier event that can run now, in milliseconds. */
const deferMs = 500

/** Pause after an error before the consumer tries to start again, in milliseconds. */
const restartMs = 5_000

/** Runs the jobs of a queue of pg-boss, which leases them and starts none while its task has one. */
export class PgBossConsumer implements Consumer {
  readonly #options: PgBossConsumerOptions
  readonly #runs: EngineRuns
  #workId: string | undefined
  #isClosed = false

  constructor(options: PgBossConsumerOptions, perform: Perform) {
    this.#options = options
    this.#runs = new EngineRuns(perform)
    void this.#start()
  }

  /** Looks for jobs now. */
  wake(): void {
    if (this.#workId !== undefined) this.#options.boss.notifyWorker(this.#workId)
  }

  async close(timeoutMs: number): Promise<void> {
    this.#isClosed = true
    await this.#stop()
    await this.#runs.close(timeoutMs)
  }

  async #start(): Promise<void> {
    const { boss, name, concurrency, pollMs, ready, onError } = this.#options
    try {
      await ready()
      if (this.#isClosed) return
      this.#workId = await boss.work(
        name,
        {
          includeMetadata: true,
          perJobResults: true,
          batchSize: 1,
          localConcurrency: concurrency,
          pollingIntervalSeconds: pollMs / 1_000,
        },
        (jobs) => this.#handle(jobs),
      )
      if (this.#isClosed) await this.#stop()
    } catch (error) {
      onError(error)
      timeoutOf(() => !this.#isClosed && this.#start(), restartMs, false)
    }
  }

  async #stop(): Promise<void> {
    const id = this.#workId
    this.#workId = undefined
    if (id !== undefined) await this.#options.boss.offWork(this.#options.name, { id, wait: false })
  }

  async #handle(jobs: readonly PgBossJob[]): Promise<PgBossResult[]> {
    const results: PgBossResult[] = []
    for (const found of jobs) {
      // Taken while the consumer was closing.
      const dueInMs = this.#isClosed ? 0 : await this.#waitsFor(found)
      results.push(
        dueInMs === undefined ? await this.#run(found) : await this.#putBack(found, dueInMs),
      )
    }
    this.wake()
    return results
  }

  /** Milliseconds until the earlier events of the same task, or `undefined` if there are none. */
  async #waitsFor(found: PgBossJob): Promise<number | undefined> {
    const { boss, name } = this.#options
    const key = dataOf(found).job.taskId
    const others = await boss.findJobs(name, { key, queued: true, limit: 1_000 })
    const earlier = others.filter((other) => isBefore(other, found))
    if (!earlier.length) return undefined
    const dueAt = Math.max(...earlier.map(({ startAfter }) => startAfter.getTime()))
    return Math.max(deferMs, dueAt - Date.now() + deferMs)
  }

  #run(found: PgBossJob): Promise<PgBossResult> {
    const { boss, name } = this.#options
    const { id, retryCount } = found
    const attempt = attemptsBefore(found) + 1
    const isHeld = async (): Promise<boolean> =>
      hasAffected(await boss.touch(name, { id, retryCount }))
    return this.#runs.run(
      { job: dataOf(found).job, attempt, isHeld, signal: found.signal },
      (outcome) => this.#settle(found, attempt, outcome),
    )
  }

  async #settle(found: PgBossJob, attempt: number, outcome: Outcome): Promise<PgBossResult> {
    const { id } = found
    switch (outcome.status) {
      case 'done':
        return { id, status: 'completed' }
      case 'failed':
        return { id, status: 'deadletter', output: { attempts: attempt, error: outcome.error } }
      case 'retry':
        return this.#putBack(found, outcome.delayMs, { attempt, error: outcome.error })
      case 'released':
        return this.#putBack(found, 0)
    }
  }

  /** Makes a job wait. Without a failed attempt, the start does not count. */
  async #putBack(
    found: PgBossJob,
    delayMs: number,
    failed?: { readonly attempt: number; readonly error: JobError },
  ): Promise<PgBossResult> {
    const { boss, name } = this.#options
    const { id, retryCount } = found
    const data = dataOf(found)
    if (hasAffected(await boss.fail(name, { id, retryCount }, { error: failed?.error }))) {
      const attempts = failed?.attempt ?? attemptsBefore(found)
      const errors = failed ? [...data.errors, failed.error].slice(-maxErrors) : data.errors
      const counted = { id, starts: retryCount + 1, attempts }
      const startAfter = new Date(Date.now() + delayMs)
      await boss.update(name, { ...data, errors, counted }, { id, startAfter })
    }
    // Has no effect, because this start has ended.
    return { id, status: 'completed' }
  }
}

/** Number of attempts before this start. A start whose end was not saved counts as an attempt. */
const attemptsBefore = (found: PgBossJob): number => {
  const { id, retryCount } = found
  const { counted } = dataOf(found)
  return counted?.id === id ? counted.attempts + (retryCount - counted.starts) : retryCount
}

const isBefore = (one: PgBossJob, other: PgBossJob): boolean => {
  const difference = eventTimeOf(one) - eventTimeOf(other)
  return (difference || one.createdOn.getTime() - other.createdOn.getTime()) < 0
}

const eventTimeOf = (found: PgBossJob): number =>
  timeOf(dataOf(found).job) ?? found.createdOn.getTime()
