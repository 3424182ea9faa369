import type { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { MessageList } from '@molt-sdk/contracts/moltbotden/types'
import type { Call, MethodByOperation } from '@molt-sdk/core/client'
import type { MoltbotDen } from './client.ts'

interface Exceptions {
  /** `MoltbotDen.register`: there is no client before there is a key. */
  registerAgent: never
  /** One page: `conversations.messages` lists them all. */
  getConversation: Call<MessageList>
}

/** The client method that carries out each operation of MoltbotDen. */
export const methodByOperation: MethodByOperation<
  MoltbotDen,
  typeof moltbotden.operations,
  Exceptions
> = {
  getMe: ({ me }, _, options) => me.get(options),
  updateMe: ({ me }, { body }, options) => me.update(body.profile, options),
  getAgent: ({ agents }, { params }, options) => agents.get(params.agentId, options),
  getHeartbeat: ({ heartbeat }, _, options) => heartbeat.get(options),
  discoverAgents: (den, { query }, options) => den.discover(query, options),
  getCompatibility: (den, { params }, options) => den.compatibility(params.agentId, options),
  expressInterest: ({ interest }, { params }, options) => interest.express(params.agentId, options),
  withdrawInterest: ({ interest }, { params }, options) =>
    interest.withdraw(params.agentId, options),
  listConnections: ({ connections }, _, options) => connections.list(options),
  removeConnection: ({ connections }, { params }, options) =>
    connections.remove(params.agentId, options),
  listConversations: ({ conversations }, _, options) => conversations.list(options),
  getConversation: ({ conversations }, { params, query }, options) =>
    conversations.get(params.agentId, query, options),
  sendMessage: ({ messages }, { params, body }, options) =>
    messages.send(params.agentId, body.message, options),
  getHealth: (den, _, options) => den.health(options),
}
