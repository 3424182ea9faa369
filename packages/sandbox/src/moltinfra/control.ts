import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { Agent, NewAgent } from '@molt-sdk/contracts/moltinfra/types'
import { basePathOf } from '../kit/base-path.ts'
import { validateArgument } from '../kit/validate-argument.ts'
import type { MoltInfraAccount, MoltInfraAccountOptions } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { toAgent } from './agent.ts'
import type { MoltInfraSettings, MoltInfraSettingsUpdate } from './settings.ts'
import { changeSettings } from './settings.ts'
import type { State } from './state.ts'

/** An agent, with properties that the API does not show. */
export interface MoltInfraSandboxAgent extends Agent {
  /** Id of the account that owns the agent. */
  readonly account: string
  /** Whether the agent is protected against deletion. */
  readonly protected: boolean
  /** Number of messages that the agent is replying to. */
  readonly inFlight: number
}

/** Changes to an agent that the API does not offer. */
export interface MoltInfraAgentUpdate {
  readonly status?: 'active' | 'inactive' | 'error' | undefined
  /** Turns delete protection on or off. */
  readonly protected?: boolean | undefined
}

/** Controls MoltInfra without a key, limits or quota. */
export interface MoltInfraControl {
  readonly baseUrl: string
  /** API key of the first account. */
  readonly apiKey: string
  readonly settings: Readonly<MoltInfraSettings>
  /** Updates settings. Those that are left out stay unchanged. */
  configure(changes: MoltInfraSettingsUpdate): void
  readonly accounts: {
    create(options?: MoltInfraAccountOptions): Readonly<MoltInfraAccount>
    update(id: string, options: MoltInfraAccountOptions): Readonly<MoltInfraAccount>
    list(): readonly Readonly<MoltInfraAccount>[]
  }
  readonly agents: {
    /** Creates an agent. Default account: the first one. */
    create(
      agent: NewAgent,
      options?: { readonly account?: string | undefined },
    ): MoltInfraSandboxAgent
    update(id: string, update: MoltInfraAgentUpdate): MoltInfraSandboxAgent
    list(): readonly MoltInfraSandboxAgent[]
  }
}

const statuses = ['active', 'inactive', 'error']

export const createPlatformControl = (state: State): MoltInfraControl => {
  const { settings, accounts, store, runtime } = state

  const firstAccount = (): MoltInfraAccount => {
    const first = accounts.first()
    if (!first) throw new Error('The sandbox has no account.')
    return first
  }

  const toSandboxAgent = (agent: StoredAgent): MoltInfraSandboxAgent => ({
    ...toAgent(agent, runtime.clock.now()),
    account: agent.owner,
    protected: agent.protected,
    inFlight: agent.inFlight,
  })

  return {
    baseUrl: `${runtime.origin}/moltinfra${basePathOf(moltinfra.baseUrl)}`,
    get apiKey() {
      return firstAccount().apiKey
    },
    settings,
    configure: (changes) => changeSettings(settings, changes),
    accounts: {
      create: (options) => ({ ...accounts.create(options) }),
      update: (id, options) => ({ ...accounts.update(id, options) }),
      list: () => accounts.list().map((account) => ({ ...account })),
    },
    agents: {
      create(agent, { account = firstAccount().id } = {}) {
        validateArgument('agent', moltinfra.operations.createAgent.body, agent)
        if (!accounts.find(account)) {
          throw new RangeError(`Account ${JSON.stringify(account)} not found.`)
        }
        return toSandboxAgent(store.create(account, agent))
      },
      update(id, update) {
        const agent = store.findAny(id)
        if (!agent) throw new RangeError(`Agent ${JSON.stringify(id)} not found.`)
        validateAgentUpdate(update)
        if (update.status) store.setStatus(agent, update.status)
        agent.protected = update.protected ?? agent.protected
        return toSandboxAgent(agent)
      },
      list: () => store.all().map(toSandboxAgent),
    },
  }
}

const validateAgentUpdate = ({ status, protected: on }: MoltInfraAgentUpdate): void => {
  if (status !== undefined && !statuses.includes(status)) {
    throw new RangeError(
      `status must be "active", "inactive" or "error", got ${JSON.stringify(status)}.`,
    )
  }
  if (on !== undefined && typeof on !== 'boolean') {
    throw new RangeError(`protected must be true or false, got ${JSON.stringify(on)}.`)
  }
}
