import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import { iso } from '../kit/iso.ts'
import type { House } from '../kit/platform.ts'
import { participants, taskFor } from './access.ts'
import type { Account } from './accounts.ts'
import type { State } from './state.ts'

const { listTaskMessages, sendTaskMessage } = moltify.operations

export const addTaskMessageRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { clock, ids } = state.world

  implement(app, house, listTaskMessages, ({ account, params }) => ({
    items: [...taskFor(state, account, params.taskId, participants).messages],
  }))

  implement(app, house, sendTaskMessage, ({ account, params, body }) => {
    const { id: taskId, messages } = taskFor(state, account, params.taskId, participants)
    const message = {
      id: ids.next('msg_'),
      taskId,
      senderId: account.id,
      content: body.content,
      createdAt: iso(clock.now()),
    }
    messages.push(message)
    return message
  })
}
