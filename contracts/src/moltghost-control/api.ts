import type { Api } from '../kernel/index.ts'
import { agentOperations } from './agents/agents.ts'
import { errors } from './errors.ts'
import { keyOperations } from './keys/keys.ts'
import { platform } from './platform.ts'

/** The API that MoltGhost's commands need in addition to that of agents. All of it is assumed. */
export const moltghostControl = {
  ...platform,
  title: 'MoltGhost control API (assumed)',
  version: '1.0.0',
  errors,
  operations: { ...agentOperations, ...keyOperations },
} as const satisfies Api
