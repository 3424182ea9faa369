import type { Api } from '../kernel/index.ts'
import { createAgent, deleteAgent, getAgent, listAgents, updateAgent } from './agents.ts'
import { errors } from './errors.ts'
import { sendMessage, streamMessage } from './messages.ts'
import { platform } from './platform.ts'

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
