import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import { participants, taskFor } from './access.ts'
import type { Account } from './accounts.ts'
import type { State } from './state.ts'
import { createSteps } from './steps.ts'

const { listTaskMessages, sendTaskMessage } = moltify.operations

export const addTaskMessageRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const steps = createSteps(state)

  implement(app, house, listTaskMessages, ({ account, params }) => ({
    items: [...taskFor(state, account, params.taskId, participants).messages],
  }))

  implement(app, house, sendTaskMessage, (call) => steps.message(call, call.body.content))
}
