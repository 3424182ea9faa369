import type { Api } from '../kernel/index.ts'
import { chatOperations } from './chat/chat.ts'
import { completionOperations } from './completions/completions.ts'
import { errors } from './errors.ts'
import { healthOperations } from './health/health.ts'
import { modelOperations } from './models/models.ts'
import { platform } from './platform.ts'
import { toolOperations } from './tools/tools.ts'

/** The API of an agent on MoltGhost. */
export const moltghost = {
  ...platform,
  title: 'MoltGhost agent API',
  version: '1.0.0',
  errors,
  operations: {
    ...chatOperations,
    ...completionOperations,
    ...toolOperations,
    ...modelOperations,
    ...healthOperations,
  },
} as const satisfies Api
