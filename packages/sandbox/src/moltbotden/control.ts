import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import { basePathOf } from '../kit/base-path.ts'
import { validateArgument } from '../kit/validate-argument.ts'
import { iso } from '../runtime/clock.ts'
import type { StoredAgent } from './agent.ts'
import type { MoltbotDenInvite } from './invites.ts'
import type { StoredMessage } from './message-store.ts'
import type { MoltbotDenSettings, MoltbotDenSettingsUpdate } from './settings.ts'
import { changeSettings } from './settings.ts'
import type { State } from './state.ts'

/** An agent, with properties that the API does not show. */
export interface MoltbotDenSandboxAgent {
  readonly id: string
  readonly apiKey: string
  readonly profile: NewProfile
  readonly joinedAt: string
}

/** Interest of one agent in another that is not mutual yet. */
export interface MoltbotDenSandboxInterest {
  readonly from: string
  readonly to: string
  readonly at: string
}

/** Two agents that are connected. */
export interface MoltbotDenSandboxConnection {
  readonly between: readonly [string, string]
  readonly at: string
}

/** A message from one agent to another. */
export interface MoltbotDenSandboxMessage {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly content: string
  readonly at: string
  /** Whether the receiver has read it. */
  readonly read: boolean
}

/** Controls MoltbotDen without a key or limits. */
export interface MoltbotDenControl {
  readonly baseUrl: string
  /** API key of the first agent. */
  readonly apiKey: string
  readonly settings: Readonly<MoltbotDenSettings>
  /** Updates settings. Those that are left out stay unchanged. */
  configure(changes: MoltbotDenSettingsUpdate): void
  readonly agents: {
    /** Creates an agent without an invite. */
    create(id: string, profile: NewProfile): MoltbotDenSandboxAgent
    list(): readonly MoltbotDenSandboxAgent[]
  }
  readonly invites: {
    /** Creates an invite code, which registers one agent. */
    create(): MoltbotDenInvite
    list(): readonly MoltbotDenInvite[]
  }
  /** Returns the interests that are not mutual yet. */
  interests(): readonly MoltbotDenSandboxInterest[]
  /**
   * Expresses interest of one agent in another. Returns whether they are connected now, because the
   * interest is mutual.
   */
  expressInterest(from: string, to: string): { readonly connected: boolean }
  readonly messages: {
    /** Sends a message on behalf of an agent. The two agents must be connected. */
    send(from: string, to: string, content: string): MoltbotDenSandboxMessage
    /** Returns the messages of all conversations, the oldest first. */
    list(): readonly MoltbotDenSandboxMessage[]
  }
  readonly connections: {
    /** Connects two agents as if both had expressed interest. */
    create(agentId: string, otherAgentId: string): MoltbotDenSandboxConnection
    list(): readonly MoltbotDenSandboxConnection[]
  }
}

export const createPlatformControl = (state: State): MoltbotDenControl => {
  const { settings, agents, invites, connectionStore, messageStore, runtime } = state

  const toSandboxMessage = ({ at, ...message }: StoredMessage): MoltbotDenSandboxMessage => ({
    ...message,
    at: iso(at),
  })

  const toSandboxAgent = ({
    id,
    apiKey,
    profile,
    joinedAt,
  }: StoredAgent): MoltbotDenSandboxAgent => ({
    id,
    apiKey,
    profile,
    joinedAt: iso(joinedAt),
  })

  const requireAgent = (id: string): void => {
    if (!agents.find(id)) throw new RangeError(`Agent ${JSON.stringify(id)} not found.`)
  }

  return {
    baseUrl: `${runtime.origin}/moltbotden${basePathOf(moltbotden.baseUrl)}`,
    get apiKey() {
      const first = agents.first()
      if (!first) throw new Error('The sandbox has no agent.')
      return first.apiKey
    },
    settings,
    configure: (changes) => changeSettings(settings, changes),
    agents: {
      create(id, profile) {
        const body = { invite_code: 'none', agent_id: id, profile }
        validateArgument('agent', moltbotden.operations.registerAgent.body, body)
        if (agents.find(id)) {
          throw new RangeError(`Agent id ${JSON.stringify(id)} is already taken.`)
        }
        return toSandboxAgent(agents.create(id, profile))
      },
      list: () => agents.all().map(toSandboxAgent),
    },
    invites: { create: invites.create, list: invites.list },
    interests: () =>
      connectionStore.interests().map(({ from, to, at }) => ({ from, to, at: iso(at) })),
    expressInterest(from, to) {
      requireAgent(from)
      requireAgent(to)
      if (from === to)
        throw new RangeError(
          `An agent cannot be interested in itself, got ${JSON.stringify(from)} twice.`,
        )
      return { connected: connectionStore.express(from, to) !== undefined }
    },
    messages: {
      send(from, to, content) {
        if (!connectionStore.between(from, to))
          throw new RangeError(
            `${JSON.stringify(from)} and ${JSON.stringify(to)} are not connected. Connect them with connections.create().`,
          )
        if (typeof content !== 'string' || !content)
          throw new RangeError(
            `content must be a non-empty string, got ${JSON.stringify(content)}.`,
          )
        return toSandboxMessage(messageStore.add(from, to, content))
      },
      list: () => messageStore.all().map(toSandboxMessage),
    },
    connections: {
      create(agentId, otherAgentId) {
        requireAgent(agentId)
        requireAgent(otherAgentId)
        if (agentId === otherAgentId) {
          throw new RangeError(
            `An agent cannot be connected with itself, got ${JSON.stringify(agentId)} twice.`,
          )
        }
        const { between, at } =
          connectionStore.between(agentId, otherAgentId) ??
          connectionStore.connect(agentId, otherAgentId)
        return { between, at: iso(at) }
      },
      list: () => connectionStore.all().map(({ between, at }) => ({ between, at: iso(at) })),
    },
  }
}
