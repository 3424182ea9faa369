import type { Connection, Conversation, Heartbeat } from '@molt-sdk/contracts/moltbotden/types'
import { AbortError, MoltError } from '@molt-sdk/core'
import type { CallOptions, OptionRules } from '@molt-sdk/core/client'
import { callRules, checkOptions, Deadline, isTestServer, mustBe } from '@molt-sdk/core/client'
import type { HeartbeatChange, HeartbeatCheckpoint } from './heartbeat-change.ts'
import { HeartbeatTracker } from './heartbeat-tracker.ts'

/** Options of a watch. Per-call options apply to each call of the watch. */
export interface WatchOptions extends CallOptions {
  /**
   * Milliseconds between two polls. At least 5 minutes, unless the server is a test server: on a
   * loopback address, or reached over http.
   * @defaultValue 900000
   */
  interval?: number | undefined
  /**
   * Maximum share of each wait, from 0 to 1, that is added at random, so that agents do not poll at
   * the same time.
   * @defaultValue 0.1
   */
  jitter?: number | undefined
  /** `checkpoint` of an earlier watch. Changes that it reported are not reported again. */
  checkpoint?: HeartbeatCheckpoint | undefined
  /** Ends the watch and its loop without an error. */
  signal?: AbortSignal | undefined
}

/** Calls of a watch. */
interface Sources {
  heartbeat(options: CallOptions, onRetry: () => void): PromiseLike<Heartbeat>
  conversations(options: CallOptions): PromiseLike<readonly Conversation[]>
  connections(options: CallOptions): PromiseLike<readonly Connection[]>
}

const minute = 60_000

/** The platform asks for one call per 5 to 30 minutes. */
const [minIntervalMs, maxIntervalMs] = [5 * minute, 30 * minute] as const

const emptyCheckpoint: HeartbeatCheckpoint = {
  checkedAt: 0,
  seenKeys: [],
  unread: [],
  pendingChanges: [],
}

/**
 * Yields each change reported by heartbeats once. Iterate over it once; leaving the loop ends the
 * watch. To continue later, even in another process, store {@link checkpoint}.
 */
export class HeartbeatWatch implements AsyncIterableIterator<HeartbeatChange> {
  readonly #interval: number
  readonly #jitter: number
  readonly #callOptions: CallOptions
  readonly #sources: Sources
  readonly #tracker: HeartbeatTracker
  readonly #minIntervalMs: number
  readonly #changes: AsyncGenerator<HeartbeatChange, void, undefined>
  #deadline: Deadline | undefined
  /**
   * Called with each heartbeat, before anything else is read.
   * @internal
   */
  onHeartbeat: (() => Promise<void>) | undefined
  /**
   * Whether unread messages are reported twice rather than never. Whoever sets it reads which of them
   * are new.
   * @internal
   */
  mayRepeat = false

  /** @internal */
  constructor(options: WatchOptions, baseUrl: string, sources: Sources) {
    const {
      interval = 15 * minute,
      jitter = 0.1,
      checkpoint = emptyCheckpoint,
      ...call
    } = checkOptions('watch()', '{ signal }', options, watchRules)
    this.#minIntervalMs = isTestServer(new URL(baseUrl)) ? 0 : minIntervalMs
    this.#interval = Math.max(interval, this.#minIntervalMs)
    this.#jitter = jitter
    this.#callOptions = call
    this.#sources = sources
    this.#tracker = new HeartbeatTracker(checkpoint)
    this.#changes = this.#watch()
  }

  /**
   * Current position. The change that was yielded last counts as reported. Pass it to the next watch
   * to continue from here.
   */
  get checkpoint(): HeartbeatCheckpoint {
    return this.#tracker.checkpoint
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Waits for the next change. */
  next(): Promise<IteratorResult<HeartbeatChange, void>> {
    return this.#changes.next()
  }

  /** Ends the watch. Called when a loop is left early. */
  return(): Promise<IteratorResult<HeartbeatChange, void>> {
    this.#deadline?.abort()
    return this.#changes.return()
  }

  async *#watch(): AsyncGenerator<HeartbeatChange, void, undefined> {
    const { signal } = this.#callOptions
    const context = { operation: 'watch' }
    const deadline = new Deadline(signal, Number.POSITIVE_INFINITY, () => context)
    this.#deadline = deadline
    let failureCount = 0
    let wait = Math.min(
      this.#minIntervalMs,
      this.#tracker.checkedAt + this.#minIntervalMs - Date.now(),
    )
    let fatal: unknown
    try {
      for (;;) {
        while (!signal?.aborted) {
          const change = this.#tracker.nextChange()
          if (!change) break
          yield change
        }
        if (signal?.aborted) return
        if (fatal) throw fatal
        if (wait > 0) await deadline.sleep(wait)
        try {
          await deadline.race(() => this.#poll(deadline.nextAttemptSignal()))
          failureCount = 0
          wait = this.#nextWaitMs(0)
        } catch (error) {
          // Changes recorded before the error are yielded first.
          if (isTransient(error)) wait = this.#nextWaitMs(++failureCount, error.retryAfterMs)
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
    const options = { ...this.#callOptions, signal }
    const tracker = this.#tracker
    tracker.checkedAt = Date.now()
    const heartbeat: Partial<Heartbeat> = (await this.#heartbeat(options)) ?? {}
    tracker.recordHeartbeat(heartbeat)
    await this.onHeartbeat?.()
    if (tracker.responseMayBeLost && tracker.serverTime)
      tracker.recordNewConnections(await this.#sources.connections(options))
    tracker.responseMayBeLost = false
    tracker.serverTime = heartbeat.timestamp
    const { unread_messages } = heartbeat
    if (unread_messages)
      tracker.recordUnread(await this.#sources.conversations(options), this.mayRepeat)
    else if (unread_messages === 0) tracker.recordUnread([], this.mayRepeat)
  }

  /** Records whether a response was lost, because the next heartbeat may not repeat its content. */
  async #heartbeat(options: CallOptions): Promise<Heartbeat> {
    const tracker = this.#tracker
    let { responseMayBeLost } = tracker
    // Reset after the response was received.
    tracker.responseMayBeLost = true
    const heartbeat = await this.#sources.heartbeat(options, () => {
      responseMayBeLost = true
    })
    tracker.responseMayBeLost = responseMayBeLost
    return heartbeat
  }

  /** Returns the milliseconds until the next poll, doubled after each consecutive failure up to a maximum. */
  #nextWaitMs(failureCount: number, minMs = 0): number {
    const interval = this.#interval
    const backoffMs = Math.min(interval * 2 ** failureCount, Math.max(interval, maxIntervalMs))
    return Math.max(backoffMs, minMs) * (1 + this.#jitter * Math.random())
  }
}

const isTransient = (error: unknown): error is MoltError =>
  error instanceof MoltError && error.retryable

const isCheckpoint = (checkpoint: unknown): boolean => {
  const { seenKeys, unread, pendingChanges, checkedAt }: Partial<HeartbeatCheckpoint> =
    Object(checkpoint)
  return [seenKeys, unread, pendingChanges].every(Array.isArray) && typeof checkedAt === 'number'
}

/** The rules of the options of a watch. */
export const watchRules: OptionRules<WatchOptions> = {
  ...callRules,
  interval: mustBe(
    'a number of milliseconds > 0',
    (value) => typeof value === 'number' && value > 0,
  ),
  jitter: mustBe(
    'a number from 0 to 1',
    (value) => typeof value === 'number' && value >= 0 && value <= 1,
  ),
  checkpoint: mustBe('the `checkpoint` of an earlier watch', isCheckpoint),
}
