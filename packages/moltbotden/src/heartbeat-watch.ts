import type { Connection, Conversation, Heartbeat } from '@molt-sdk/contracts/moltbotden/types'
import { AbortError, ConfigError, MoltError } from '@molt-sdk/core'
import type { CallOptions } from '@molt-sdk/core/client'
import { Deadline, loopbackHost, withRetryListener } from '@molt-sdk/core/client'
import type { HeartbeatChange, HeartbeatCheckpoint } from './heartbeat-change.ts'
import { HeartbeatTracker } from './heartbeat-tracker.ts'

/** How to watch. Options of a call hold for each call of the watch. */
export interface WatchOptions extends CallOptions {
  /**
   * Milliseconds between two looks, at least 5 minutes unless the server is on this machine.
   * @defaultValue 900000
   */
  interval?: number | undefined
  /**
   * The share of each wait, from 0 to 1, that chance may add to it, so that not all agents ask at
   * once.
   * @defaultValue 0.1
   */
  jitter?: number | undefined
  /** Where an earlier watch has left off: its `checkpoint`. What it has told is not told again. */
  checkpoint?: HeartbeatCheckpoint | undefined
  /** Ends the watch at any moment, and the loop over it with no error. */
  signal?: AbortSignal | undefined
}

/** What a watch looks at. */
interface Sources {
  heartbeat(options: CallOptions): PromiseLike<Heartbeat>
  conversations(options: CallOptions): PromiseLike<readonly Conversation[]>
  connections(options: CallOptions): PromiseLike<readonly Connection[]>
}

const minute = 60_000

/** The platform asks to be called once in 5 to 30 minutes. */
const [minIntervalMs, maxIntervalMs] = [5 * minute, 30 * minute] as const

const emptyCheckpoint: HeartbeatCheckpoint = {
  checkedAt: 0,
  seenKeys: [],
  unread: [],
  pendingChanges: [],
}

/**
 * The changes that heartbeats bring, each once. Iterate over it once; leaving the loop ends the
 * watch. To go on later, in another process too, keep {@link checkpoint}.
 */
export class HeartbeatWatch implements AsyncIterableIterator<HeartbeatChange> {
  readonly #options: WatchOptions
  readonly #sources: Sources
  readonly #ledger: HeartbeatTracker
  readonly #shortest: number
  readonly #changes: AsyncGenerator<HeartbeatChange, void, undefined>
  #deadline: Deadline | undefined

  /** @internal */
  constructor(options: WatchOptions, baseUrl: string, sources: Sources) {
    const { interval = 15 * minute, jitter = 0.1, checkpoint = emptyCheckpoint } = options
    assertOption('interval', interval > 0, 'a number of milliseconds')
    assertOption('jitter', jitter >= 0 && jitter <= 1, 'a number from 0 to 1')
    assertOption('checkpoint', isCheckpoint(checkpoint), 'the `checkpoint` of a watch')
    this.#shortest = loopbackHost.test(new URL(baseUrl).hostname) ? 0 : minIntervalMs
    this.#options = { ...options, interval: Math.max(interval, this.#shortest), jitter }
    this.#sources = sources
    this.#ledger = new HeartbeatTracker(checkpoint)
    this.#changes = this.#watch()
  }

  /**
   * What has been told and what has not: the change in hand counts as told. Kept, and given to the
   * next watch, it lets that go on from here.
   */
  get checkpoint(): HeartbeatCheckpoint {
    return this.#ledger.state
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** The next change. Waits for as long as there is none. */
  next(): Promise<IteratorResult<HeartbeatChange, void>> {
    return this.#changes.next()
  }

  /** Ends the watch, whatever it is at. Called by a loop that is left early. */
  return(): Promise<IteratorResult<HeartbeatChange, void>> {
    this.#deadline?.abort()
    return this.#changes.return()
  }

  async *#watch(): AsyncGenerator<HeartbeatChange, void, undefined> {
    const { signal } = this.#options
    const context = { operation: 'watch' }
    const deadline = new Deadline(signal, Number.POSITIVE_INFINITY, () => context)
    this.#deadline = deadline
    let failureCount = 0
    let wait = Math.min(this.#shortest, this.#ledger.at + this.#shortest - Date.now())
    let fatal: unknown
    try {
      for (;;) {
        while (!signal?.aborted) {
          const change = this.#ledger.nextChange()
          if (!change) break
          yield change
        }
        if (signal?.aborted) return
        if (fatal) throw fatal
        if (wait > 0) await deadline.sleep(wait)
        try {
          await deadline.race(() => this.#poll(deadline.nextAttemptSignal()))
          failureCount = 0
          wait = this.#pause(0)
        } catch (error) {
          // An answer that failed may have brought something before: that is told first.
          if (isTransient(error)) wait = this.#pause(++failureCount, error.retryAfterMs)
          else fatal = error
        }
      }
    } catch (error) {
      if (!(error instanceof AbortError)) throw error
    } finally {
      deadline.dispose()
    }
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const options = { ...this.#options, signal }
    const ledger = this.#ledger
    ledger.at = Date.now()
    const heartbeat: Partial<Heartbeat> = (await this.#heartbeat(options)) ?? {}
    ledger.recordHeartbeat(heartbeat)
    if (ledger.responseMayBeLost && ledger.heard)
      ledger.recordNewConnections(await this.#sources.connections(options))
    ledger.responseMayBeLost = false
    ledger.heard = heartbeat.timestamp
    const { unread_messages } = heartbeat
    if (unread_messages) ledger.recordUnread(await this.#sources.conversations(options))
    else if (unread_messages === 0) ledger.recordUnread([])
  }

  /** What one heartbeat tells, the next may not tell again: so it is noted if one is lost. */
  async #heartbeat(options: CallOptions): Promise<Heartbeat> {
    const ledger = this.#ledger
    let { responseMayBeLost } = ledger
    // Until it has come through.
    ledger.responseMayBeLost = true
    const hearing = withRetryListener(options, () => {
      responseMayBeLost = true
    })
    const heartbeat = await this.#sources.heartbeat(hearing)
    ledger.responseMayBeLost = responseMayBeLost
    return heartbeat
  }

  /** Milliseconds until the next look: twice as many after each failure in a row, within bounds. */
  #pause(failureCount: number, atLeast = 0): number {
    const { interval = 0, jitter = 0 } = this.#options
    const backoffMs = Math.min(interval * 2 ** failureCount, Math.max(interval, maxIntervalMs))
    return Math.max(backoffMs, atLeast) * (1 + jitter * Math.random())
  }
}

const isTransient = (error: unknown): error is MoltError =>
  error instanceof MoltError && error.retryable

const isCheckpoint = (checkpoint: Partial<HeartbeatCheckpoint> | null): boolean =>
  [checkpoint?.seenKeys, checkpoint?.unread, checkpoint?.pendingChanges].every(Array.isArray) &&
  typeof checkpoint?.checkedAt === 'number'

const assertOption = (name: string, isRight: boolean, what: string): void => {
  if (isRight) return
  throw new ConfigError(`watch: ${name} must be ${what}.`, { code: 'invalid_option' })
}
