import type { Api } from '../kernel/index.ts'
import { createAgent, deleteAgent, getAgent, listAgents, updateAgent } from './agents.ts'
import { errors } from './errors.ts'
import { sendMessage, streamMessage } from './messages.ts'
import { platform } from './platform.ts'

export { createAgent, deleteAgent, getAgent, listAgents, updateAgent } from './agents.ts'
export { sendMessage, streamMessage } from './messages.ts'
export { platform } from './platform.ts'
export type {
  Agent,
  AgentChanges,
  AgentList,
  AgentMetrics,
  AgentPlugin,
  AgentQuery,
  AgentStatus,
  AgentSummary,
  ClientName,
  CreatedAgent,
  DeletedAgent,
  Message,
  MessageFrame,
  MessageMetadata,
  MessageRequest,
  NewAgent,
  NewAgentPlugin,
  NewMessage,
  Pagination,
  StreamedMessage,
  UpdatedAgent,
} from './types.ts'

/** The whole of the MoltInfra API. */
export const moltinfra = {
  ...platform,
  title: 'MoltInfra API',
  version: '1.0.0',
  errors,
  operations: {
    createAgent,
    listAgents,
    getAgent,
    updateAgent,
    deleteAgent,
    sendMessage,
    streamMessage,
  },
} as const satisfies Api
