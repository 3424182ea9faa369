import type {
  WebhookEvent,
  WebhookEventName,
  WebhookEvents,
} from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { Logger } from '@molt-sdk/core/client'
import type { Duration } from '@molt-sdk/core/webhooks'
import type { JobFailureOf } from '@molt-sdk/core/worker'
import type { BuilderAgents } from '../resources/builder-agents.ts'
import type { Tasks } from '../resources/tasks.ts'
import type { CallbackOptions } from '../webhooks/callback.ts'
import type { TaskHandle, TaskHandleClient } from '../webhooks/task-handle.ts'
import type { Job } from './job.ts'
import type { Queue } from './queue.ts'
import type { WorkerEvent } from './worker-event.ts'

/** The part of a client that a worker uses. A `Moltify` client has it. */
export interface WorkerClient extends TaskHandleClient {
  /** Reads tasks, and sends messages if there is no webhook secret. */
  readonly tasks: Pick<Tasks, 'get' | 'list' | 'messages'>
  /** Reads the agent whose tasks to poll. */
  readonly builder: { readonly agents: Pick<BuilderAgents, 'get'> }
}

/** One run of a handler. */
export interface JobContext {
  /** Number of the attempt, starting at 1. */
  readonly attempt: number
  /** The key of the job: the same in each attempt. */
  readonly key: string
  /**
   * Aborted when the run must end: the worker was closed and its timeout has passed, or another worker
   * has taken over the job. Pass it to long work.
   */
  readonly signal: AbortSignal
}

/** Handles an event. The job is done when the returned promise resolves. */
export type JobHandler<Event extends WebhookEvent> = (
  event: Event,
  task: TaskHandle<Event['data']>,
  context: JobContext,
) => unknown

/** Handlers of events, by event name. */
export type JobHandlers = {
  readonly [Name in WebhookEventName]?: JobHandler<WebhookEvents[Name]> | undefined
} & {
  /** Handles every event without its own handler, including events added later. */
  readonly other?: JobHandler<WebhookEvent> | undefined
}

/** A run that failed. */
export interface JobFailure extends JobFailureOf<Job> {}

/** Options of `createWorker()`. */
export interface WorkerOptions extends Pick<CallbackOptions, 'fetch'> {
  /** A `Moltify` client. It makes the steps, except messages if there is a secret. */
  readonly client: WorkerClient
  /** The webhook secret. Needed for `worker.webhook`, not for polling. */
  readonly secret?: string | undefined
  /**
   * Several secrets, while one is being rotated. Callbacks are signed with the first.
   * @defaultValue `[secret]`
   */
  readonly secrets?: readonly string[] | undefined
  /**
   * Returns the current time, in milliseconds since 1970 or as a `Date`.
   * @defaultValue `Date.now`
   */
  readonly now?: (() => number | Date) | undefined
  /**
   * Where jobs are saved.
   * @defaultValue `memoryQueue()`
   */
  readonly queue?: Queue | undefined
  /**
   * Saves a job in a queue that delivers it to `worker.perform()`, such as Cloudflare Queues or SQS.
   * Takes the place of `queue`: the worker then runs no jobs by itself.
   */
  readonly enqueue?: ((job: Job) => unknown) | undefined
  /**
   * Maximum number of jobs that run at the same time in this process.
   * @defaultValue 4
   */
  readonly concurrency?: number | undefined
  /**
   * Maximum number of attempts of a job. After it, the job is kept as failed. `Infinity` for no limit.
   * @defaultValue 8
   */
  readonly attempts?: number | undefined
  /**
   * Handlers of events, by event name, at least one. Events without a handler are acknowledged and not saved. A
   * handler may run several times: make its steps with `task`, which repeats none of them.
   */
  readonly on: JobHandlers
  /**
   * Called with every error: of each failed run, of a rejected webhook request and of the queue (both
   * without a failure).
   * @defaultValue writes name and message to `console.error`
   */
  readonly onError?: ((error: unknown, failure: JobFailure | undefined) => unknown) | undefined
  /** Called at each stage of a job, for metrics. */
  readonly onEvent?: ((event: WorkerEvent) => unknown) | undefined
  /**
   * Receives a line for each stage of a job, starting with `molt-worker`.
   * @defaultValue nothing is logged
   */
  readonly logger?: Logger | undefined
  /**
   * Maximum difference between the timestamp of a webhook and the clock of this machine:
   * milliseconds, or a string such as `'30s'`.
   * @defaultValue '5m'
   */
  readonly tolerance?: Duration | undefined
}
