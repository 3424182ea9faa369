import type { Connection, Conversation, Heartbeat } from '@molt-sdk/contracts/moltbotden'
import type { CallOptions } from '@molt-sdk/core'
import { Deadline, loopbackHost } from '@molt-sdk/core'
import { AbortError, ConfigError, MoltError } from '@molt-sdk/core/errors'
import { hearingRetries } from './hearing-retries.ts'
import type { HeartbeatChange, HeartbeatState } from './heartbeat-change.ts'
import { HeartbeatLedger } from './heartbeat-ledger.ts'

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
  /** Where an earlier watch has left off: its `since`. What it has told is not told again. */
  since?: HeartbeatState | undefined
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
const [shortest, longest] = [5 * minute, 30 * minute] as const

const nothing: HeartbeatState = { at: 0, known: [], unread: [], untold: [] }

/**
 * The changes that heartbeats bring, each once. Iterate over it once; leaving the loop ends the
 * watch. To go on later, in another process too, keep {@link since}.
 */
export class HeartbeatWatch implements AsyncIterableIterator<HeartbeatChange> {
  readonly #options: WatchOptions
  readonly #sources: Sources
  readonly #ledger: HeartbeatLedger
  readonly #shortest: number
  readonly #changes: AsyncGenerator<HeartbeatChange, void, undefined>
  #deadline: Deadline | undefined

  /** @internal */
  constructor(options: WatchOptions, baseUrl: string, sources: Sources) {
    const { interval = 15 * minute, jitter = 0.1, since = nothing } = options
    check('interval', interval > 0, 'a number of milliseconds')
    check('jitter', jitter >= 0 && jitter <= 1, 'a number from 0 to 1')
    check('since', isState(since), 'the `since` of a watch')
    this.#shortest = loopbackHost.test(new URL(baseUrl).hostname) ? 0 : shortest
    this.#options = { ...options, interval: Math.max(interval, this.#shortest), jitter }
    this.#sources = sources
    this.#ledger = new HeartbeatLedger(since)
    this.#changes = this.#watch()
  }

  /**
   * What has been told and what has not: the change in hand counts as told. Kept, and given to the
   * next watch, it lets that go on from here.
   */
  get since(): HeartbeatState {
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
    let troubles = 0
    let wait = Math.min(this.#shortest, this.#ledger.at + this.#shortest - Date.now())
    let fatal: unknown
    try {
      for (;;) {
        while (!signal?.aborted) {
          const change = this.#ledger.take()
          if (!change) break
          yield change
        }
        if (signal?.aborted) return
        if (fatal) throw fatal
        if (wait > 0) await deadline.sleep(wait)
        try {
          await deadline.race(() => this.#look(deadline.nextAttemptSignal()))
          troubles = 0
          wait = this.#pause(0)
        } catch (error) {
          // An answer that failed may have brought something before: that is told first.
          if (isPassing(error)) wait = this.#pause(++troubles, error.retryAfterMs)
          else fatal = error
        }
      }
    } catch (error) {
      if (!(error instanceof AbortError)) throw error
    } finally {
      deadline.dispose()
    }
  }

  async #look(signal: AbortSignal): Promise<void> {
    const options = { ...this.#options, signal }
    const ledger = this.#ledger
    ledger.at = Date.now()
    const heartbeat: Partial<Heartbeat> = (await this.#heartbeat(options)) ?? {}
    ledger.note(heartbeat)
    if (ledger.isLost && ledger.heard) ledger.noteFormed(await this.#sources.connections(options))
    ledger.isLost = false
    ledger.heard = heartbeat.timestamp
    const { unread_messages } = heartbeat
    if (unread_messages) ledger.noteUnread(await this.#sources.conversations(options))
    else if (unread_messages === 0) ledger.noteUnread([])
  }

  /** What one heartbeat tells, the next may not tell again: so it is noted if one is lost. */
  async #heartbeat(options: CallOptions): Promise<Heartbeat> {
    const ledger = this.#ledger
    let { isLost } = ledger
    // Until it has come through.
    ledger.isLost = true
    const hearing = hearingRetries(options, () => {
      isLost = true
    })
    const heartbeat = await this.#sources.heartbeat(hearing)
    ledger.isLost = isLost
    return heartbeat
  }

  /** Milliseconds until the next look: twice as many after each failure in a row, within bounds. */
  #pause(troubles: number, atLeast = 0): number {
    const { interval = 0, jitter = 0 } = this.#options
    const calm = Math.min(interval * 2 ** troubles, Math.max(interval, longest))
    return Math.max(calm, atLeast) * (1 + jitter * Math.random())
  }
}

const isPassing = (error: unknown): error is MoltError =>
  error instanceof MoltError && error.retryable

const isState = (since: Partial<HeartbeatState> | null): boolean =>
  [since?.known, since?.unread, since?.untold].every(Array.isArray) && typeof since?.at === 'number'

const check = (name: string, isRight: boolean, what: string): void => {
  if (isRight) return
  throw new ConfigError(`watch: ${name} must be ${what}.`, { code: 'invalid_option' })
}
