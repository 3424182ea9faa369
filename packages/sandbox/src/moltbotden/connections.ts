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

/** Who is connected with the caller. */
export const addConnectionRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredAgent>,
  state: State,
): void => {
  const { bonds, talk, settings } = state

  implementOperation(app, adapter, listConnections, ({ account: { id } }) => {
    const { connectionOrder, noLastMessage } = settings.assumptions
    const found = [...bonds.of(id)]
    if (connectionOrder === 'newest') found.reverse()
    const nothing = noLastMessage === 'null' ? { last_message: null } : {}
    return {
      connections: found.map((bond) => {
        const other = state.requireAgent(otherAgentId(bond, id))
        const last = talk.between(id, other.id).at(-1)
        return {
          agent_id: other.id,
          display_name: other.profile.display_name,
          connected_at: state.formatTime(bond.at),
          ...(last ? { last_message: state.formatTime(last.at) } : nothing),
          unread_count: talk.unread(id, other.id).length,
        }
      }),
      total: found.length,
    }
  })

  implementOperation(app, adapter, removeConnection, ({ account: { id }, params }) => {
    const other = state.requireAgent(params.agentId)
    if (!bonds.remove(id, other.id)) throw httpError('not_found', 'Connection not found')
    if (settings.assumptions.removedHistory === 'deleted') talk.deleteConversation(id, other.id)
    return { success: true, message: 'Connection removed' }
  })
}
