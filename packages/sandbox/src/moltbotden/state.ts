import type { World } from '../kit/platform.ts'
import type { RateLimits } from '../kit/rate-limits.ts'
import { createRateLimits } from '../kit/rate-limits.ts'
import type { StoredAgent } from './agent.ts'
import type { AgentStore } from './agents-store.ts'
import { createAgentStore } from './agents-store.ts'
import type { Bonds } from './bonds.ts'
import { createBonds } from './bonds.ts'
import type { Match } from './compatibility.ts'
import { matchOf } from './compatibility.ts'
import type { Invites } from './invites.ts'
import { createInvites } from './invites.ts'
import { missing } from './refuse.ts'
import type { MoltbotDenChanges, MoltbotDenSettings } from './settings.ts'
import { changeSettings, defaultSettings } from './settings.ts'
import type { Talk } from './talk.ts'
import { createTalk } from './talk.ts'
import { timeText } from './times.ts'

/** All that the routes of MoltbotDen work with. */
export interface State {
  readonly world: World
  readonly settings: MoltbotDenSettings
  readonly agents: AgentStore
  readonly invites: Invites
  readonly bonds: Bonds
  readonly talk: Talk
  readonly limits: RateLimits
  /** An agent that must be there, or a refusal thrown. */
  agent(id: string): StoredAgent
  match(one: StoredAgent, other: StoredAgent): Match
  /** A time as answers show it; of now, unless another is given. */
  time(at?: number): string
  reset(): void
}

export const createState = (world: World, changes: MoltbotDenChanges): State => {
  const settings = defaultSettings()
  changeSettings(settings, changes)
  const parts = {
    agents: createAgentStore(world),
    invites: createInvites(world.ids),
    bonds: createBonds(world.clock),
    talk: createTalk(world),
    limits: createRateLimits(world.clock),
  }
  return {
    world,
    settings,
    ...parts,
    agent(id) {
      const agent = parts.agents.find(id)
      if (!agent) throw missing()
      return agent
    },
    match: (one, other) => matchOf(one.profile, other.profile, settings.assumptions),
    time: (at = world.clock.now()) => timeText(at, settings),
    reset() {
      for (const part of Object.values(parts)) part.reset()
      Object.assign(settings, defaultSettings())
      changeSettings(settings, changes)
    },
  }
}
