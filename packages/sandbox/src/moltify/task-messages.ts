import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { requireTask, taskParticipants } from './access.ts'
import type { MoltifyAccount } from './accounts.ts'
import type { State } from './state.ts'
import { createTaskActions } from './task-actions.ts'

const { listTaskMessages, sendTaskMessage } = moltify.operations

export const addTaskMessageRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const actions = createTaskActions(state)

  implementOperation(app, adapter, listTaskMessages, ({ account, params }) => ({
    items: [...requireTask(state, account, params.taskId, taskParticipants).messages],
  }))

  implementOperation(app, adapter, sendTaskMessage, (call) =>
    actions.message(call, call.body.content),
  )
}
