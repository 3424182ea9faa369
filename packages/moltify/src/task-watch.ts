import type { Task, TaskStatus } from '@molt-sdk/contracts/moltify'
import type { Call, CallOptions } from '@molt-sdk/core'
import { Deadline, isRateLimitError } from '@molt-sdk/core'
import { StateError } from './state-error.ts'

/** What a watch waits for. */
export interface WaitOptions {
  /** The statuses that end the watch. */
  status: readonly TaskStatus[]
  /** Ends the watch at any moment. */
  signal?: AbortSignal | undefined
  /**
   * For the whole watch, in milliseconds.
   * @defaultValue none
   */
  timeout?: number | undefined
  /**
   * Between the first looks, in milliseconds. It doubles while nothing changes, up to 30 seconds.
   * @defaultValue 2000
   */
  interval?: number | undefined
}

/** Longest wait between two looks, in milliseconds, unless the server asks for more. */
const longest = 30_000

/** Nothing comes after these. */
const last: readonly string[] = ['cancelled', 'refunded']

/** A task that is being watched: iterate to see each change, or `await` the task in the end. */
export class TaskWatch implements AsyncIterable<Task>, PromiseLike<Task> {
  readonly #read: (options: CallOptions) => Call<Task>
  readonly #options: WaitOptions

  /** @internal */
  constructor(read: (options: CallOptions) => Call<Task>, options: WaitOptions) {
    this.#read = read
    this.#options = options
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Task, void, undefined> {
    const { status: wanted, signal, timeout, interval = 2000 } = this.#options
    const context = { operation: 'waitFor', retryable: true }
    const deadline = new Deadline(signal, timeout ?? Number.POSITIVE_INFINITY, () => context)
    let seen: string | undefined
    let wait = interval
    try {
      for (;;) {
        const look = await deadline.race(() => this.#look(deadline.nextAttemptSignal()))
        if (typeof look === 'number') wait = look
        else if (look.status !== seen) {
          seen = look.status
          wait = interval
          yield look
          if (wanted.includes(seen)) return
          if (last.includes(seen)) throw overBefore(look, wanted)
        }
        await deadline.sleep(wait)
        wait = Math.min(Math.max(wait, 1) * 2, longest)
      }
    } finally {
      deadline.dispose()
    }
  }

  // biome-ignore lint/suspicious/noThenProperty: a watch can be awaited.
  then<A = Task, B = never>(
    onTask?: ((task: Task) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#lastChange().then(onTask, onError)
  }

  /** The task, or how long the server wants to be left alone. */
  async #look(signal: AbortSignal): Promise<Task | number> {
    try {
      return await this.#read({ signal })
    } catch (error) {
      if (isRateLimitError(error)) return error.retryAfterMs ?? longest
      throw error
    }
  }

  async #lastChange(): Promise<Task> {
    let latest: Task | undefined
    for await (const task of this) latest = task
    return latest as Task
  }
}

const overBefore = ({ id, status }: Task, wanted: readonly string[]): StateError =>
  Object.assign(
    new StateError(`waitFor: task ${id} is ${status} and will not be ${wanted.join(' or ')}.`, {
      code: 'status_unreachable',
      operation: 'waitFor',
    }),
    { taskStatus: status },
  )
