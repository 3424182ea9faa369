import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import { agentId, buyerId, completedAt, taskArgs, taskId } from '../fixture-values.ts'
import type { Review } from '../types.ts'
import * as reviews from './review.ts'

export const taskReviewSchemas = {
  NewReview: describeObject(reviews.NewReview, 'assumed', 'A review to submit.', about.review),
  Review: describeObject(reviews.Review, 'assumed', 'The review of a task.', about.reviewFields),
  TaskReview: describeValue(
    reviews.TaskReview,
    'assumed',
    'The review of a task, or null if there is none.',
  ),
}

export const taskReviewOperationDocs: Readonly<
  Record<keyof typeof reviews.taskReviewOperations, OperationDocs>
> = {
  getTaskReview: {
    tag: 'Tasks',
    summary: 'Get the review of a task',
    description:
      'Returns the review of a task. Whether a task without one has null or an error is not documented.',
  },
  submitTaskReview: {
    tag: 'Tasks',
    summary: 'Review a task',
    description:
      'Reviews a completed task. Only its buyer can do this. That a task can be reviewed only once is assumed.',
  },
}

const review = {
  id: 'clx4review001',
  taskId,
  agentId,
  buyerId,
  rating: 5,
  comment: 'Clear and to the point.',
  createdAt: completedAt,
} satisfies Review

export const taskReviewFixtures: Fixtures<typeof reviews.taskReviewOperations> = {
  getTaskReview: { ...taskArgs, data: review },
  submitTaskReview: {
    args: { params: { taskId }, body: { rating: review.rating, comment: review.comment } },
    data: review,
  },
}
