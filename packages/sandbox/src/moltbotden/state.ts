import type { Runtime } from '../kit/platform.ts'
import type { RateLimits } from '../kit/rate-limits.ts'
import { createRateLimits } from '../kit/rate-limits.ts'
import { iso } from '../runtime/clock.ts'
import type { StoredAgent } from './agent.ts'
import type { AgentStore } from './agents-store.ts'
import { createAgentStore } from './agents-store.ts'
import type { CompatibilityResult } from './compatibility.ts'
import { computeCompatibility, computeScore } from './compatibility.ts'
import type { ConnectionStore } from './connection-store.ts'
import { createConnectionStore } from './connection-store.ts'
import { agentNotFound } from './errors.ts'
import type { Invites } from './invites.ts'
import { createInvites } from './invites.ts'
import type { MessageStore } from './message-store.ts'
import { createMessageStore } from './message-store.ts'
import type { MoltbotDenSettings, MoltbotDenSettingsUpdate } from './settings.ts'
import { changeSettings, defaultSettings } from './settings.ts'

/** State that the routes of MoltbotDen share. */
export interface State {
  readonly runtime: Runtime
  readonly settings: MoltbotDenSettings
  readonly agents: AgentStore
  readonly invites: Invites
  readonly connectionStore: ConnectionStore
  readonly messageStore: MessageStore
  readonly limits: RateLimits
  /** Returns an agent, or throws not_found. */
  requireAgent(id: string): StoredAgent
  compatibility(one: StoredAgent, other: StoredAgent): CompatibilityResult
  /** Computes the score alone, at a fraction of the cost. */
  score(one: StoredAgent, other: StoredAgent): number
  /** Formats a time as in responses. Default: now. */
  formatTime(time?: number): string
  /** Returns the settings of the start. */
  initialSettings(): MoltbotDenSettings
  reset(): void
}

export const createState = (runtime: Runtime, changes: MoltbotDenSettingsUpdate): State => {
  const initialSettings = (): MoltbotDenSettings => {
    const settings = defaultSettings()
    changeSettings(settings, changes)
    return settings
  }
  const settings = initialSettings()
  const parts = {
    agents: createAgentStore(runtime),
    invites: createInvites(runtime.ids),
    connectionStore: createConnectionStore(runtime.clock),
    messageStore: createMessageStore(runtime),
    limits: createRateLimits(runtime.clock),
  }
  return {
    runtime,
    settings,
    initialSettings,
    ...parts,
    requireAgent(id) {
      const agent = parts.agents.find(id)
      if (!agent) throw agentNotFound()
      return agent
    },
    compatibility: (one, other) =>
      computeCompatibility(one.profile, other.profile, settings.assumptions),
    score: (one, other) => computeScore(one.profile, other.profile, settings.assumptions),
    formatTime(time = runtime.clock.now()) {
      const { dialect, assumptions } = settings
      const text =
        assumptions.timePrecision === 'seconds' ? iso(time).replace(/\.\d+/, '') : iso(time)
      return dialect === 'later' ? text.replace('Z', '+00:00') : text
    },
    reset() {
      for (const part of Object.values(parts)) part.reset()
      Object.assign(settings, initialSettings())
    },
  }
}
