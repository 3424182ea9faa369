import { getTaskReview, submitTaskReview } from '@molt-sdk/contracts/moltify/tasks/review'
import type { NewReview, Review, TaskReview } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, ParsedResponse } from '@molt-sdk/core/client'

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
   * read back to find out whether it was stored.
   *
   * @throws StateError if the task is not completed; ConflictError if it already has a review.
   */
  submit(taskId: string, review: NewReview, options: CallOptions = {}): Call<Review> {
    const reconcile = async (): Promise<ParsedResponse<Review> | undefined> => {
      const response = await this.get(taskId, options).withResponse()
      const { data } = response
      // Fields that the platform does not show are taken as this call's own.
      const isOwnWrite =
        data?.rating === review.rating && (data.comment ?? review.comment) === review.comment
      return data && isOwnWrite ? { ...response, data } : undefined
    }
    const args = { params: { taskId }, body: review }
    return this.#http.call(submitTaskReview, args, options, { reconcile })
  }
}
