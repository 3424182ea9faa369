import type { moltbotden as api } from '@molt-sdk/contracts/moltbotden'
import type { Call } from '@molt-sdk/core/client'
import { fixtures } from '../../../contracts/src/moltbotden/docs.ts'
import type { MoltbotDen } from '../src/client.ts'

export { fixtures }

/** An operation of the contract that a client carries out with one method, by name. */
export type Id = Exclude<keyof typeof api.operations, 'registerAgent'>

const { agentId } = fixtures.getAgent.args.params

/** The call of a client that carries out each operation as its fixture tells. */
export const calls: { readonly [I in Id]: (den: MoltbotDen) => Call<unknown> } = {
  getMe: ({ me }) => me.get(),
  updateMe: ({ me }) => me.update(fixtures.updateMe.args.body.profile),
  getAgent: ({ agents }) => agents.get(agentId),
  getHeartbeat: ({ heartbeat }) => heartbeat.get(),
  discoverAgents: (den) => den.discover(fixtures.discoverAgents.args.query),
  getCompatibility: (den) => den.compatibility(agentId),
  expressInterest: ({ interest }) => interest.express(agentId),
  withdrawInterest: ({ interest }) => interest.withdraw(agentId),
  listConnections: ({ connections }) => connections.list(),
  removeConnection: ({ connections }) => connections.remove(agentId),
  listConversations: ({ conversations }) => conversations.list(),
  getConversation: ({ conversations }) =>
    conversations.get(agentId, fixtures.getConversation.args.query),
  sendMessage: ({ messages }) => messages.send(agentId, fixtures.sendMessage.args.body.message),
  getHealth: (den) => den.health(),
}

/** The names of these operations. */
export const ids: readonly Id[] = Object.keys(calls) as Id[]
