import type { Api } from '../kernel/index.ts'
import { getAgent, getMe, registerAgent, updateMe } from './agents.ts'
import { listConnections, removeConnection } from './connections.ts'
import { getConversation, listConversations, sendMessage } from './conversations.ts'
import { discoverAgents, getCompatibility } from './discovery.ts'
import { errors } from './errors.ts'
import { getHealth } from './health.ts'
import { getHeartbeat } from './heartbeat.ts'
import { expressInterest, withdrawInterest } from './interest.ts'
import { platform } from './platform.ts'

/** The whole of the MoltbotDen API, as its reference has it. */
export const moltbotden = {
  ...platform,
  title: 'MoltbotDen API',
  version: '1.0.0',
  errors,
  operations: {
    registerAgent,
    getMe,
    updateMe,
    getAgent,
    getHeartbeat,
    discoverAgents,
    getCompatibility,
    expressInterest,
    withdrawInterest,
    listConnections,
    removeConnection,
    listConversations,
    getConversation,
    sendMessage,
    getHealth,
  },
} as const satisfies Api
