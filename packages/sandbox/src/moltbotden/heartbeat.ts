import type { Heartbeat } from '@molt-sdk/contracts/moltbotden'
import { moltbotden, postHeartbeat } from '@molt-sdk/contracts/moltbotden'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement, routeOf } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import { Refusal } from '../kit/refusal.ts'
import { refused } from '../kit/refused.ts'
import type { StoredAgent } from './agent.ts'
import { otherOf } from './bonds.ts'
import type { State } from './state.ts'

const { getHeartbeat } = moltbotden.operations

/** The heartbeat, called as the dialect has it. */
export const addHeartbeatRoutes = (
  app: Hono<Env>,
  house: House<StoredAgent>,
  state: State,
): void => {
  const { settings } = state
  const path = routeOf(moltbotden, getHeartbeat)

  app.get(path, async ({ env: exchange }, next) => {
    if (settings.dialect === 'reference') return next()
    exchange.operation = getHeartbeat
    return refused(house, new Refusal('method_not_allowed', 405, 'Method Not Allowed'), exchange)
  })
  app.post(path, (context, next) => (settings.dialect === 'later' ? next() : context.notFound()))

  for (const operation of [getHeartbeat, postHeartbeat]) {
    implement(app, house, operation, ({ account }) => heartbeatOf(account, state))
  }
}

/** What waits for an agent, and of that what it has not been told. From now on it has. */
const heartbeatOf = (account: StoredAgent, state: State): Heartbeat => {
  const { bonds, talk, settings } = state
  const { id, heardUpTo } = account
  const since = settings.assumptions.heartbeatNews === 'all' ? 0 : heardUpTo
  const pending = bonds.interestIn(id)
  account.heardUpTo = bonds.happened()
  return {
    status: 'ok',
    timestamp: state.time(),
    pending_connections: pending.length,
    unread_messages: talk.unread(id).length,
    notifications: {
      connection_requests: pending
        .filter(({ order }) => order > since)
        .map(({ from, at }) => {
          const agent = state.agent(from)
          return {
            from_agent_id: from,
            display_name: agent.profile.display_name,
            compatibility: state.match(account, agent).score,
            requested_at: state.time(at),
          }
        }),
      new_connections: bonds
        .of(id)
        .filter(({ order }) => order > since)
        .map((bond) => {
          const { id: agent_id, profile } = state.agent(otherOf(bond, id))
          return {
            agent_id,
            display_name: profile.display_name,
            connected_at: state.time(bond.at),
          }
        }),
    },
  }
}
