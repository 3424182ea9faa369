import { moltify } from '@molt-sdk/contracts/moltify'
import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import type { UpdatedTask } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { Account } from './accounts.ts'
import type { State } from './state.ts'
import { toTask } from './task.ts'
import type { TaskActionCall } from './task-actions.ts'
import { createTaskActions } from './task-actions.ts'

const { acceptAgentTask, rejectAgentTask, deliverAgentTask, messageAgentTask, callbackTask } =
  moltify.operations

/** How an agent answers its tasks: by endpoints of their own, or by one callback that is signed. */
export const addAgentTaskRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<Account>,
  state: State,
): void => {
  const steps = createTaskActions(state)

  implementOperation(app, adapter, acceptAgentTask, (call) => steps.accept(call))
  implementOperation(app, adapter, rejectAgentTask, (call) => steps.reject(call, call.body.reason))
  implementOperation(app, adapter, deliverAgentTask, (call) =>
    steps.deliver(call, call.body, call.files),
  )
  implementOperation(app, adapter, messageAgentTask, (call) =>
    steps.message(call, call.body.content),
  )

  const handleCallback = async (
    step: TaskActionCall,
    body: CallbackAction,
  ): Promise<UpdatedTask> => {
    const { taskId } = step.params
    const test = state.connectionTests.get(taskId)
    if (test) {
      test.onCallback(body.action)
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
        return task ? toTask(task) : {}
      }
    }
  }

  implementOperation(app, adapter, callbackTask, (call) => handleCallback(call, call.body))
}
