import { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import type { ControlledAgent, Key } from '@molt-sdk/contracts/moltghost-control/types'
import type { Hono } from 'hono'
import { iso } from '../kit/iso.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv, RequestContext } from '../runtime/request-context.ts'
import type { AgentState, StoredAgent } from './agent.ts'
import { currentState, setState } from './agent.ts'
import type { StoredKey } from './keys.ts'
import type { State } from './state.ts'
import { notifyChange } from './state.ts'

const { getAgent, startAgent, stopAgent, restartAgent, createKey, listKeys, revokeKey } =
  moltghostControl.operations

/** From which states each command leads. */
const allowedFrom = {
  start: ['paused', 'failed'],
  stop: ['running', 'failed'],
  restart: ['running', 'paused', 'failed'],
} as const satisfies Readonly<Record<string, readonly AgentState[]>>

/** How much of a key is shown to know it by. */
const keyPrefixLength = 15

export const addCommandRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredKey>,
  state: State,
): void => {
  const { agents, keys, settings, runtime } = state

  const requireAgent = (name: string): StoredAgent => {
    const agent = agents.list().find((one) => one.name === name || one.id === name)
    if (agent) return agent
    throw adapter.createError('not_found', `There is no agent ${JSON.stringify(name)}.`)
  }

  const view = (agent: StoredAgent, requestContext: RequestContext): ControlledAgent => {
    const now = runtime.clock.now()
    const status = currentState(agent, now)
    const base = requestContext.baseUrl.replace(/\/control$/, '')
    return {
      name: agent.name,
      id: agent.id,
      status,
      url: `${base}/${agent.id}`,
      model: agent.models[0],
      uptime_seconds: status === 'running' ? Math.floor((now - agent.runningSince) / 1000) : 0,
    }
  }

  const transition = (
    name: string,
    command: keyof typeof allowedFrom,
    [to, runsIn]: readonly [AgentState, number?],
  ): StoredAgent => {
    const agent = requireAgent(name)
    const now = runtime.clock.now()
    const from = currentState(agent, now)
    if (!allowedFrom[command].some((one) => one === from)) {
      throw adapter.createError('invalid_state', `An agent that is ${from} cannot ${command}.`)
    }
    setState(agent, to, { now, ...(runsIn !== undefined && { runsIn }) })
    notifyChange(state)
    return agent
  }

  const keyView = (key: StoredKey): Key => ({
    id: key.id,
    agent: agents.findOrFirst(key.agentId)?.name ?? key.agentId,
    name: key.name,
    prefix: key.key.slice(0, keyPrefixLength),
    created_at: iso(key.createdAt),
  })

  implementOperation(app, adapter, getAgent, ({ params, requestContext }) =>
    view(requireAgent(params.name), requestContext),
  )
  implementOperation(app, adapter, startAgent, ({ params, requestContext }) =>
    view(transition(params.name, 'start', ['initializing', settings.startDelay]), requestContext),
  )
  implementOperation(app, adapter, stopAgent, ({ params, requestContext }) =>
    view(transition(params.name, 'stop', ['paused']), requestContext),
  )
  implementOperation(app, adapter, restartAgent, ({ params, requestContext }) =>
    view(transition(params.name, 'restart', ['restarting', settings.restartDelay]), requestContext),
  )

  implementOperation(app, adapter, createKey, ({ body }) => {
    const agent = requireAgent(body.agent)
    if (currentState(agent, runtime.clock.now()) === 'terminated') {
      throw adapter.createError('invalid_state', 'A terminated agent takes no keys.')
    }
    const key = keys.create(agent.id, body.name)
    return { key: key.key, ...keyView(key) }
  })
  implementOperation(app, adapter, listKeys, () => ({ keys: keys.list().map(keyView) }))
  implementOperation(app, adapter, revokeKey, ({ body }) => {
    const key = body.key.startsWith('molti_') ? keys.revoke(body.key) : undefined
    if (!key) throw adapter.createError('not_found', 'There is no such key.')
    notifyChange(state)
    return { ...keyView(key), revoked_at: iso(key.revokedAt ?? runtime.clock.now()) }
  })
}
