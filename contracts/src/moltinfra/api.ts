import type { Api } from '../kernel/index.ts'
import { agentOperations } from './agents/agents.ts'
import { errors } from './errors.ts'
import { messageOperations } from './messages/messages.ts'
import { platform } from './platform.ts'

/** The MoltInfra API. */
export const moltinfra = {
  ...platform,
  title: 'MoltInfra API',
  version: '1.0.0',
  errors,
  operations: { ...agentOperations, ...messageOperations },
} as const satisfies Api
