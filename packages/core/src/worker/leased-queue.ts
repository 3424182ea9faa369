import { ConfigError } from '../errors/client-errors.ts'
import { timeoutOf } from './bounded-timeout.ts'
import { endsWithin } from './ends-within.ts'
import type { JobStore, LeasedJob, Settlement, StoredJob } from './job-store.ts'
import type { ConsumeOptions, Consumer, Outcome, PerformOf, QueueOf } from './queue.ts'
import { leaseLost, workerClosed } from './run-aborts.ts'

/** How a store is used. */
export interface LeaseOptions {
  /** How long a job stays with a worker that has died, in milliseconds. */
  readonly leaseMs: number
  /**
   * How often to look for jobs of other processes, in milliseconds. Left out if the store belongs to
   * this process: its jobs are lost with it, so a waiting job keeps the process alive.
   */
  readonly lookMs?: number | undefined
}

/** Creates a queue that leases the jobs of a store to the workers of this process. */
export const createLeasedQueue = <Job extends StoredJob>(
  store: JobStore<Job>,
  options: LeaseOptions,
): QueueOf<Job> => {
  const consumers = new Set<LeasedConsumer<Job>>()
  let isClosed = false
  const open = (): JobStore<Job> => {
    if (isClosed) throw queueClosed()
    return store
  }
  const wake = (): void => {
    for (const consumer of consumers) consumer.wake()
  }
  return {
    add(job) {
      const isNew = open().add(job, Date.now())
      if (isNew) wake()
      return isNew
    },
    start(perform, consumeOptions) {
      const consumer: LeasedConsumer<Job> = new LeasedConsumer(
        open(),
        options,
        perform,
        consumeOptions,
        () => consumers.delete(consumer),
      )
      consumers.add(consumer)
      consumer.wake()
      return consumer
    },
    get: (name) => open().get(name),
    set: (name, value) => open().set(name, value, Date.now()),
    update: (name, change) => open().update(name, change, Date.now()),
    failed: () => open().failed(),
    retry(id) {
      const isFound = open().retry(id, Date.now())
      if (isFound) wake()
      return isFound
    },
    stats: () => open().stats(),
    close() {
      // A store that holds nothing open can be used by the next worker.
      if (isClosed || !store.close) return
      isClosed = true
      store.close()
    },
  }
}

const queueClosed = (): ConfigError =>
  new ConfigError(
    'The queue is closed: its worker has ended, and with it its file. Create a new one, such as sqliteQueue(path), to read or retry its jobs.',
    { code: 'queue_closed' },
  )

/** A job that is running, by its lease. */
interface Run {
  readonly id: string
  readonly owner: string
  readonly ended: Promise<void>
  /** Extends the lease. */
  readonly renew: () => void
  readonly stop: () => void
}

class LeasedConsumer<Job extends StoredJob> implements Consumer {
  readonly #store: JobStore<Job>
  readonly #lease: LeaseOptions
  readonly #perform: PerformOf<Job>
  readonly #options: ConsumeOptions
  readonly #onClose: () => void
  readonly #name = crypto.randomUUID()
  readonly #runs = new Set<Run>()
  #leases = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(
    store: JobStore<Job>,
    lease: LeaseOptions,
    perform: PerformOf<Job>,
    options: ConsumeOptions,
    onClose: () => void,
  ) {
    this.#store = store
    this.#lease = lease
    this.#perform = perform
    this.#options = options
    this.#onClose = onClose
  }

  /** Looks for jobs soon, in a task of its own, so that saving a job does not wait for its handler. */
  wake(): void {
    this.#lookIn(0)
  }

  async close(timeoutMs: number): Promise<void> {
    this.#isClosed = true
    this.#onClose()
    clearTimeout(this.#timer)
    const ended = Promise.all([...this.#runs].map((run) => run.ended))
    await endsWithin(timeoutMs, ended)
    for (const run of this.#runs) {
      this.#settle(run.id, run.owner, { state: 'waiting', dueAt: Date.now() })
      run.stop()
    }
    this.#runs.clear()
  }

  #lookIn(ms: number, keepAlive = true): void {
    if (this.#isClosed) return
    clearTimeout(this.#timer)
    this.#timer = timeoutOf(() => this.#look(), ms, keepAlive)
  }

  #look(): void {
    const { lookMs } = this.#lease
    try {
      // First, so that a lease of this process that has expired on a busy machine is not taken over.
      for (const run of this.#runs) run.renew()
      while (this.#runs.size < this.#options.concurrency) {
        const now = Date.now()
        // Each lease has its own name: a former run of the same job must not pass for the new one.
        this.#leases++
        const owner = `${this.#name} ${this.#leases}`
        const leased = this.#store.lease(owner, now, now + this.#lease.leaseMs)
        if (!leased) break
        this.#start(leased, owner)
      }
      // A run that ends looks again.
      const dueAt =
        this.#runs.size < this.#options.concurrency ? this.#store.nextDueAt(Date.now()) : undefined
      const dueIn = dueAt === undefined ? undefined : Math.max(1, dueAt - Date.now())
      if (dueIn !== undefined || lookMs !== undefined) {
        const never = Number.POSITIVE_INFINITY
        this.#lookIn(Math.min(dueIn ?? never, lookMs ?? never), lookMs === undefined)
      }
    } catch (error) {
      this.#options.onError(error)
      this.#lookIn(lookMs ?? 1_000, false)
    }
  }

  #start({ id, job, attempt }: LeasedJob<Job>, owner: string): void {
    const { leaseMs } = this.#lease
    const controller = new AbortController()
    const hold = (): void => {
      const now = Date.now()
      if (this.#store.renew(id, owner, now, now + leaseMs)) return
      const lost = leaseLost()
      controller.abort(lost)
      throw lost
    }
    const renew = (): void => {
      try {
        hold()
      } catch (error) {
        if (!controller.signal.aborted) this.#options.onError(error)
      }
    }
    const renewal = setInterval(renew, leaseMs / 3)
    const ended = this.#perform(job, { attempt, signal: controller.signal, hold }).then(
      (outcome) => {
        clearInterval(renewal)
        // Put back when the worker was closed.
        if (!this.#runs.delete(run)) return
        this.#settle(id, owner, toSettlement(outcome))
        this.wake()
      },
    )
    const run: Run = {
      id,
      owner,
      ended,
      renew,
      stop: () => {
        clearInterval(renewal)
        controller.abort(workerClosed())
      },
    }
    this.#runs.add(run)
  }

  /** A lease that has been lost is settled by its new owner. */
  #settle(id: string, owner: string, settlement: Settlement): void {
    try {
      this.#store.settle(id, owner, settlement, Date.now())
    } catch (error) {
      // The lease expires, and the job runs again: its steps are reconciled.
      this.#options.onError(error)
    }
  }
}

const toSettlement = (outcome: Outcome): Settlement => {
  switch (outcome.status) {
    case 'done':
      return { state: 'done' }
    case 'failed':
      return { state: 'failed', error: outcome.error }
    case 'retry':
      return { state: 'waiting', dueAt: Date.now() + outcome.delayMs, error: outcome.error }
    case 'released':
      return { state: 'waiting', dueAt: Date.now() }
  }
}
