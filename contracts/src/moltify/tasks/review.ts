import * as z from 'zod/mini'
import { operation, responseObject } from '../../kernel/index.ts'
import { review, reviewFields } from '../assumed.ts'
import { create, read } from '../operation-defaults.ts'

export const NewReview = z.object(review)

export const Review = responseObject(reviewFields)

export const TaskReview = z.nullable(Review)

export const getTaskReview = operation({
  ...read,
  id: 'getTaskReview',
  path: '/api/tasks/{taskId}/review',
  response: TaskReview,
})

export const submitTaskReview = operation({
  ...create,
  id: 'submitTaskReview',
  path: '/api/tasks/{taskId}/review',
  body: NewReview,
  response: Review,
})

export const taskReviewOperations = { getTaskReview, submitTaskReview }
