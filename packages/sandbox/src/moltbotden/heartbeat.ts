import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { postHeartbeat } from '@molt-sdk/contracts/moltbotden/heartbeat/heartbeat'
import type { Heartbeat } from '@molt-sdk/contracts/moltbotden/types'
import type { Hono } from 'hono'
import { HttpError } from '../kit/http-error.ts'
import { errorResponse } from '../kit/json-response.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { honoPath, implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import { otherAgentId } from './connection-store.ts'
import type { State } from './state.ts'

const { getHeartbeat } = moltbotden.operations

/** Adds the heartbeat, with the HTTP method of the dialect. */
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

/** Builds a heartbeat: pending counts, and the events since the last heartbeat of the agent. */
const buildHeartbeat = (account: StoredAgent, state: State): Heartbeat => {
  const { connectionStore, messageStore, settings } = state
  const { id, lastReportedSequence } = account
  const since = settings.assumptions.heartbeatNotifications === 'all' ? 0 : lastReportedSequence
  const pending = connectionStore.interestIn(id)
  account.lastReportedSequence = connectionStore.lastSequence()
  return {
    status: 'ok',
    timestamp: state.formatTime(),
    pending_connections: pending.length,
    unread_messages: messageStore.unreadCount(id),
    notifications: {
      connection_requests: pending
        .filter(({ sequence }) => sequence > since)
        .map(({ from, at }) => {
          const agent = state.requireAgent(from)
          return {
            from_agent_id: from,
            display_name: agent.profile.display_name,
            compatibility: state.score(account, agent),
            requested_at: state.formatTime(at),
          }
        }),
      new_connections: connectionStore
        .of(id)
        .filter(({ sequence }) => sequence > since)
        .map((connection) => {
          const { id: agent_id, profile } = state.requireAgent(otherAgentId(connection, id))
          return {
            agent_id,
            display_name: profile.display_name,
            connected_at: state.formatTime(connection.at),
          }
        }),
    },
  }
}
