import { explainErrors, isRecord } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { BuilderAgent, NewAgent, Task } from '@molt-sdk/contracts/moltify/types'
import { basePathOf } from '../kit/base-path.ts'
import type { Account, AccountOptions } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { toBuilderAgent } from './agent.ts'
import type { StoredCategory } from './category.ts'
import type { MoltifyLedgerEntry, MoltifyLedgerTotals } from './ledger.ts'
import type { MoltifySettings, MoltifySettingsUpdate } from './settings.ts'
import { changeSettings } from './settings.ts'
import type { State } from './state.ts'
import { createStoredAgent } from './store-agent.ts'
import { toTask } from './task.ts'
import type { MoltifyWebhookControl } from './webhook-control.ts'
import { webhookControl } from './webhook-control.ts'

/** An agent with what only the sandbox knows about it. */
export interface SandboxAgent extends BuilderAgent {
  /** Id of the account that it belongs to. */
  readonly account: string
}

/** All money, in cents, and how it moved. `deposits` is always the sum of the other totals. */
export interface MoltifyLedger extends MoltifyLedgerTotals {
  readonly postings: readonly MoltifyLedgerEntry[]
}

/** An account, or its id. */
export type MoltifyAccountRef = string | { readonly id: string }

/** What an agent is created with from behind the counter. */
export interface MoltifyCreateAgentOptions {
  /** The account that it is to belong to; the first builder's unless told otherwise. */
  readonly account?: MoltifyAccountRef | undefined
  /** `active` is on the marketplace, as if it had been published and approved. */
  readonly status?: 'draft' | 'active' | undefined
}

/** Moltify from behind the counter: no key and no limits. */
export interface MoltifyControl {
  readonly baseUrl: string
  /** Key of the buyer. */
  readonly apiKey: string
  /** The accounts that are there at the start. */
  readonly buyer: Account
  readonly builder: Account
  readonly admin: Account
  readonly settings: Readonly<MoltifySettings>
  /** Changes settings; those that are left out stay. */
  configure(changes: MoltifySettingsUpdate): void
  readonly accounts: {
    create(options?: AccountOptions): Account
    list(): readonly Account[]
  }
  readonly categories: { list(): readonly StoredCategory[] }
  readonly agents: {
    create(agent: NewAgent, options?: MoltifyCreateAgentOptions): SandboxAgent
    /** Approves an agent that waits for review, so that it is active. */
    approve(id: string): SandboxAgent
    list(): readonly SandboxAgent[]
  }
  readonly tasks: {
    list(): readonly Task[]
    /** The files that came with the work of a task. */
    files(id: string): readonly File[]
  }
  readonly webhooks: MoltifyWebhookControl
  /** Puts cents into the wallet of an account. */
  deposit(account: MoltifyAccountRef, cents: number): void
  /** All money that there is, and how it moved. */
  ledger(): MoltifyLedger
}

export const controlOf = (state: State): MoltifyControl => {
  const { settings, accounts, agents, categories, tasks, ledger, runtime } = state

  const accountAt = (at: number): Account => {
    const account = accounts.list()[at]
    if (!account) throw new Error('The sandbox has no accounts.')
    return account
  }

  const requireAccount = (ref: MoltifyAccountRef): Account => {
    const id = isRecord(ref) ? ref.id : ref
    const account = typeof id === 'string' ? accounts.find(id) : undefined
    if (!account) throw new RangeError(`There is no account ${JSON.stringify(id)}.`)
    return account
  }

  const view = (agent: StoredAgent): SandboxAgent => ({
    ...toBuilderAgent(agent),
    account: agent.owner,
  })

  const control: MoltifyControl = {
    baseUrl: `${runtime.origin}/moltify${basePathOf(moltify.baseUrl)}`,
    get apiKey() {
      return accountAt(0).apiKey
    },
    get buyer() {
      return accountAt(0)
    },
    get builder() {
      return accountAt(1)
    },
    get admin() {
      return accountAt(2)
    },
    settings,
    configure: (changes) => changeSettings(settings, changes),
    accounts: {
      create(options = {}) {
        validateAccountOptions(options)
        return accounts.create(options)
      },
      list: accounts.list,
    },
    categories: { list: () => [...categories.values()] },
    agents: {
      create(agent, { account = control.builder, status = 'draft' } = {}) {
        const { id: owner } = requireAccount(account)
        const problems = explainErrors(moltify.operations.createBuilderAgent.body, agent)
        if (problems) throw new RangeError(`Not an agent: ${JSON.stringify(problems)}`)
        if (status !== 'draft' && status !== 'active') {
          throw new RangeError(`status must be draft or active, not ${JSON.stringify(status)}.`)
        }
        const unknown = agent.categoryIds.find((category) => !categories.has(category))
        if (unknown !== undefined) {
          throw new RangeError(`There is no category ${JSON.stringify(unknown)}.`)
        }
        const stored = createStoredAgent(state, owner, agent)
        stored.status = status
        return view(stored)
      },
      approve(id) {
        const agent = agents.get(id)
        if (!agent) throw new RangeError(`There is no agent ${JSON.stringify(id)}.`)
        if (agent.status !== 'pending_review') {
          throw new RangeError(`The agent does not wait for review: it is ${agent.status}.`)
        }
        agent.status = 'active'
        agent.updatedAt = runtime.clock.now()
        return view(agent)
      },
      list: () => [...agents.values()].map(view),
    },
    tasks: {
      list: () => [...tasks.values()].map(toTask),
      files(id) {
        const task = tasks.get(id)
        if (!task) throw new RangeError(`There is no task ${JSON.stringify(id)}.`)
        return task.delivery?.files ?? []
      },
    },
    webhooks: webhookControl(state),
    deposit(account, cents) {
      const { id } = requireAccount(account)
      ledger.post({ type: 'deposit', from: 'external', to: `wallet:${id}`, amount: cents })
    },
    ledger: () => ({ ...ledger.totals(), postings: ledger.postings() }),
  }
  return control
}

const validateAccountOptions = ({ name, ...options }: AccountOptions): void => {
  const { isBuilder, isAdmin, identityVerified, chargebacks, ageDays } = options
  if (name !== undefined && (typeof name !== 'string' || !name)) {
    throw new RangeError(`name must be a text, not ${JSON.stringify(name)}.`)
  }
  for (const [field, value] of Object.entries({ isBuilder, isAdmin, identityVerified })) {
    if (value !== undefined && typeof value !== 'boolean') {
      throw new RangeError(`${field} must be true or false, not ${JSON.stringify(value)}.`)
    }
  }
  for (const [field, value] of Object.entries({ chargebacks, ageDays })) {
    if (value !== undefined && !(Number.isInteger(value) && value >= 0)) {
      throw new RangeError(
        `${field} must be a whole number from 0 on, not ${JSON.stringify(value)}.`,
      )
    }
  }
}
