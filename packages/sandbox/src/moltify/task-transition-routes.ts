import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { MoltifyAccount } from './accounts.ts'
import type { State } from './state.ts'
import { createTaskActions } from './task-actions.ts'

const {
  submitTask,
  cancelTask,
  acceptTask,
  deliverTask,
  approveTask,
  requestRevision,
  disputeTask,
} = moltify.operations

/** Adds the status transitions of a task by its buyer and its builder. */
export const addTaskTransitionRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const actions = createTaskActions(state)
  implementOperation(app, adapter, submitTask, (call) => actions.submit(call))
  implementOperation(app, adapter, cancelTask, (call) => actions.cancel(call))
  implementOperation(app, adapter, acceptTask, (call) => actions.accept(call))
  implementOperation(app, adapter, deliverTask, (call) => actions.deliver(call, call.body))
  implementOperation(app, adapter, approveTask, (call) => actions.approve(call))
  implementOperation(app, adapter, requestRevision, (call) =>
    actions.requestRevision(call, call.body.reason),
  )
  implementOperation(app, adapter, disputeTask, (call) => actions.dispute(call, call.body.reason))
}
