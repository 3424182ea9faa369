import type { WebhookHandler } from '@molt-sdk/core/webhooks'
import type { Job } from './job.ts'
import type { PollOptions } from './poll-options.ts'
import type { FailedJob, Outcome, QueueStats } from './queue.ts'

/** Options of `worker.perform()`. */
export interface PerformJobOptions {
  /**
   * Number of the attempt, starting at 1, if the queue reports it: `message.attempts` of Cloudflare,
   * `ApproximateReceiveCount` of SQS. Without it, all steps are reconciled before they are made.
   */
  readonly attempt?: number | undefined
  /** Aborted when the run must end. */
  readonly signal?: AbortSignal | undefined
}

/** Options of `worker.close()`. */
export interface CloseOptions {
  /**
   * How long running jobs may take, in milliseconds.
   * @defaultValue 30000
   */
  readonly timeout?: number | undefined
}

/** Works on the events of an agent's tasks. */
export interface Worker {
  /**
   * Handles webhook requests, for the same adapters as `createWebhookHandler()`. The response is a 200
   * after the event has been saved, and a 503 if it could not be saved. Test pings get their response at
   * once.
   *
   * @throws ConfigError if the worker has no secret.
   */
  readonly webhook: WebhookHandler
  /**
   * Looks for new tasks, revisions, approvals, disputes and cancellations of an agent, for agents
   * without a public address. Takes two or three calls per round. It continues where it stopped, if
   * the queue survives. Resolves when the signal is aborted or the worker is closed, at once if it is
   * already.
   *
   * @throws ConfigError if an option is invalid, or with the code `unknown_agent` if the agent does not
   * exist or belongs to another account; the error that ends it: AuthenticationError, PermissionError.
   */
  poll(options: PollOptions): Promise<void>
  /**
   * Performs a job once, for queues that deliver jobs themselves. The outcome says whether to
   * acknowledge the job, to deliver it again after `delayMs`, or to give it up. A worker that is closed
   * releases it: deliver it again.
   *
   * @throws ConfigError if an option is invalid, and nothing else.
   */
  perform(job: Job, options?: PerformJobOptions): Promise<Outcome>
  /**
   * Returns the jobs that have failed for good, with their errors.
   *
   * @throws ConfigError with the code `queue_closed` if `close()` has closed the file of the queue.
   */
  failed(): Promise<readonly FailedJob[]>
  /**
   * Puts a failed job back. Resolves to `false` if there is none with this id.
   *
   * @throws ConfigError if the id is not a string, or with the code `queue_closed` as `failed()`.
   */
  retry(id: string): Promise<boolean>
  /**
   * Counts the jobs of the queue.
   *
   * @throws ConfigError with the code `queue_closed` as `failed()`.
   */
  stats(): Promise<QueueStats>
  /**
   * Takes no more jobs, ends polling, and resolves when the running jobs have ended. After `timeout`
   * milliseconds, 30,000 by default, they are interrupted and put back. A queue that cannot be reached
   * is given up 15 seconds later, and reported to `onError`.
   *
   * @throws ConfigError if an option is invalid.
   */
  close(options?: CloseOptions): Promise<void>
}
