export { createAgent, deleteAgent, getAgent, listAgents, updateAgent } from './agents.ts'
export { moltinfra } from './api.ts'
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
