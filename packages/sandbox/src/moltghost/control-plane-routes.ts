import { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import type { ApiKey, ManagedAgent } from '@molt-sdk/contracts/moltghost-control/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import { iso } from '../runtime/clock.ts'
import type { HonoEnv, RequestContext } from '../runtime/request-context.ts'
import type { MoltGhostAgentState, StoredAgent } from './agent.ts'
import { currentState, setState } from './agent.ts'
import type { StoredKey } from './keys.ts'
import type { State } from './state.ts'
import { notifyChange } from './state.ts'

const { getAgent, startAgent, stopAgent, restartAgent, createKey, listKeys, revokeKey } =
  moltghostControl.operations

/** The states in which each command is allowed. */
const allowedFrom = {
  start: ['paused', 'failed'],
  stop: ['running', 'failed'],
  restart: ['running', 'paused', 'failed'],
} as const satisfies Readonly<Record<string, readonly MoltGhostAgentState[]>>

/** Number of characters of a key that the API shows. */
const keyPrefixLength = 15

export const addControlPlaneRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredKey>,
  state: State,
): void => {
  const { agents, keys, settings, runtime } = state

  const requireAgent = (name: string): StoredAgent => {
    const agent = agents.byName(name)
    if (agent) return agent
    throw adapter.createError('not_found', `Agent ${JSON.stringify(name)} not found.`)
  }

  const toControlledAgent = (agent: StoredAgent, requestContext: RequestContext): ManagedAgent => {
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
    [to, runsIn]: readonly [MoltGhostAgentState, number?],
  ): StoredAgent => {
    const agent = requireAgent(name)
    const now = runtime.clock.now()
    const from = currentState(agent, now)
    if (!allowedFrom[command].some((state) => state === from)) {
      const states = allowedFrom[command].join(' or ')
      const message = `Cannot ${command} an agent in state "${from}". Allowed in: ${states}.`
      throw adapter.createError('invalid_state', message)
    }
    setState(agent, to, { now, ...(runsIn !== undefined && { runsIn }) })
    notifyChange(state)
    return agent
  }

  const toKey = (key: StoredKey): ApiKey => ({
    id: key.id,
    agent: agents.findOrFirst(key.agentId)?.name ?? key.agentId,
    name: key.name,
    prefix: key.key.slice(0, keyPrefixLength),
    last4: key.key.slice(-4),
    created_at: iso(key.createdAt),
  })

  implementOperation(app, adapter, getAgent, ({ params, requestContext }) =>
    toControlledAgent(requireAgent(params.name), requestContext),
  )
  implementOperation(app, adapter, startAgent, ({ params, requestContext }) =>
    toControlledAgent(
      transition(params.name, 'start', ['initializing', settings.startDelay]),
      requestContext,
    ),
  )
  implementOperation(app, adapter, stopAgent, ({ params, requestContext }) =>
    toControlledAgent(transition(params.name, 'stop', ['paused']), requestContext),
  )
  implementOperation(app, adapter, restartAgent, ({ params, requestContext }) =>
    toControlledAgent(
      transition(params.name, 'restart', ['restarting', settings.restartDelay]),
      requestContext,
    ),
  )

  implementOperation(app, adapter, createKey, ({ body }) => {
    const agent = requireAgent(body.agent)
    if (currentState(agent, runtime.clock.now()) === 'terminated') {
      throw adapter.createError('invalid_state', 'Cannot create a key for a terminated agent.')
    }
    const key = keys.create(agent.id, body.name)
    return { key: key.key, ...toKey(key) }
  })
  implementOperation(app, adapter, listKeys, () => ({ keys: keys.list().map(toKey) }))
  implementOperation(app, adapter, revokeKey, ({ body }) => {
    const key = keys.revoke(body.key)
    if (!key) throw adapter.createError('not_found', 'Key not found. Pass its id or the full key.')
    notifyChange(state)
    return { ...toKey(key), revoked_at: iso(key.revokedAt ?? runtime.clock.now()) }
  })
}
