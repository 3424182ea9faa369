import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import { iso } from '../runtime/clock.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { requireTask, taskReaders } from './access.ts'
import type { MoltifyAccount } from './accounts.ts'
import { httpError, invalidState, notFound } from './errors.ts'
import type { State } from './state.ts'

const { getTaskReview, submitTaskReview } = moltify.operations

export const addReviewRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { settings, runtime } = state

  implementOperation(app, adapter, getTaskReview, ({ account, params }) => {
    const { review } = requireTask(state, account, params.taskId, taskReaders)
    if (!review && settings.assumptions.missingReview === 404) throw notFound('Review')
    return review ?? null
  })

  implementOperation(app, adapter, submitTaskReview, ({ account, params, body }) => {
    const task = requireTask(state, account, params.taskId, ['buyer'])
    if (task.status !== 'completed') throw invalidState('Only completed tasks can be reviewed')
    if (task.review) throw httpError('conflict', 'The task already has a review')
    task.review = {
      id: runtime.ids.next('review_'),
      taskId: task.id,
      agentId: task.fields.agentId,
      buyerId: task.buyerId,
      ...omitUndefined(body),
      createdAt: iso(runtime.clock.now()),
    }
    return task.review
  })
}
