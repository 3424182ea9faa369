import { AbortError, TimeoutError } from '../errors/client-errors.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import { addAbortListener, removeAbortListener } from './abort-listeners.ts'

type OnStop = (error: AbortError | TimeoutError) => void

/**
 * The time limits of one call: the caller's signal, `totalTimeout` for all attempts and the waits
 * between them, and `timeout` for one attempt. Every wait of a call goes through {@link race} or
 * {@link sleep}, so it ends on time even if `fetch` ignores its signal.
 */
export class Deadline {
  readonly #signal: AbortSignal | undefined
  readonly #endsAt: number
  readonly #total: number
  readonly #context: () => ErrorContext
  #onStop: OnStop | undefined
  #aborted: boolean
  #controller: AbortController | undefined
  /** What the current step waits for before anything is sent, for the message of a timeout. */
  waitingFor?: string | undefined

  constructor(signal: AbortSignal | undefined, totalTimeout: number, context: () => ErrorContext) {
    this.#signal = signal
    this.#total = totalTimeout
    this.#endsAt = performance.now() + totalTimeout
    this.#context = context
    this.#aborted = !!signal?.aborted
    if (signal && !this.#aborted) addAbortListener(signal, this.abort)
  }

  /** Milliseconds left of `totalTimeout`. */
  get remaining(): number {
    return this.#endsAt - performance.now()
  }

  /** Creates the signal of the next attempt. It is aborted when the attempt or the call ends early. */
  nextAttemptSignal(): AbortSignal {
    this.#controller = new AbortController()
    return this.#controller.signal
  }

  /**
   * Starts a function and settles as its promise does, unless the caller aborts or the call times
   * out first. After an abort the function is not called.
   */
  race<T>(start: () => PromiseLike<T>, timeout: number = Number.POSITIVE_INFINITY): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer)
        this.#onStop = undefined
      }
      const onStop: OnStop = (error) => {
        settle()
        reject(error)
        this.#controller?.abort(error)
      }
      // V8 creates a function that is assigned to a property immediately among the old objects: it and
      // all that it refers to, here the whole call, remain until the next full garbage collection.
      this.#onStop = onStop
      const total = this.remaining < timeout
      const timer = setBoundedTimeout(
        () =>
          this.#onStop?.(
            total
              ? this.#timeoutError('totalTimeout', this.#total)
              : this.#timeoutError('timeout', timeout),
          ),
        total ? Math.max(0, this.remaining) : timeout,
      )
      if (this.#aborted) return this.abort()
      start().then(
        (value) => {
          settle()
          resolve(value)
        },
        (error: unknown) => {
          settle()
          reject(error)
        },
      )
    })
  }

  /**
   * Hands the call over to an open stream. From then on it is ended only by the caller's signal and
   * by the returned function, which takes the idle timeout that was exceeded. `totalTimeout` no
   * longer applies.
   */
  startIdleTracking(stop: OnStop): (idle: number) => void {
    const onStop: OnStop = (error) => {
      stop(error)
      this.#controller?.abort(error)
    }
    this.#onStop = onStop
    if (this.#aborted) this.abort()
    return (idle) => this.#onStop?.(this.#timeoutError('idleTimeout', idle))
  }

  /** Waits for a number of milliseconds, unless the caller aborts first. */
  async sleep(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const slept = new Promise<void>((resolve) => {
      timer = setBoundedTimeout(resolve, ms)
    })
    try {
      await this.race(() => slept)
    } finally {
      clearTimeout(timer)
    }
  }

  /** Removes the listener from the caller's signal. With `close`, also closes the connection. */
  dispose(close = false): void {
    this.#onStop = undefined
    this.#stopListening()
    if (close) this.#controller?.abort()
  }

  #stopListening(): void {
    if (this.#signal) removeAbortListener(this.#signal, this.abort)
  }

  #timeoutError(option: 'timeout' | 'totalTimeout' | 'idleTimeout', ms: number): TimeoutError {
    const context = this.#context()
    const missing = option === 'idleTimeout' ? 'stream event' : 'complete response'
    const reason = this.waitingFor
      ? `it was not sent, because ${this.waitingFor}`
      : `no ${missing} was received`
    return new TimeoutError(
      `${context.operation} timed out after ${ms} ms: ${reason}. Raise ${option} to wait longer.`,
      // The code is the option in snake case.
      { ...context, code: option.replace('T', '_t') },
    )
  }

  /** Ends the call. Called by the caller's signal, and when a stream is closed early. */
  readonly abort = (): void => {
    this.#aborted = true
    this.#stopListening()
    this.#onStop?.(
      new AbortError(`${this.#context().operation} was aborted.`, {
        ...this.#context(),
        code: 'aborted',
        retryable: false,
        cause: this.#signal?.reason,
      }),
    )
  }
}

/** Timers with a longer delay fire immediately. */
const maxTimerDelayMs = 2 ** 31 - 1

/** `setTimeout` for delays of any length. */
export const setBoundedTimeout = (run: () => void, ms: number): ReturnType<typeof setTimeout> =>
  setTimeout(run, Math.min(ms, maxTimerDelayMs))
