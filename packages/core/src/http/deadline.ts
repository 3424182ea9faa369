import { AbortError } from '../errors/abort-error.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import { TimeoutError } from '../errors/timeout-error.ts'

type OnStop = (error: AbortError | TimeoutError) => void

/**
 * One watch over a whole call: the caller's signal, the time of all attempts and waits together,
 * and the time of the step under way. Every wait of a call goes through {@link race} or
 * {@link sleep}, so it ends at once when the watch does, whatever the transport makes of its
 * signal.
 */
export class Deadline {
  readonly #signal: AbortSignal | undefined
  readonly #endsAt: number
  readonly #total: number
  readonly #context: () => ErrorContext
  #onStop: OnStop | undefined
  #aborted: boolean
  #controller: AbortController | undefined

  constructor(signal: AbortSignal | undefined, totalTimeout: number, context: () => ErrorContext) {
    this.#signal = signal
    this.#total = totalTimeout
    this.#endsAt = performance.now() + totalTimeout
    this.#context = context
    this.#aborted = !!signal?.aborted
    signal?.addEventListener('abort', this.abort)
  }

  /** Milliseconds left of the whole call. */
  get remaining(): number {
    return this.#endsAt - performance.now()
  }

  /** A fresh signal for the next attempt, aborted when a {@link race} is lost or the watch ends. */
  nextAttemptSignal(): AbortSignal {
    this.#controller = new AbortController()
    return this.#controller.signal
  }

  /**
   * Starts a step and settles as it does, unless the caller aborts or the time is up first.
   * After an abort the step is not even started.
   */
  race<T>(start: () => PromiseLike<T>, timeout: number = Number.POSITIVE_INFINITY): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer)
        this.#onStop = undefined
      }
      this.#onStop = (error) => {
        settle()
        reject(error)
        this.#controller?.abort(error)
      }
      const total = this.remaining < timeout
      const timer = setBoundedTimeout(
        () =>
          this.#onStop?.(
            total
              ? this.#timeoutError('total_timeout', this.#total)
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
   * Hands the watch over to a stream that is open: from now on only the caller's signal and the
   * function given back end it. The total time is not counted any more.
   */
  startIdleTracking(stop: OnStop): (idle: number) => void {
    this.#onStop = (error) => {
      stop(error)
      this.#controller?.abort(error)
    }
    if (this.#aborted) this.abort()
    return (idle) => this.#onStop?.(this.#timeoutError('idle_timeout', idle))
  }

  /** Waits, unless the caller aborts first. */
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

  /** Takes the listener off the caller's signal and lets go of the connection, if one is open. */
  dispose(close = false): void {
    this.#onStop = undefined
    this.#signal?.removeEventListener('abort', this.abort)
    if (close) this.#controller?.abort()
  }

  #timeoutError(code: string, after: number): TimeoutError {
    const context = this.#context()
    const what = code === 'idle_timeout' ? 'the stream sent no event' : 'there was no whole answer'
    return new TimeoutError(`${context.operation}: ${what} within ${after} ms.`, {
      ...context,
      code,
    })
  }

  /** Ends the watch. The caller's signal does, and so does a caller who leaves a stream. */
  readonly abort = (): void => {
    this.#aborted = true
    this.#signal?.removeEventListener('abort', this.abort)
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

/** Longer than this, timers fire at once. */
const maxTimerDelayMs = 2 ** 31 - 1

export const setBoundedTimeout = (run: () => void, ms: number): ReturnType<typeof setTimeout> =>
  setTimeout(run, Math.min(ms, maxTimerDelayMs))
