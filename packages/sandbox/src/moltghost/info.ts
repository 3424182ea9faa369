import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { AuthenticatedCaller } from './adapter.ts'
import { requireAgent } from './adapter.ts'
import { currentState } from './agent.ts'
import type { State } from './state.ts'

const { listModels, getHealth } = moltghost.operations

/** When the models were made: no document says, so it is the day of the documents. */
const modelsCreatedAt = Date.parse('2026-03-05T00:00:00Z') / 1000

export const addInfoRoutes = (
  app: Hono<HonoEnv>,
  house: PlatformAdapter<AuthenticatedCaller>,
  state: State,
): void => {
  implementOperation(app, house, listModels, ({ exchange }) => ({
    object: 'list',
    data: requireAgent(state, exchange).models.map((id) => ({
      id,
      object: 'model',
      created: modelsCreatedAt,
      owned_by: 'moltghost',
    })),
  }))

  implementOperation(app, house, getHealth, ({ exchange }) => {
    const agent = requireAgent(state, exchange)
    const now = state.world.clock.now()
    return {
      status: currentState(agent, now),
      agent_id: agent.id,
      model: agent.models[0],
      uptime_seconds: Math.floor((now - agent.runningSince) / 1000),
      version: '1.0.0',
    }
  })
}
