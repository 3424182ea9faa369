import { explainErrors } from '@molt-sdk/contracts/kernel'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { Agent, NewAgent } from '@molt-sdk/contracts/moltinfra/types'
import { basePathOf } from '../kit/base-path.ts'
import type { MoltInfraAccount, MoltInfraAccountOptions } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { toAgent } from './agent.ts'
import type { MoltInfraSettings, MoltInfraSettingsUpdate } from './settings.ts'
import { changeSettings } from './settings.ts'
import type { State } from './state.ts'

/** An agent with what only the sandbox knows about it. */
export interface MoltInfraSandboxAgent extends Agent {
  /** Id of the account that it belongs to. */
  readonly account: string
  /** Whether it refuses to be deleted. */
  readonly protected: boolean
  /** Messages that it is answering right now. */
  readonly inFlight: number
}

/** What may be done to an agent from outside the API. */
export interface MoltInfraAgentUpdate {
  readonly status?: 'active' | 'inactive' | 'error' | undefined
  /** Turns delete protection on or off; the API itself has no way to. */
  readonly protected?: boolean | undefined
}

/** MoltInfra from behind the counter: no key, no limits, no quota. */
export interface MoltInfraControl {
  readonly baseUrl: string
  /** Key of the first account. */
  readonly apiKey: string
  readonly settings: Readonly<MoltInfraSettings>
  /** Changes settings; those that are left out stay. */
  configure(changes: MoltInfraSettingsUpdate): void
  readonly accounts: {
    create(options?: MoltInfraAccountOptions): Readonly<MoltInfraAccount>
    update(id: string, options: MoltInfraAccountOptions): Readonly<MoltInfraAccount>
    list(): readonly Readonly<MoltInfraAccount>[]
  }
  readonly agents: {
    /** Creates an agent, for the first account unless told otherwise. */
    create(
      agent: NewAgent,
      options?: { readonly account?: string | undefined },
    ): MoltInfraSandboxAgent
    update(id: string, switches: MoltInfraAgentUpdate): MoltInfraSandboxAgent
    list(): readonly MoltInfraSandboxAgent[]
  }
}

const statuses = ['active', 'inactive', 'error']

export const createPlatformControl = (state: State): MoltInfraControl => {
  const { settings, accounts, store, runtime } = state

  const firstAccount = (): MoltInfraAccount => {
    const [first] = accounts.list()
    if (!first) throw new Error('The sandbox has no account.')
    return first
  }

  const view = (agent: StoredAgent): MoltInfraSandboxAgent => ({
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
        const problems = explainErrors(moltinfra.operations.createAgent.body, agent)
        if (problems) throw new RangeError(`Not an agent: ${JSON.stringify(problems)}`)
        if (!accounts.list().some(({ id }) => id === account)) {
          throw new RangeError(`There is no account ${JSON.stringify(account)}.`)
        }
        return view(store.create(account, agent))
      },
      update(id, switches) {
        const agent = store.all().find((each) => each.id === id)
        if (!agent) throw new RangeError(`There is no agent ${JSON.stringify(id)}.`)
        validateAgentUpdate(switches)
        if (switches.status) store.setStatus(agent, switches.status)
        agent.protected = switches.protected ?? agent.protected
        return view(agent)
      },
      list: () => store.all().map(view),
    },
  }
}

const validateAgentUpdate = ({ status, protected: on }: MoltInfraAgentUpdate): void => {
  if (status !== undefined && !statuses.includes(status)) {
    throw new RangeError(`status must be ${statuses.join(', ')}, not ${JSON.stringify(status)}.`)
  }
  if (on !== undefined && typeof on !== 'boolean') {
    throw new RangeError(`protected must be true or false, not ${JSON.stringify(on)}.`)
  }
}
