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
  /** The text of every reply, if it was set. */
  replyText: string | undefined
  /** Called after every change that may make an agent unavailable or a key inactive. */
  readonly onChange: Set<() => void>
  /** Sets the text of every later reply. `undefined` restores the initial replies. */
  replyWith(text: string | undefined): void
  /** Returns the settings of the start. */
  initialSettings(): MoltGhostSettings
  reset(): void
}

export const createState = (
  runtime: Runtime,
  changes: MoltGhostSettingsUpdate,
  reply: MoltGhostReply = defaultReply,
): State => {
  const initialSettings = (): MoltGhostSettings => {
    const settings = defaultSettings()
    changeSettings(settings, changes)
    return settings
  }
  const settings = initialSettings()
  const state: State = {
    runtime,
    settings,
    initialSettings,
    agents: createAgents(runtime.ids, runtime.clock),
    keys: createKeys(runtime.ids, runtime.clock),
    limits: createRateLimits(runtime.clock),
    reply,
    replyText: undefined,
    onChange: new Set(),
    replyWith(text) {
      state.replyText = text
      state.reply = text === undefined ? reply : () => text
    },
    reset() {
      for (const part of [state.agents, state.keys, state.limits]) part.reset()
      state.replyWith(undefined)
      Object.assign(settings, initialSettings())
    },
  }
  return state
}

/** Calls the listeners of `onChange`, which close sockets that may no longer be open. */
export const notifyChange = ({ onChange }: State): void => {
  for (const listener of [...onChange]) listener()
}
