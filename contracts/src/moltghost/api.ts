import type { Api } from '../kernel/index.ts'
import { createChat } from './chat.ts'
import { createChatCompletion, createCompletion } from './completions.ts'
import { errors } from './errors.ts'
import { getHealth } from './health.ts'
import { listModels } from './models.ts'
import { platform } from './platform.ts'
import { invokeTools } from './tools.ts'

/** The API of an agent on MoltGhost. */
export const moltghost = {
  ...platform,
  title: 'MoltGhost agent API',
  version: '1.0.0',
  errors,
  operations: {
    createChat,
    createChatCompletion,
    createCompletion,
    invokeTools,
    listModels,
    getHealth,
  },
} as const satisfies Api
