import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { Account } from './accounts.ts'
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

/** The steps of a task, as buyer and builder take them. */
export const addTaskTransitionRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<Account>,
  state: State,
): void => {
  const steps = createTaskActions(state)
  implementOperation(app, adapter, submitTask, (call) => steps.submit(call))
  implementOperation(app, adapter, cancelTask, (call) => steps.cancel(call))
  implementOperation(app, adapter, acceptTask, (call) => steps.accept(call))
  implementOperation(app, adapter, deliverTask, (call) => steps.deliver(call, call.body))
  implementOperation(app, adapter, approveTask, (call) => steps.approve(call))
  implementOperation(app, adapter, requestRevision, (call) =>
    steps.requestRevision(call, call.body.reason),
  )
  implementOperation(app, adapter, disputeTask, (call) => steps.dispute(call, call.body.reason))
}
