import type { Api } from '../kernel/index.ts'
import { getAgent, restartAgent, startAgent, stopAgent } from './agents.ts'
import { errors } from './errors.ts'
import { createKey, listKeys, revokeKey } from './keys.ts'
import { platform } from './platform.ts'

/** What the commands of MoltGhost need beside the agents themselves. All of it is assumed. */
export const moltghostControl = {
  ...platform,
  title: 'MoltGhost control API (assumed)',
  version: '1.0.0',
  errors,
  operations: {
    getAgent,
    startAgent,
    stopAgent,
    restartAgent,
    createKey,
    listKeys,
    revokeKey,
  },
} as const satisfies Api
