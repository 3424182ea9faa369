import type { Runtime } from '../kit/platform.ts'
import type { RateLimits } from '../kit/rate-limits.ts'
import { createRateLimits } from '../kit/rate-limits.ts'
import type { Agents } from './agents.ts'
import { createAgents } from './agents.ts'
import type { Keys } from './keys.ts'
import { createKeys } from './keys.ts'
import type { MoltGhostReply } from './reply.ts'
import { defaultReply } from './reply.ts'
import type { MoltGhostSettings, MoltGhostSettingsUpdate } from './settings.ts'
import { changeSettings, defaultSettings } from './settings.ts'

/** State that the routes of MoltGhost share. */
export interface State {
  readonly runtime: Runtime
  readonly settings: MoltGhostSettings
  readonly agents: Agents
  readonly keys: Keys
  readonly limits: RateLimits
  /** Produces the agents' replies. */
  reply: MoltGhostReply
  /** Produces them unless they were changed. */
  readonly initialReply: MoltGhostReply
  /** Called after every change that may make an agent unavailable or a key inactive. */
  readonly onChange: Set<() => void>
  reset(): void
}

export const createState = (
  runtime: Runtime,
  changes: MoltGhostSettingsUpdate,
  reply: MoltGhostReply = defaultReply,
): State => {
  const settings = defaultSettings()
  changeSettings(settings, changes)
  const state: State = {
    runtime,
    settings,
    agents: createAgents(runtime.ids, runtime.clock),
    keys: createKeys(runtime.ids, runtime.clock),
    limits: createRateLimits(runtime.clock),
    reply,
    initialReply: reply,
    onChange: new Set(),
    reset() {
      for (const part of [state.agents, state.keys, state.limits]) part.reset()
      state.reply = reply
      Object.assign(settings, defaultSettings())
      changeSettings(settings, changes)
    },
  }
  return state
}

/** Calls the listeners of `onChange`, which close sockets that may no longer be open. */
export const notifyChange = ({ onChange }: State): void => {
  for (const listener of [...onChange]) listener()
}
