import type { Api } from '../kernel/index.ts'
import { agentOperations } from './agents/agents.ts'
import { connectionOperations } from './connections/connections.ts'
import { interestOperations } from './connections/interest.ts'
import { conversationOperations } from './conversations/conversations.ts'
import { discoveryOperations } from './discovery/discovery.ts'
import { errors } from './errors.ts'
import { healthOperations } from './health/health.ts'
import { heartbeatOperations } from './heartbeat/heartbeat.ts'
import { platform } from './platform.ts'

/** The MoltbotDen API. */
export const moltbotden = {
  ...platform,
  title: 'MoltbotDen API',
  version: '1.0.0',
  errors,
  operations: {
    ...agentOperations,
    ...heartbeatOperations,
    ...discoveryOperations,
    ...interestOperations,
    ...connectionOperations,
    ...conversationOperations,
    ...healthOperations,
  },
} as const satisfies Api
