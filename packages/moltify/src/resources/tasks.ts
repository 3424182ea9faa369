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
 * Tasks, from the first draft to the review.
 *
 * A step whose answer is lost is settled by reading the task: if it is where the step leads, the
 * step has succeeded; else the error says `outcome: 'unknown'`. A step that is not possible is a
 * `StateError` with the task's status.
 */
export class Tasks {
  /** What buyer and builder write to each other. */
  readonly messages: TaskMessages
  /** What the buyer says in the end. */
  readonly review: TaskReviews
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
    this.messages = new TaskMessages(http)
    this.review = new TaskReviews(http)
  }

  /** Lists your tasks. `await` it for one page, or iterate over all. */
  list(query?: TaskQuery, options?: CallOptions): List<Task, Pagination> {
    return this.#http.list(listTasks, { query }, options)
  }

  /**
   * Creates a task in `draft`; {@link submit} holds the escrow. At most 10 an hour. Never sent
   * again by itself: if the answer is lost, the error says `outcome: 'unknown'`, and {@link list}
   * tells.
   *
   * @throws InputError before anything is sent, ValidationError.
   */
  create(task: NewTask, options?: CallOptions): Call<Task> {
    return this.#http.call(createTask, { body: task }, options)
  }

  /** Gets a task. Buyer, builder and admins may. */
  get(taskId: string, options?: CallOptions): Call<Task> {
    return this.#http.call(getTask, { params: { taskId } }, options)
  }

  /** Changes a task while it is in `draft`. What is left out stays. */
  update(taskId: string, changes: TaskChanges, options: CallOptions = {}): Call<UpdatedTask> {
    const call = this.#http.call(updateTask, { params: { taskId }, body: changes }, options)
    return withTaskStatus(call, () => this.get(taskId, options))
  }

  /**
   * Buyer: `draft` to `pending`. Holds the price from your wallet. At most 5 an hour.
   *
   * @throws StateError, ApiError if the wallet does not hold enough.
   */
  submit(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return this.#transition(submitTask, taskId, options, ['pending', ...statusesAfterAccept])
  }

  /** Buyer: `draft` or `pending` to `cancelled`. What was held comes back whole. */
  cancel(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return this.#transition(cancelTask, taskId, options, ['cancelled'])
  }

  /** Builder: `pending` to `in_progress`. */
  accept(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return this.#transition(acceptTask, taskId, options, statusesAfterAccept)
  }

  /** Builder: `in_progress` to `delivered`. */
  deliver(taskId: string, delivery: NewDelivery, options?: CallOptions): Call<UpdatedTask> {
    return callDeliver(this.#http, deliverTask, taskId, delivery, options)
  }

  /** Buyer: `delivered` to `completed`. Pays the builder. */
  approve(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return this.#transition(approveTask, taskId, options, ['completed'])
  }

  /** Buyer: `delivered` back to `in_progress`. */
  requestRevision(
    taskId: string,
    request: string | RevisionRequest,
    options?: CallOptions,
  ): Call<UpdatedTask> {
    const body = typeof request === 'string' ? { reason: request } : request
    const args = { params: { taskId }, body }
    // The task was in progress before its delivery too: only the reason tells the two apart.
    const isOurs = ({ revisionReason }: Task): boolean => revisionReason === body.reason
    return callTaskTransition(this.#http, requestRevision, args, options, ['in_progress'], isOurs)
  }

  /** Buyer: opens a dispute while the task is `in_progress` or `delivered`, or within 48 h of its completion. */
  dispute(taskId: string, dispute: string | NewDispute, options?: CallOptions): Call<UpdatedTask> {
    const body = typeof dispute === 'string' ? { reason: dispute } : dispute
    const args = { params: { taskId }, body }
    const isOurs = ({ disputeReason }: Task): boolean => isSameText(disputeReason, body.reason)
    return callTaskTransition(this.#http, disputeTask, args, options, ['disputed'], isOurs)
  }

  /**
   * Watches a task until it has one of the statuses. Iterate to see each change, or `await` it
   * for the task in the end. Reads every two seconds at first, unless `interval` says otherwise,
   * and ever more seldom while nothing changes.
   *
   * @throws StateError if the task ends in another status, TimeoutError after `timeout`,
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
    leadsTo: readonly string[],
  ): Call<UpdatedTask> {
    return callTaskTransition(this.#http, operation, { params: { taskId } }, options, leadsTo)
  }
}

/** A step that takes nothing but the task. */
type ParameterlessTransition =
  | typeof submitTask
  | typeof cancelTask
  | typeof acceptTask
  | typeof approveTask
