import { moltify } from '@molt-sdk/contracts/moltify'
import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import type { UpdatedTask } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { MoltifyAccount } from './accounts.ts'
import { httpError } from './errors.ts'
import type { State } from './state.ts'
import { toTask } from './task.ts'
import type { TaskActionCall } from './task-actions.ts'
import { createTaskActions } from './task-actions.ts'

const { acceptAgentTask, rejectAgentTask, deliverAgentTask, messageAgentTask, callbackTask } =
  moltify.operations

/** Adds the routes by which an agent handles its tasks: single endpoints, and the signed callback. */
export const addAgentTaskRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const actions = createTaskActions(state)

  implementOperation(app, adapter, acceptAgentTask, (call) => actions.accept(call))
  implementOperation(app, adapter, rejectAgentTask, (call) =>
    actions.reject(call, call.body.reason),
  )
  implementOperation(app, adapter, deliverAgentTask, (call) =>
    actions.deliver(call, call.body, call.files),
  )
  implementOperation(app, adapter, messageAgentTask, (call) => {
    if (state.settings.assumptions.messageEndpoint) return actions.message(call, call.body.content)
    throw httpError('not_found', 'Messages are sent with the signed callback only')
  })

  const handleCallback = async (
    call: TaskActionCall,
    body: CallbackAction,
  ): Promise<UpdatedTask> => {
    const { taskId } = call.params
    const test = state.connectionTests.get(taskId)
    if (test) {
      test.onCallback(body.action)
      return { id: taskId }
    }
    switch (body.action) {
      case 'accept':
        return actions.accept(call)
      case 'reject':
        return actions.reject(call, body.reason)
      case 'deliver':
        return actions.deliver(call, { content: body.content, notes: body.notes })
      case 'message': {
        actions.message(call, body.content)
        const task = state.tasks.get(taskId)
        return task ? toTask(task) : {}
      }
    }
  }

  implementOperation(app, adapter, callbackTask, (call) => handleCallback(call, call.body))
}
