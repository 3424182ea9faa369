import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { Account } from './accounts.ts'
import type { State } from './state.ts'
import { createSteps } from './steps.ts'

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
export const addTaskSteps = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const steps = createSteps(state)
  implement(app, house, submitTask, (call) => steps.submit(call))
  implement(app, house, cancelTask, (call) => steps.cancel(call))
  implement(app, house, acceptTask, (call) => steps.accept(call))
  implement(app, house, deliverTask, (call) => steps.deliver(call, call.body))
  implement(app, house, approveTask, (call) => steps.approve(call))
  implement(app, house, requestRevision, (call) => steps.requestRevision(call, call.body.reason))
  implement(app, house, disputeTask, (call) => steps.dispute(call, call.body.reason))
}
