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

/** Creation time of the models. It is not documented, so this is the date of the documents. */
const modelsCreatedAt = Date.parse('2026-03-05T00:00:00Z') / 1000

export const addInfoRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<AuthenticatedCaller>,
  state: State,
): void => {
  implementOperation(app, adapter, listModels, ({ requestContext }) => ({
    object: 'list',
    data: requireAgent(state, requestContext).models.map((id) => ({
      id,
      object: 'model',
      created: modelsCreatedAt,
      owned_by: 'moltghost',
    })),
  }))

  implementOperation(app, adapter, getHealth, ({ requestContext }) => {
    const agent = requireAgent(state, requestContext)
    const now = state.runtime.clock.now()
    return {
      status: currentState(agent, now),
      agent_id: agent.id,
      model: agent.models[0],
      uptime_seconds: Math.floor((now - agent.runningSince) / 1000),
      version: '1.0.0',
    }
  })
}
