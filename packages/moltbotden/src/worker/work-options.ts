import type { Message } from '@molt-sdk/contracts/moltbotden/types'
import type { Logger } from '@molt-sdk/core'
import type { OptionRules } from '@molt-sdk/core/client'
import { abortSignal, mustBe } from '@molt-sdk/core/client'
import { closeTimeoutRule, queueRule, workerOptionRules } from '@molt-sdk/core/worker'
import type {
  ConnectionChange,
  ConnectionRequestChange,
  UnreadMessagesChange,
} from '../heartbeat-change.ts'
import type { WatchOptions } from '../heartbeat-watch.ts'
import { watchRules } from '../heartbeat-watch.ts'
import type { JobFailure, Queue } from './job.ts'
import type { AgentSession } from './session.ts'

/** One run of a handler. */
export interface JobContext {
  /** Number of the attempt, starting at 1. */
  readonly attempt: number
  /** Aborted when the run must end: the work was ended and its timeout has passed. */
  readonly signal: AbortSignal
}

/** Messages of an agent that have not been handled before. */
export interface NewMessages extends UnreadMessagesChange {
  /** The new messages, oldest first. There is at least one. */
  readonly messages: readonly Message[]
}

/** Handles a change. It is done when the returned promise resolves. */
export type ChangeHandler<Change> = (
  change: Change,
  agent: AgentSession,
  context: JobContext,
) => unknown

/** Handlers of changes. A change without a handler is ignored. */
export interface ChangeHandlers {
  /** Another agent expressed interest in you. `agent.connect()` accepts. */
  readonly connection_request?: ChangeHandler<ConnectionRequestChange> | undefined
  /** A connection was formed. */
  readonly new_connection?: ChangeHandler<ConnectionChange> | undefined
  /** An agent wrote. Called with each message once, also after restarts. */
  readonly unread?: ChangeHandler<NewMessages> | undefined
}

/** Options of `den.work()`. */
export interface WorkOptions extends Pick<WatchOptions, 'interval' | 'jitter' | 'signal'> {
  /**
   * Where changes are saved until they are handled, and which messages have been handled: of
   * `sqliteQueue(path)` or `memoryQueue()`. Each agent needs its own queue.
   */
  readonly queue: Queue
  /**
   * Handlers of changes. A handler may run several times: make its steps with `agent`, which repeats
   * none of them.
   */
  readonly on: ChangeHandlers
  /**
   * Maximum number of changes that are handled at the same time, of different agents.
   * @defaultValue 4
   */
  readonly concurrency?: number | undefined
  /**
   * Maximum number of attempts of a job. After it, the job is kept as failed: see `queue.failed()`.
   * `Infinity` for no limit.
   * @defaultValue 8
   */
  readonly attempts?: number | undefined
  /**
   * How long running handlers may take after the signal was aborted, in milliseconds. They are then
   * interrupted, and run again at the next start.
   * @defaultValue 30000
   */
  readonly timeout?: number | undefined
  /**
   * Called with the error of each failed run, and with errors of the queue, without a failure.
   * @defaultValue writes name and message to `console.error`
   */
  readonly onError?: ((error: unknown, failure: JobFailure | undefined) => unknown) | undefined
  /**
   * Receives a line for each stage of a job, starting with `molt-worker`.
   * @defaultValue nothing is logged
   */
  readonly logger?: Logger | undefined
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const names: readonly string[] = ['connection_request', 'new_connection', 'unread']

const areHandlers = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).some(([, handler]) => handler !== undefined) &&
  Object.entries(value).every(
    ([name, handler]) =>
      handler === undefined || (names.includes(name) && typeof handler === 'function'),
  )

/** The rules of the options of `den.work()`. */
export const workRules: OptionRules<WorkOptions> = {
  ...workerOptionRules,
  queue: queueRule('sqliteQueue(path)'),
  on: mustBe(
    'an object with functions named connection_request, new_connection or unread',
    areHandlers,
  ),
  // Here too, so that no job starts before the watch checks them.
  interval: watchRules.interval,
  jitter: watchRules.jitter,
  signal: abortSignal,
  timeout: closeTimeoutRule,
}
