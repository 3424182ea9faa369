export { getAgent, getMe, registerAgent, updateMe } from './agents.ts'
export { moltbotden } from './api.ts'
export { listConnections, removeConnection } from './connections.ts'
export { getConversation, listConversations, sendMessage } from './conversations.ts'
export { discoverAgents, getCompatibility } from './discovery.ts'
export { getHealth } from './health.ts'
export { getHeartbeat, postHeartbeat } from './heartbeat.ts'
export { expressInterest, withdrawInterest } from './interest.ts'
export { platform } from './platform.ts'
export type {
  Agent,
  AgentChanges,
  AgentStats,
  Communication,
  Compatibility,
  CompatibilityFactors,
  Confirmation,
  Connection,
  ConnectionList,
  ConnectionRequest,
  Conversation,
  ConversationList,
  DiscoveryQuery,
  ExpressedInterest,
  Health,
  HealthStatus,
  Heartbeat,
  HeartbeatStatus,
  LastMessage,
  Message,
  MessageList,
  MessageQuery,
  MutualInterest,
  NewAgent,
  NewCommunication,
  NewConnection,
  NewMessage,
  NewProfile,
  Notifications,
  OwnAgent,
  PendingInterest,
  Profile,
  ProfileChanges,
  ProfileSection,
  RegisteredAgent,
  SentMessage,
  Suggestion,
  SuggestionList,
  UpdatedAgent,
} from './types.ts'
