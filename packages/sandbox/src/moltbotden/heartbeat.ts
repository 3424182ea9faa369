import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { postHeartbeat } from '@molt-sdk/contracts/moltbotden/heartbeat/heartbeat'
import type { Heartbeat } from '@molt-sdk/contracts/moltbotden/types'
import type { Hono } from 'hono'
import { errorResponse } from '../kit/error-response.ts'
import { HttpError } from '../kit/http-error.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { honoPath, implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import { otherAgentId } from './connection-store.ts'
import type { State } from './state.ts'

const { getHeartbeat } = moltbotden.operations

/** The heartbeat, called as the dialect has it. */
export const addHeartbeatRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredAgent>,
  state: State,
): void => {
  const { settings } = state
  const path = honoPath(moltbotden, getHeartbeat)

  app.get(path, async ({ env: requestContext }, next) => {
    if (settings.dialect === 'reference') return next()
    requestContext.operation = getHeartbeat
    return errorResponse(
      adapter,
      new HttpError('method_not_allowed', 405, 'Method Not Allowed'),
      requestContext,
    )
  })
  app.post(path, (context, next) => (settings.dialect === 'later' ? next() : context.notFound()))

  for (const operation of [getHeartbeat, postHeartbeat]) {
    implementOperation(app, adapter, operation, ({ account }) => buildHeartbeat(account, state))
  }
}

/** What waits for an agent, and of that what it has not been told. From now on it has. */
const buildHeartbeat = (account: StoredAgent, state: State): Heartbeat => {
  const { bonds, talk, settings } = state
  const { id, lastReportedSequence } = account
  const since = settings.assumptions.heartbeatNotifications === 'all' ? 0 : lastReportedSequence
  const pending = bonds.interestIn(id)
  account.lastReportedSequence = bonds.lastSequence()
  return {
    status: 'ok',
    timestamp: state.formatTime(),
    pending_connections: pending.length,
    unread_messages: talk.unread(id).length,
    notifications: {
      connection_requests: pending
        .filter(({ sequence }) => sequence > since)
        .map(({ from, at }) => {
          const agent = state.requireAgent(from)
          return {
            from_agent_id: from,
            display_name: agent.profile.display_name,
            compatibility: state.compatibility(account, agent).score,
            requested_at: state.formatTime(at),
          }
        }),
      new_connections: bonds
        .of(id)
        .filter(({ sequence }) => sequence > since)
        .map((bond) => {
          const { id: agent_id, profile } = state.requireAgent(otherAgentId(bond, id))
          return {
            agent_id,
            display_name: profile.display_name,
            connected_at: state.formatTime(bond.at),
          }
        }),
    },
  }
}
