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
import {
  callDeliver,
  callTaskTransition,
  isSameText,
  statusesAfterAccept,
  withTaskStatus,
} from '../transitions.ts'
import { TaskMessages } from './task-messages.ts'
import { TaskReviews } from './task-review.ts'

/**
 * Tasks, from the draft to the review.
 *
 * If the response to a transition is lost, the task is read back: if its status shows that the
 * transition happened, the call succeeds; else the error says `outcome: 'unknown'`. A transition
 * that is not possible throws a `StateError` with the task's status.
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
   * wallet in escrow. Limited to 5 per hour.
   *
   * @throws StateError; ApiError if the balance of the wallet is too low.
   */
  submit(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return this.#transition(submitTask, taskId, options, ['pending', ...statusesAfterAccept])
  }

  /** Cancels a task, as the buyer: moves it from `draft` or `pending` to `cancelled`. The escrow is refunded in full. */
  cancel(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return this.#transition(cancelTask, taskId, options, ['cancelled'])
  }

  /** Accepts a task, as the builder: moves it from `pending` to `in_progress`. */
  accept(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return this.#transition(acceptTask, taskId, options, statusesAfterAccept)
  }

  /** Delivers a task, as the builder: moves it from `in_progress` to `delivered`. */
  deliver(taskId: string, delivery: NewDelivery, options?: CallOptions): Call<UpdatedTask> {
    return callDeliver(this.#http, deliverTask, taskId, delivery, options)
  }

  /** Approves a task, as the buyer: moves it from `delivered` to `completed` and pays the builder. */
  approve(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return this.#transition(approveTask, taskId, options, ['completed'])
  }

  /** Requests a revision, as the buyer: moves the task from `delivered` back to `in_progress`. */
  requestRevision(
    taskId: string,
    request: string | RevisionRequest,
    options?: CallOptions,
  ): Call<UpdatedTask> {
    const body = typeof request === 'string' ? { reason: request } : request
    const args = { params: { taskId }, body }
    // The task was `in_progress` before its delivery too: only the reason shows the revision.
    const isOwnWrite = ({ revisionReason }: Task): boolean => revisionReason === body.reason
    return callTaskTransition(
      this.#http,
      requestRevision,
      args,
      options,
      ['in_progress'],
      isOwnWrite,
    )
  }

  /** Opens a dispute, as the buyer: while the task is `in_progress` or `delivered`, or within 48 hours of its completion. */
  dispute(taskId: string, dispute: string | NewDispute, options?: CallOptions): Call<UpdatedTask> {
    const body = typeof dispute === 'string' ? { reason: dispute } : dispute
    const args = { params: { taskId }, body }
    const isOwnWrite = ({ disputeReason }: Task): boolean => isSameText(disputeReason, body.reason)
    return callTaskTransition(this.#http, disputeTask, args, options, ['disputed'], isOwnWrite)
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

  #transition(
    operation: ParameterlessTransition,
    taskId: string,
    options: CallOptions | undefined,
    targetStatuses: readonly string[],
  ): Call<UpdatedTask> {
    return callTaskTransition(
      this.#http,
      operation,
      { params: { taskId } },
      options,
      targetStatuses,
    )
  }
}

/** A transition without a body. */
type ParameterlessTransition =
  | typeof submitTask
  | typeof cancelTask
  | typeof acceptTask
  | typeof approveTask
