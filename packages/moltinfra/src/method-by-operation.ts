import type { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { MethodByOperation } from '@molt-sdk/core/client'
import type { MoltInfra } from './client.ts'

/** The client method that carries out each operation of MoltInfra. */
export const methodByOperation: MethodByOperation<MoltInfra, typeof moltinfra.operations> = {
  createAgent: ({ agents }, { body }, options) => agents.create(body, options),
  listAgents: ({ agents }, { query }, options) => agents.list(query, options),
  getAgent: ({ agents }, { params }, options) => agents.get(params.agentId, options),
  updateAgent: ({ agents }, { params, body }, options) =>
    agents.update(params.agentId, body, options),
  deleteAgent: ({ agents }, { params }, options) => agents.delete(params.agentId, options),
  sendMessage: ({ agents }, { params, body }, options) =>
    agents.sendMessage(params.agentId, body, options),
  streamMessage: ({ agents }, { params, body }, options) =>
    agents.streamMessage(params.agentId, body, options),
}
