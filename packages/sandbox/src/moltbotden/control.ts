import { explainErrors } from '@molt-sdk/contracts/kernel'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import { basePathOf } from '../kit/base-path.ts'
import { iso } from '../kit/iso.ts'
import type { StoredAgent } from './agent.ts'
import type { Invite } from './invites.ts'
import type { MoltbotDenSettings, MoltbotDenSettingsUpdate } from './settings.ts'
import { changeSettings } from './settings.ts'
import type { State } from './state.ts'

/** An agent with what only the sandbox knows about it. */
export interface SandboxAgent {
  readonly id: string
  readonly apiKey: string
  readonly profile: NewProfile
  readonly joinedAt: string
}

/** Interest that has not been answered. */
export interface SandboxInterest {
  readonly from: string
  readonly to: string
  readonly at: string
}

/** Two agents that are connected. */
export interface SandboxConnection {
  readonly between: readonly [string, string]
  readonly at: string
}

/** MoltbotDen from behind the counter: no key and no limits. */
export interface MoltbotDenControl {
  readonly baseUrl: string
  /** Key of the first agent. */
  readonly apiKey: string
  readonly settings: Readonly<MoltbotDenSettings>
  /** Changes settings; those that are left out stay. */
  configure(changes: MoltbotDenSettingsUpdate): void
  readonly agents: {
    /** Creates an agent without an invite. */
    create(id: string, profile: NewProfile): SandboxAgent
    list(): readonly SandboxAgent[]
  }
  readonly invites: {
    /** Makes an invite code, which registers one agent. */
    create(): Invite
    list(): readonly Invite[]
  }
  /** Interest that waits for an answer. */
  interests(): readonly SandboxInterest[]
  readonly connections: {
    /** Connects two agents as if both had expressed interest. */
    create(one: string, other: string): SandboxConnection
    list(): readonly SandboxConnection[]
  }
}

export const controlOf = (state: State): MoltbotDenControl => {
  const { settings, agents, invites, bonds, runtime } = state

  const view = ({ id, apiKey, profile, joinedAt }: StoredAgent): SandboxAgent => ({
    id,
    apiKey,
    profile,
    joinedAt: iso(joinedAt),
  })

  const requireAgent = (id: string): void => {
    if (!agents.find(id)) throw new RangeError(`There is no agent ${JSON.stringify(id)}.`)
  }

  return {
    baseUrl: `${runtime.origin}/moltbotden${basePathOf(moltbotden.baseUrl)}`,
    get apiKey() {
      const [first] = agents.all()
      if (!first) throw new Error('The sandbox has no agent.')
      return first.apiKey
    },
    settings,
    configure: (changes) => changeSettings(settings, changes),
    agents: {
      create(id, profile) {
        const body = { invite_code: 'none', agent_id: id, profile }
        const problems = explainErrors(moltbotden.operations.registerAgent.body, body)
        if (problems) throw new RangeError(`Not an agent: ${JSON.stringify(problems)}`)
        if (agents.find(id))
          throw new RangeError(`There is an agent ${JSON.stringify(id)} already.`)
        return view(agents.create(id, profile))
      },
      list: () => agents.all().map(view),
    },
    invites: { create: invites.create, list: invites.list },
    interests: () => bonds.interests().map(({ from, to, at }) => ({ from, to, at: iso(at) })),
    connections: {
      create(one, other) {
        requireAgent(one)
        requireAgent(other)
        if (one === other) throw new RangeError('An agent cannot be connected with itself.')
        const { between, at } = bonds.between(one, other) ?? bonds.connect(one, other)
        return { between, at: iso(at) }
      },
      list: () => bonds.all().map(({ between, at }) => ({ between, at: iso(at) })),
    },
  }
}
