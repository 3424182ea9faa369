import type { AgentState, StoredAgent } from './agent.ts'
import { currentState, setState, tokensUsed } from './agent.ts'
import type { NewAgent } from './agents.ts'
import { validateState } from './agents.ts'
import type { StoredKey } from './keys.ts'
import type { Reply } from './reply.ts'
import type { MoltGhostSettings, MoltGhostSettingsUpdate } from './settings.ts'
import { changeSettings } from './settings.ts'
import type { State } from './state.ts'
import { notifyChange } from './state.ts'

/** An agent as the sandbox sees it. */
export interface SandboxAgent {
  readonly id: string
  readonly name: string
  readonly status: AgentState
  /** Where it is called in the sandbox. */
  readonly baseUrl: string
  readonly models: readonly string[]
  readonly skills: readonly string[]
  /** Tokens that it has used this month. */
  readonly tokensUsed: number
}

/** A key to an agent, as it was made. */
export interface SandboxKey {
  readonly id: string
  readonly key: string
  /** Id of the agent. */
  readonly agent: string
  readonly name: string
}

/** What may be done to an agent from outside. */
export interface AgentUpdate {
  readonly status?: AgentState | undefined
  /** Milliseconds after which it runs again, for a state that passes. It stays unless told. */
  readonly runsIn?: number | undefined
}

/** MoltGhost from behind the counter: no key, no limits. */
export interface MoltGhostControl {
  /** Where the first agent is called in the sandbox. */
  readonly baseUrl: string
  /** Id of the first agent. */
  readonly agentId: string
  /** A key to the first agent. */
  readonly apiKey: string
  /** Where the control API is. */
  readonly controlUrl: string
  readonly settings: Readonly<MoltGhostSettings>
  /** Changes settings; those that are left out stay. */
  configure(changes: MoltGhostSettingsUpdate): void
  /** Has agents reply in another way from now on. */
  replyWith(reply: Reply): void
  readonly agents: {
    create(agent: NewAgent): SandboxAgent
    update(id: string, switches: AgentUpdate): SandboxAgent
    list(): readonly SandboxAgent[]
  }
  readonly keys: {
    /** Makes a key, to the first agent unless told otherwise. */
    create(options?: {
      readonly agent?: string | undefined
      readonly name?: string | undefined
    }): SandboxKey
    /** Ends a key, given by itself or by its id. */
    revoke(keyOrId: string): SandboxKey
    list(): readonly SandboxKey[]
  }
}

export const controlOf = (state: State): MoltGhostControl => {
  const { settings, agents, keys, runtime } = state
  const origin = `${runtime.origin}/moltghost`

  const requireAgent = (id?: string): StoredAgent => {
    const agent = agents.findOrFirst(id)
    if (!agent) throw new RangeError(`There is no agent ${JSON.stringify(id)}.`)
    return agent
  }
  const agentUrl = ({ id }: StoredAgent): string =>
    id === agents.findOrFirst(undefined)?.id ? origin : `${origin}/${id}`

  const view = (agent: StoredAgent): SandboxAgent => ({
    id: agent.id,
    name: agent.name,
    status: currentState(agent, runtime.clock.now()),
    baseUrl: agentUrl(agent),
    models: [...agent.models],
    skills: [...agent.skills.keys()],
    tokensUsed: tokensUsed(agent, runtime.clock.now()),
  })
  const keyView = ({ id, key, agentId, name }: StoredKey): SandboxKey => ({
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
      if (!first) throw new Error('Every key of the first agent was revoked.')
      return first.key
    },
    settings,
    configure: (changes) => changeSettings(settings, changes),
    replyWith(reply) {
      state.reply = reply
    },
    agents: {
      create: (agent) => view(agents.create(agent)),
      update(id, { status, runsIn }) {
        const agent = requireAgent(id)
        if (status !== undefined) validateState(status)
        if (runsIn !== undefined && !(Number.isFinite(runsIn) && runsIn >= 0)) {
          throw new RangeError(`runsIn must be milliseconds from 0 on, not ${runsIn}.`)
        }
        const now = runtime.clock.now()
        setState(agent, status ?? currentState(agent, now), {
          now,
          ...(runsIn !== undefined && { runsIn }),
        })
        notifyChange(state)
        return view(agent)
      },
      list: () => agents.list().map(view),
    },
    keys: {
      create: ({ agent, name = 'Made by the sandbox' } = {}) =>
        keyView(keys.create(requireAgent(agent).id, name)),
      revoke(keyOrId) {
        const key = keys.revoke(keyOrId)
        if (!key) throw new RangeError('There is no such key.')
        notifyChange(state)
        return keyView(key)
      },
      list: () => keys.list().map(keyView),
    },
  }
}
