import type { MoltGhostAgentState, StoredAgent } from './agent.ts'
import { currentState, setState, tokensUsed } from './agent.ts'
import type { MoltGhostNewAgent } from './agents.ts'
import { validateState } from './agents.ts'
import type { StoredKey } from './keys.ts'
import type { MoltGhostReply } from './reply.ts'
import type { MoltGhostSettings, MoltGhostSettingsUpdate } from './settings.ts'
import { changeSettings } from './settings.ts'
import type { State } from './state.ts'
import { notifyChange } from './state.ts'

/** An agent, with properties that the API does not show. */
export interface MoltGhostSandboxAgent {
  readonly id: string
  readonly name: string
  readonly status: MoltGhostAgentState
  /** Base URL of the agent in the sandbox. */
  readonly baseUrl: string
  readonly models: readonly string[]
  readonly skills: readonly string[]
  /** Number of tokens used this month. */
  readonly tokensUsed: number
}

/** An API key of an agent. */
export interface MoltGhostSandboxKey {
  readonly id: string
  readonly key: string
  /** Id of the agent that the key belongs to. */
  readonly agent: string
  readonly name: string
}

/** Changes to an agent that the API does not offer. */
export interface MoltGhostAgentUpdate {
  readonly status?: MoltGhostAgentState | undefined
  /** Milliseconds until the agent is running, by the sandbox's clock. By default the status stays. */
  readonly runsIn?: number | undefined
}

/** Controls MoltGhost without a key or limits. */
export interface MoltGhostControl {
  /** Base URL of the first agent in the sandbox. */
  readonly baseUrl: string
  /** Id of the first agent. */
  readonly agentId: string
  /** An API key of the first agent. */
  readonly apiKey: string
  /** Base URL of the control plane. */
  readonly controlUrl: string
  readonly settings: Readonly<MoltGhostSettings>
  /** Updates settings. Those that are left out stay unchanged. */
  configure(changes: MoltGhostSettingsUpdate): void
  /**
   * Sets the later replies of the agents: a text, or a function that produces them. `undefined` restores
   * the initial replies.
   */
  replyWith(reply: MoltGhostReply | string | undefined): void
  readonly agents: {
    create(agent: MoltGhostNewAgent): MoltGhostSandboxAgent
    update(id: string, update: MoltGhostAgentUpdate): MoltGhostSandboxAgent
    list(): readonly MoltGhostSandboxAgent[]
  }
  readonly keys: {
    /** Creates an API key. Default agent: the first one. */
    create(options?: {
      readonly agent?: string | undefined
      readonly name?: string | undefined
    }): MoltGhostSandboxKey
    /** Revokes a key, given the key or its id. */
    revoke(keyOrId: string): MoltGhostSandboxKey
    list(): readonly MoltGhostSandboxKey[]
  }
}

export const createPlatformControl = (state: State): MoltGhostControl => {
  const { settings, agents, keys, runtime } = state
  const origin = `${runtime.origin}/moltghost`

  const requireAgent = (id?: string): StoredAgent => {
    const agent = agents.findOrFirst(id)
    if (!agent) throw new RangeError(`Agent ${JSON.stringify(id)} not found.`)
    return agent
  }
  const agentUrl = ({ id }: StoredAgent): string =>
    id === agents.findOrFirst(undefined)?.id ? origin : `${origin}/${id}`

  const toSandboxAgent = (agent: StoredAgent): MoltGhostSandboxAgent => ({
    id: agent.id,
    name: agent.name,
    status: currentState(agent, runtime.clock.now()),
    baseUrl: agentUrl(agent),
    models: [...agent.models],
    skills: [...agent.skills.keys()],
    tokensUsed: tokensUsed(agent, runtime.clock.now()),
  })
  const toSandboxKey = ({ id, key, agentId, name }: StoredKey): MoltGhostSandboxKey => ({
    id,
    key,
    agent: agentId,
    name,
  })

  return {
    baseUrl: origin,
    controlUrl: `${origin}/control`,
    get agentId() {
      return requireAgent().id
    },
    get apiKey() {
      const first = keys.list().find(({ agentId }) => agentId === requireAgent().id)
      if (!first)
        throw new Error(
          'The first agent has no API key: all of its keys were revoked. Create one with keys.create().',
        )
      return first.key
    },
    settings,
    configure: (changes) => changeSettings(settings, changes),
    replyWith(reply) {
      state.replyWith(typeof reply === 'string' ? reply : undefined)
      if (typeof reply === 'function') state.reply = reply
    },
    agents: {
      create: (agent) => toSandboxAgent(agents.create(agent)),
      update(id, { status, runsIn }) {
        const agent = requireAgent(id)
        if (status !== undefined) validateState(status)
        if (runsIn !== undefined && !(Number.isFinite(runsIn) && runsIn >= 0)) {
          throw new RangeError(
            `runsIn must be a non-negative number of milliseconds, got ${runsIn}.`,
          )
        }
        const now = runtime.clock.now()
        setState(agent, status ?? currentState(agent, now), {
          now,
          ...(runsIn !== undefined && { runsIn }),
        })
        notifyChange(state)
        return toSandboxAgent(agent)
      },
      list: () => agents.list().map(toSandboxAgent),
    },
    keys: {
      create: ({ agent, name = 'Created by the sandbox' } = {}) =>
        toSandboxKey(keys.create(requireAgent(agent).id, name)),
      revoke(keyOrId) {
        const key = keys.revoke(keyOrId)
        if (!key)
          throw new RangeError(
            'API key not found. Pass an active key or its id; keys.list() returns them.',
          )
        notifyChange(state)
        return toSandboxKey(key)
      },
      list: () => keys.list().map(toSandboxKey),
    },
  }
}
