import type { Task, TaskStatus } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, OptionRules } from '@molt-sdk/core/client'
import {
  abortSignal,
  atLeast,
  checkOptions,
  Deadline,
  isRateLimitError,
  mustBe,
} from '@molt-sdk/core/client'
import { StateError } from './state-error.ts'

/** Options of `tasks.waitFor()`. */
export interface WaitForOptions {
  /** The statuses that end the watch. */
  status: readonly TaskStatus[]
  /** Aborts the watch. */
  signal?: AbortSignal | undefined
  /**
   * Time limit of the whole watch, in milliseconds.
   * @defaultValue no limit
   */
  timeout?: number | undefined
  /**
   * Delay between polls, in milliseconds. It doubles while the status is unchanged, up to 30 seconds.
   * @defaultValue 2000
   */
  interval?: number | undefined
}

const example = "{ status: ['delivered'] }"

const milliseconds = atLeast(0, ' of milliseconds')

const optionRules: OptionRules<WaitForOptions> = {
  status: mustBe(
    "an array of statuses such as ['delivered']",
    (value) =>
      Array.isArray(value) && !!value.length && value.every((status) => typeof status === 'string'),
  ),
  signal: abortSignal,
  timeout: milliseconds,
  interval: milliseconds,
}

/** Longest delay between two polls, in milliseconds, unless the server asks for more. */
const maxIntervalMs = 30_000

/** Statuses that never change. */
const terminalStatuses: readonly string[] = ['cancelled', 'refunded']

/** Watches a task: iterate to get each change of status, or `await` it to get the final task. */
export class TaskWatch implements AsyncIterable<Task>, PromiseLike<Task> {
  readonly #read: (options: CallOptions) => Call<Task>
  readonly #options: WaitForOptions

  /** @internal */
  constructor(read: (options: CallOptions) => Call<Task>, options: WaitForOptions) {
    this.#read = read
    this.#options = checkOptions('waitFor()', example, options, optionRules, 'status')
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Task, void, undefined> {
    const { status: targetStatuses, signal, timeout, interval = 2000 } = this.#options
    const context = { operation: 'waitFor', retryable: true }
    const deadline = new Deadline(signal, timeout ?? Number.POSITIVE_INFINITY, () => context)
    let lastStatus: string | undefined
    let wait = interval
    try {
      for (;;) {
        const polled = await deadline.race(() => this.#poll(deadline.nextAttemptSignal()))
        if (typeof polled === 'number') wait = polled
        else if (polled.status !== lastStatus) {
          lastStatus = polled.status
          wait = interval
          yield polled
          if (targetStatuses.includes(lastStatus)) return
          if (terminalStatuses.includes(lastStatus))
            throw unreachableStatusError(polled, targetStatuses)
        }
        await deadline.sleep(wait)
        wait = Math.min(Math.max(wait, 1) * 2, maxIntervalMs)
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

  /** Returns the task, or the wait that the server asked for. */
  async #poll(signal: AbortSignal): Promise<Task | number> {
    try {
      return await this.#read({ signal })
    } catch (error) {
      if (isRateLimitError(error)) return error.retryAfterMs ?? maxIntervalMs
      throw error
    }
  }

  async #lastChange(): Promise<Task> {
    let latest: Task | undefined
    for await (const task of this) latest = task
    return latest as Task
  }
}

const unreachableStatusError = (
  { id, status }: Task,
  targetStatuses: readonly string[],
): StateError =>
  Object.assign(
    new StateError(
      `waitFor: task ${id} reached the final status "${status}" before any of: ${targetStatuses.join(', ')}.`,
      {
        code: 'status_unreachable',
        operation: 'waitFor',
      },
    ),
    { taskStatus: status },
  )
