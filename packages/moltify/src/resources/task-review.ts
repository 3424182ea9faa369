import { getTaskReview, submitTaskReview } from '@molt-sdk/contracts/moltify/tasks/review'
import type { NewReview, Review, TaskReview } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, ParsedResponse } from '@molt-sdk/core/client'

/** What the buyer says of a completed task. */
export class TaskReviews {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Gets the review of a task, or `null` while there is none. */
  get(taskId: string, options?: CallOptions): Call<TaskReview> {
    return this.#http.call(getTaskReview, { params: { taskId } }, options)
  }

  /**
   * Reviews a completed task, once. If the answer is lost, the review is read to see whether it
   * arrived.
   *
   * @throws StateError if the task is not completed, ConflictError if there is a review already.
   */
  submit(taskId: string, review: NewReview, options: CallOptions = {}): Call<Review> {
    const reconcile = async (): Promise<ParsedResponse<Review> | undefined> => {
      const { data, response } = await this.get(taskId, options).withResponse()
      // What the platform does not show of a review is taken for ours.
      const isOurs =
        data?.rating === review.rating && (data.comment ?? review.comment) === review.comment
      return data && isOurs ? { data, response } : undefined
    }
    const args = { params: { taskId }, body: review }
    return this.#http.call(submitTaskReview, args, options, { reconcile })
  }
}
