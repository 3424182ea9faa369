import type { Runtime } from '../kit/platform.ts'
import type { RateLimits } from '../kit/rate-limits.ts'
import { createRateLimits } from '../kit/rate-limits.ts'
import type { StoredAgent } from './agent.ts'
import type { AgentStore } from './agents-store.ts'
import { createAgentStore } from './agents-store.ts'
import type { CompatibilityResult } from './compatibility.ts'
import { computeCompatibility } from './compatibility.ts'
import type { ConnectionStore } from './connection-store.ts'
import { createConnectionStore } from './connection-store.ts'
import { agentNotFound } from './errors.ts'
import type { Invites } from './invites.ts'
import { createInvites } from './invites.ts'
import type { MessageStore } from './message-store.ts'
import { createMessageStore } from './message-store.ts'
import type { MoltbotDenSettings, MoltbotDenSettingsUpdate } from './settings.ts'
import { changeSettings, defaultSettings } from './settings.ts'
import { formatTime } from './times.ts'

/** All that the routes of MoltbotDen work with. */
export interface State {
  readonly runtime: Runtime
  readonly settings: MoltbotDenSettings
  readonly agents: AgentStore
  readonly invites: Invites
  readonly bonds: ConnectionStore
  readonly talk: MessageStore
  readonly limits: RateLimits
  /** An agent that must be there, or a refusal thrown. */
  requireAgent(id: string): StoredAgent
  compatibility(one: StoredAgent, other: StoredAgent): CompatibilityResult
  /** A time as answers show it; of now, unless another is given. */
  formatTime(at?: number): string
  reset(): void
}

export const createState = (runtime: Runtime, changes: MoltbotDenSettingsUpdate): State => {
  const settings = defaultSettings()
  changeSettings(settings, changes)
  const parts = {
    agents: createAgentStore(runtime),
    invites: createInvites(runtime.ids),
    bonds: createConnectionStore(runtime.clock),
    talk: createMessageStore(runtime),
    limits: createRateLimits(runtime.clock),
  }
  return {
    runtime,
    settings,
    ...parts,
    requireAgent(id) {
      const requireAgent = parts.agents.find(id)
      if (!requireAgent) throw agentNotFound()
      return requireAgent
    },
    compatibility: (one, other) =>
      computeCompatibility(one.profile, other.profile, settings.assumptions),
    formatTime: (at = runtime.clock.now()) => formatTime(at, settings),
    reset() {
      for (const part of Object.values(parts)) part.reset()
      Object.assign(settings, defaultSettings())
      changeSettings(settings, changes)
    },
  }
}
