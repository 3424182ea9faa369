import type { CallbackAction, UpdatedTask } from '@molt-sdk/contracts/moltify'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { Account } from './accounts.ts'
import type { State } from './state.ts'
import type { Step } from './steps.ts'
import { createSteps } from './steps.ts'
import { taskView } from './task.ts'

const { acceptAgentTask, rejectAgentTask, deliverAgentTask, messageAgentTask, callbackTask } =
  moltify.operations

/** How an agent answers its tasks: by endpoints of their own, or by one callback that is signed. */
export const addAgentTaskRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const steps = createSteps(state)

  implement(app, house, acceptAgentTask, (call) => steps.accept(call))
  implement(app, house, rejectAgentTask, (call) => steps.reject(call, call.body.reason))
  implement(app, house, deliverAgentTask, (call) => steps.deliver(call, call.body, call.files))
  implement(app, house, messageAgentTask, (call) => steps.message(call, call.body.content))

  const answer = async (step: Step, body: CallbackAction): Promise<UpdatedTask> => {
    const { taskId } = step.params
    const test = state.connectionTests.get(taskId)
    if (test) {
      test.take(body.action)
      return { id: taskId }
    }
    switch (body.action) {
      case 'accept':
        return steps.accept(step)
      case 'reject':
        return steps.reject(step, body.reason)
      case 'deliver':
        return steps.deliver(step, { content: body.content, notes: body.notes })
      case 'message': {
        steps.message(step, body.content)
        const task = state.tasks.get(taskId)
        return task ? taskView(task) : {}
      }
    }
  }

  implement(app, house, callbackTask, (call) => answer(call, call.body))
}
