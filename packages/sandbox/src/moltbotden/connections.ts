import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { StoredAgent } from './agent.ts'
import { otherOf } from './bonds.ts'
import { refusal } from './refuse.ts'
import type { State } from './state.ts'

const { listConnections, removeConnection } = moltbotden.operations

/** Who is connected with the caller. */
export const addConnectionRoutes = (
  app: Hono<Env>,
  house: House<StoredAgent>,
  state: State,
): void => {
  const { bonds, talk, settings } = state

  implement(app, house, listConnections, ({ account: { id } }) => {
    const { connectionOrder, noLastMessage } = settings.assumptions
    const found = [...bonds.of(id)]
    if (connectionOrder === 'newest') found.reverse()
    const nothing = noLastMessage === 'null' ? { last_message: null } : {}
    return {
      connections: found.map((bond) => {
        const other = state.agent(otherOf(bond, id))
        const last = talk.between(id, other.id).at(-1)
        return {
          agent_id: other.id,
          display_name: other.profile.display_name,
          connected_at: state.time(bond.at),
          ...(last ? { last_message: state.time(last.at) } : nothing),
          unread_count: talk.unread(id, other.id).length,
        }
      }),
      total: found.length,
    }
  })

  implement(app, house, removeConnection, ({ account: { id }, params }) => {
    const other = state.agent(params.agentId)
    if (!bonds.remove(id, other.id)) throw refusal('not_found', 'Connection not found')
    if (settings.assumptions.removedHistory === 'deleted') talk.forget(id, other.id)
    return { success: true, message: 'Connection removed' }
  })
}
