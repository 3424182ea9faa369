import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import { otherAgentId } from './connection-store.ts'
import { httpError } from './errors.ts'
import type { State } from './state.ts'

const { listConnections, removeConnection } = moltbotden.operations

/** Adds the routes for the caller's connections. */
export const addConnectionRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredAgent>,
  state: State,
): void => {
  const { connectionStore, messageStore, settings } = state

  implementOperation(app, adapter, listConnections, ({ account: { id } }) => {
    const { connectionOrder, noLastMessage } = settings.assumptions
    const ownConnections = [...connectionStore.of(id)]
    if (connectionOrder === 'newest') ownConnections.reverse()
    const withoutMessage = noLastMessage === 'null' ? { last_message: null } : {}
    return {
      connections: ownConnections.map((connection) => {
        const other = state.requireAgent(otherAgentId(connection, id))
        const last = messageStore.between(id, other.id).at(-1)
        return {
          agent_id: other.id,
          display_name: other.profile.display_name,
          connected_at: state.formatTime(connection.at),
          ...(last ? { last_message: state.formatTime(last.at) } : withoutMessage),
          unread_count: messageStore.unreadCount(id, other.id),
        }
      }),
      total: ownConnections.length,
    }
  })

  implementOperation(app, adapter, removeConnection, ({ account: { id }, params }) => {
    const other = state.requireAgent(params.agentId)
    if (!connectionStore.remove(id, other.id)) throw httpError('not_found', 'Connection not found')
    if (settings.assumptions.removedHistory === 'deleted')
      messageStore.deleteConversation(id, other.id)
    return { success: true, message: 'Connection removed' }
  })
}
