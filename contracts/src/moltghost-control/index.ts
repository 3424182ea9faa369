export { getAgent, restartAgent, startAgent, stopAgent } from './agents.ts'
export { moltghostControl } from './api.ts'
export { createKey, listKeys, revokeKey } from './keys.ts'
export { platform } from './platform.ts'
export type {
  AgentStatus,
  ControlledAgent,
  CreatedKey,
  Key,
  KeyList,
  KeyToRevoke,
  NewKey,
  RevokedKey,
} from './types.ts'
