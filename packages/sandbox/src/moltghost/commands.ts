import type { ControlledAgent, Key } from '@molt-sdk/contracts/moltghost-control'
import { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import type { Hono } from 'hono'
import type { Env, Exchange } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import { iso } from '../kit/iso.ts'
import type { House } from '../kit/platform.ts'
import type { AgentState, StoredAgent } from './agent.ts'
import { bring, stateOf } from './agent.ts'
import type { StoredKey } from './keys.ts'
import type { State } from './state.ts'
import { tellChange } from './state.ts'

const { getAgent, startAgent, stopAgent, restartAgent, createKey, listKeys, revokeKey } =
  moltghostControl.operations

/** From which states each command leads. */
const steps = {
  start: ['paused', 'failed'],
  stop: ['running', 'failed'],
  restart: ['running', 'paused', 'failed'],
} as const satisfies Readonly<Record<string, readonly AgentState[]>>

/** How much of a key is shown to know it by. */
const shown = 15

export const addCommandRoutes = (app: Hono<Env>, house: House<StoredKey>, state: State): void => {
  const { agents, keys, settings, world } = state

  const named = (name: string): StoredAgent => {
    const agent = agents.list().find((one) => one.name === name || one.id === name)
    if (agent) return agent
    throw house.refuse('not_found', `There is no agent ${JSON.stringify(name)}.`)
  }

  const view = (agent: StoredAgent, exchange: Exchange): ControlledAgent => {
    const now = world.clock.now()
    const status = stateOf(agent, now)
    const base = exchange.baseUrl.replace(/\/control$/, '')
    return {
      name: agent.name,
      id: agent.id,
      status,
      url: `${base}/${agent.id}`,
      model: agent.models[0],
      uptime_seconds: status === 'running' ? Math.floor((now - agent.runningSince) / 1000) : 0,
    }
  }

  const step = (
    name: string,
    command: keyof typeof steps,
    [to, runsIn]: readonly [AgentState, number?],
  ): StoredAgent => {
    const agent = named(name)
    const now = world.clock.now()
    const from = stateOf(agent, now)
    if (!steps[command].some((one) => one === from)) {
      throw house.refuse('invalid_state', `An agent that is ${from} cannot ${command}.`)
    }
    bring(agent, to, { now, ...(runsIn !== undefined && { runsIn }) })
    tellChange(state)
    return agent
  }

  const keyView = (key: StoredKey): Key => ({
    id: key.id,
    agent: agents.at(key.agentId)?.name ?? key.agentId,
    name: key.name,
    prefix: key.key.slice(0, shown),
    created_at: iso(key.createdAt),
  })

  implement(app, house, getAgent, ({ params, exchange }) => view(named(params.name), exchange))
  implement(app, house, startAgent, ({ params, exchange }) =>
    view(step(params.name, 'start', ['initializing', settings.startTime]), exchange),
  )
  implement(app, house, stopAgent, ({ params, exchange }) =>
    view(step(params.name, 'stop', ['paused']), exchange),
  )
  implement(app, house, restartAgent, ({ params, exchange }) =>
    view(step(params.name, 'restart', ['restarting', settings.restartTime]), exchange),
  )

  implement(app, house, createKey, ({ body }) => {
    const agent = named(body.agent)
    if (stateOf(agent, world.clock.now()) === 'terminated') {
      throw house.refuse('invalid_state', 'A terminated agent takes no keys.')
    }
    const key = keys.create(agent.id, body.name)
    return { key: key.key, ...keyView(key) }
  })
  implement(app, house, listKeys, () => ({ keys: keys.list().map(keyView) }))
  implement(app, house, revokeKey, ({ body }) => {
    const key = body.key.startsWith('molti_') ? keys.revoke(body.key) : undefined
    if (!key) throw house.refuse('not_found', 'There is no such key.')
    tellChange(state)
    return { ...keyView(key), revoked_at: iso(key.revokedAt ?? world.clock.now()) }
  })
}
