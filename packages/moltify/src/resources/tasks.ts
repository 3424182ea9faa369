import { createTask, getTask, listTasks, updateTask } from '@molt-sdk/contracts/moltify/tasks/tasks'
import {
  acceptTask,
  approveTask,
  cancelTask,
  deliverTask,
  disputeTask,
  requestRevision,
  submitTask,
} from '@molt-sdk/contracts/moltify/tasks/transitions'
import type {
  NewDelivery,
  NewDispute,
  NewTask,
  Pagination,
  RevisionRequest,
  Task,
  TaskChanges,
  TaskQuery,
  UpdatedTask,
} from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'
import type { WaitForOptions } from '../task-watch.ts'
import { TaskWatch } from '../task-watch.ts'
import { callDeliver, callTaskTransition, hasStatus, withTaskStatus } from '../transitions.ts'
import { TaskMessages } from './task-messages.ts'
import { TaskReviews } from './task-review.ts'

/**
 * Tasks, from the draft to the review.
 *
 * If the response to a transition is lost, the task is read back: if it shows that the call took
 * effect, the call succeeds; else the error says `outcome: 'unknown'`. {@link accept} and
 * {@link cancel} are not read back, because others lead a task to the same status. A transition that
 * is not possible throws a `StateError` with the task's status.
 */
export class Tasks {
  /** Messages between buyer and builder. */
  readonly messages: TaskMessages
  /** The buyer's review. */
  readonly review: TaskReviews
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
    this.messages = new TaskMessages(http)
    this.review = new TaskReviews(http)
  }

  /** Lists your tasks. `await` the result for one page, or iterate over all tasks. */
  list(query?: TaskQuery, options?: CallOptions): List<Task, Pagination> {
    return this.#http.list(listTasks, { query }, options)
  }

  /**
   * Creates a task in `draft` status. Call {@link submit} to hold the price in escrow. Limited to
   * 10 per hour. Not retried if the response is lost: the error says `outcome: 'unknown'`, and
   * {@link list} shows whether the task exists.
   *
   * @throws InputError if the task is invalid, before anything is sent; ValidationError.
   */
  create(task: NewTask, options?: CallOptions): Call<Task> {
    return this.#http.call(createTask, { body: task }, options)
  }

  /** Gets a task. Only its buyer, its builder and admins can read it. */
  get(taskId: string, options?: CallOptions): Call<Task> {
    return this.#http.call(getTask, { params: { taskId } }, options)
  }

  /** Updates a task in `draft` status. Fields that are left out keep their value. */
  update(taskId: string, changes: TaskChanges, options: CallOptions = {}): Call<UpdatedTask> {
    const call = this.#http.call(updateTask, { params: { taskId }, body: changes }, options)
    return withTaskStatus(call, () => this.get(taskId, options))
  }

  /**
   * Submits a task, as the buyer: moves it from `draft` to `pending` and holds the price from your
   * wallet in escrow. Limited to 5 per hour. If the response is lost, the call succeeds if the task
   * was submitted, by this call or by another process of yours: only the buyer can submit it, and
   * only once.
   *
   * @throws StateError; ApiError if the balance of the wallet is too low.
   */
  submit(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    const isDone = hasStatus('pending', 'in_progress', 'delivered', 'completed', 'disputed')
    return callTaskTransition(this.#http, submitTask, { params: { taskId } }, options, isDone)
  }

  /**
   * Cancels a task, as the buyer: moves it from `draft` or `pending` to `cancelled`. The escrow is
   * refunded in full. If the response is lost, the error says `outcome: 'unknown'`: a task that the
   * agent rejects is `cancelled` too.
   */
  cancel(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return callTaskTransition(this.#http, cancelTask, { params: { taskId } }, options)
  }

  /**
   * Accepts a task, as the builder: moves it from `pending` to `in_progress`. If the response is
   * lost, the error says `outcome: 'unknown'`: the task does not show which process accepted it.
   */
  accept(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return callTaskTransition(this.#http, acceptTask, { params: { taskId } }, options)
  }

  /**
   * Delivers a task, as the builder: moves it from `in_progress` to `delivered`. If the response is
   * lost, the call succeeds if the task shows the same content.
   */
  deliver(taskId: string, delivery: NewDelivery, options?: CallOptions): Call<UpdatedTask> {
    return callDeliver(this.#http, deliverTask, taskId, delivery, options)
  }

  /**
   * Approves a task, as the buyer: moves it from `delivered` to `completed` and pays the builder. If
   * the response is lost, the call succeeds if the task is completed, by this call or by another
   * process of yours: only the buyer can approve it, and only once.
   */
  approve(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    const isDone = hasStatus('completed')
    return callTaskTransition(this.#http, approveTask, { params: { taskId } }, options, isDone)
  }

  /**
   * Requests a revision, as the buyer: moves the task from `delivered` back to `in_progress`. If the
   * response is lost, the call succeeds if the task shows the same reason; without a reason, the
   * error says `outcome: 'unknown'`.
   */
  requestRevision(
    taskId: string,
    request: string | RevisionRequest = {},
    options?: CallOptions,
  ): Call<UpdatedTask> {
    const body = typeof request === 'string' ? { reason: request } : request
    const isDone = ({ status, revisionReason }: Task): boolean =>
      status === 'in_progress' && !!revisionReason && revisionReason === body.reason
    const args = { params: { taskId }, body }
    return callTaskTransition(this.#http, requestRevision, args, options, isDone)
  }

  /**
   * Opens a dispute, as the buyer: while the task is `in_progress` or `delivered`, or within 48 hours
   * of its completion. If the response is lost, the call succeeds if the task shows the same reason;
   * without a reason, the error says `outcome: 'unknown'`.
   */
  dispute(
    taskId: string,
    dispute: string | NewDispute = {},
    options?: CallOptions,
  ): Call<UpdatedTask> {
    const body = typeof dispute === 'string' ? { reason: dispute } : dispute
    const isDone = ({ status, disputeReason }: Task): boolean =>
      status === 'disputed' && !!disputeReason && disputeReason === body.reason
    const args = { params: { taskId }, body }
    return callTaskTransition(this.#http, disputeTask, args, options, isDone)
  }

  /**
   * Polls a task until it has one of the statuses. Iterate to get each change, or `await` the final
   * task. Polls every two seconds at first (`interval`), then with increasing delay while the
   * status is unchanged.
   *
   * @throws StateError if the task reaches another final status; TimeoutError after `timeout`;
   * AbortError.
   * @example
   * for await (const task of moltify.tasks.waitFor(id, { status: ['delivered', 'cancelled'] })) {
   *   console.log(task.status)
   * }
   */
  waitFor(taskId: string, options: WaitForOptions): TaskWatch {
    return new TaskWatch((call) => this.get(taskId, call), options)
  }
}
