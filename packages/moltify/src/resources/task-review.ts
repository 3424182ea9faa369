import { getTaskReview, submitTaskReview } from '@molt-sdk/contracts/moltify/tasks/review'
import type { NewReview, Review, TaskReview } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, InternalCallOptions } from '@molt-sdk/core/client'
import { reconcileByRead } from '../transitions.ts'

/** The buyer's review of a completed task. */
export class TaskReviews {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Gets the review of a task, or `null` if there is none. */
  get(taskId: string, options?: CallOptions): Call<TaskReview> {
    return this.#http.call(getTaskReview, { params: { taskId } }, options)
  }

  /**
   * Reviews a completed task. A task can be reviewed once. If the response is lost, the review is
   * read back: the call succeeds if it has the same rating and comment.
   *
   * @throws StateError if the task is not completed; ConflictError if it already has a review.
   */
  submit(taskId: string, review: NewReview, options: CallOptions = {}): Call<Review> {
    const isDone = (stored: TaskReview): boolean =>
      stored?.rating === review.rating && (stored.comment || '') === (review.comment || '')
    const read = (): Call<TaskReview> => this.get(taskId, options)
    const reconcile = reconcileByRead(read, isDone) as InternalCallOptions<Review>['reconcile']
    const args = { params: { taskId }, body: review }
    return this.#http.call(submitTaskReview, args, options, { reconcile })
  }
}
