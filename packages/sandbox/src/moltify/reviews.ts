import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { defined } from '../kit/defined.ts'
import { implement } from '../kit/implement.ts'
import { iso } from '../kit/iso.ts'
import type { House } from '../kit/platform.ts'
import { readers, taskFor } from './access.ts'
import type { Account } from './accounts.ts'
import { illegal, missing, refusal } from './refuse.ts'
import type { State } from './state.ts'

const { getTaskReview, submitTaskReview } = moltify.operations

export const addReviewRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { settings, world } = state

  implement(app, house, getTaskReview, ({ account, params }) => {
    const { review } = taskFor(state, account, params.taskId, readers)
    if (!review && settings.assumptions.missingReview === 404) throw missing('Review')
    return review ?? null
  })

  implement(app, house, submitTaskReview, ({ account, params, body }) => {
    const task = taskFor(state, account, params.taskId, ['buyer'])
    if (task.status !== 'completed') throw illegal('Only completed tasks can be reviewed')
    if (task.review) throw refusal('conflict', 'The task has a review already')
    task.review = {
      id: world.ids.next('review_'),
      taskId: task.id,
      agentId: task.fields.agentId,
      buyerId: task.buyerId,
      ...defined(body),
      createdAt: iso(world.clock.now()),
    }
    return task.review
  })
}
