import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import { stateOf } from './agent.ts'
import type { Caller } from './house.ts'
import { agentOf } from './house.ts'
import type { State } from './state.ts'

const { listModels, getHealth } = moltghost.operations

/** When the models were made: no document says, so it is the day of the documents. */
const modelsFrom = Date.parse('2026-03-05T00:00:00Z') / 1000

export const addInfoRoutes = (app: Hono<Env>, house: House<Caller>, state: State): void => {
  implement(app, house, listModels, ({ exchange }) => ({
    object: 'list',
    data: agentOf(state, exchange).models.map((id) => ({
      id,
      object: 'model',
      created: modelsFrom,
      owned_by: 'moltghost',
    })),
  }))

  implement(app, house, getHealth, ({ exchange }) => {
    const agent = agentOf(state, exchange)
    const now = state.world.clock.now()
    return {
      status: stateOf(agent, now),
      agent_id: agent.id,
      model: agent.models[0],
      uptime_seconds: Math.floor((now - agent.runningSince) / 1000),
      version: '1.0.0',
    }
  })
}
