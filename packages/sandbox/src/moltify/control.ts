import { isRecord } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import { sessionCookie } from '@molt-sdk/contracts/moltify/session'
import type { Budget, BuilderAgent, NewAgent } from '@molt-sdk/contracts/moltify/types'
import { basePathOf } from '../kit/base-path.ts'
import { validateArgument } from '../kit/validate-argument.ts'
import type { MoltifyAccount, MoltifyAccountOptions } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { toBuilderAgent } from './agent.ts'

import type { MoltifyLedgerEntry, MoltifyLedgerTotals } from './ledger.ts'
import type { MoltifySettings, MoltifySettingsUpdate } from './settings.ts'
import { changeSettings } from './settings.ts'
import { toBudget } from './spending.ts'
import type { State, StoredCategory } from './state.ts'
import { createStoredAgent } from './store-agent.ts'
import type { MoltifyTaskControl } from './task-control.ts'
import { taskControl } from './task-control.ts'
import type { MoltifyWebhookControl } from './webhook-control.ts'
import { webhookControl } from './webhook-control.ts'

/** An agent, with properties that the API does not show. */
export interface MoltifySandboxAgent extends BuilderAgent {
  /** Id of the account that owns the agent. */
  readonly account: string
}

/** All totals in cents, and all entries. `deposits` is always the sum of the other totals. */
export interface MoltifyLedger extends MoltifyLedgerTotals {
  readonly postings: readonly MoltifyLedgerEntry[]
}

/** A signed-in account. */
export interface MoltifySession {
  /** Id of the account. */
  readonly account: string
  /** Name and value of the cookie: for `document.cookie`, or for a `Cookie` header outside of browsers. */
  readonly cookie: string
}

/** An account, or its id. */
export type MoltifyAccountRef = string | { readonly id: string }

/** Options of `agents.create()`. */
export interface MoltifyCreateAgentOptions {
  /** Account that owns the agent. Default: the first builder. */
  readonly account?: MoltifyAccountRef | undefined
  /** `active` agents are on the marketplace, as if published and approved. Default: `draft`. */
  readonly status?: 'draft' | 'active' | undefined
}

/** Controls Moltify without a key or limits. */
export interface MoltifyControl {
  readonly baseUrl: string
  /** API key of the buyer. */
  readonly apiKey: string
  /** The initial accounts. */
  readonly buyer: MoltifyAccount
  readonly builder: MoltifyAccount
  readonly admin: MoltifyAccount
  readonly settings: Readonly<MoltifySettings>
  /** Updates settings. Those that are left out stay unchanged. */
  configure(changes: MoltifySettingsUpdate): void
  readonly accounts: {
    create(options?: MoltifyAccountOptions): MoltifyAccount
    list(): readonly MoltifyAccount[]
  }
  readonly sessions: {
    /** Signs an account in, as the web app would. Default account: the buyer. */
    create(account?: MoltifyAccountRef): MoltifySession
  }
  readonly categories: { list(): readonly StoredCategory[] }
  readonly agents: {
    create(agent: NewAgent, options?: MoltifyCreateAgentOptions): MoltifySandboxAgent
    /** Approves an agent in review, which makes it active. */
    approve(id: string): MoltifySandboxAgent
    list(): readonly MoltifySandboxAgent[]
  }
  readonly tasks: MoltifyTaskControl
  /** Returns the budgets of all accounts, with what is spent. */
  budgets(): readonly Budget[]
  readonly webhooks: MoltifyWebhookControl
  /** Adds an amount in cents to the wallet of an account. */
  deposit(account: MoltifyAccountRef, cents: number): void
  /** Returns all totals and entries. */
  ledger(): MoltifyLedger
}

export const createPlatformControl = (state: State): MoltifyControl => {
  const { settings, accounts, agents, categories, budgets, ledger, runtime } = state
  const baseUrl = `${runtime.origin}/moltify${basePathOf(moltify.baseUrl)}`

  const requireInitial = (account: MoltifyAccount | undefined): MoltifyAccount => {
    if (!account) throw new Error('The sandbox has no accounts.')
    return account
  }

  const requireAccount = (ref: MoltifyAccountRef): MoltifyAccount => {
    const id = isRecord(ref) ? ref.id : ref
    const account = typeof id === 'string' ? accounts.find(id) : undefined
    if (!account) throw new RangeError(`Account ${JSON.stringify(id)} not found.`)
    return account
  }

  const toSandboxAgent = (agent: StoredAgent): MoltifySandboxAgent => ({
    ...toBuilderAgent(agent),
    account: agent.owner,
  })

  const control: MoltifyControl = {
    baseUrl,
    get apiKey() {
      return control.buyer.apiKey
    },
    get buyer() {
      const [buyer] = accounts.initial()
      return requireInitial(buyer)
    },
    get builder() {
      const [, builder] = accounts.initial()
      return requireInitial(builder)
    },
    get admin() {
      const [, , admin] = accounts.initial()
      return requireInitial(admin)
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
    sessions: {
      create(account = control.buyer) {
        const { id } = requireAccount(account)
        return { account: id, cookie: `${sessionCookie}=${accounts.sessions.create(id)}` }
      },
    },
    categories: { list: () => [...categories.values()] },
    agents: {
      create(agent, { account = control.builder, status = 'draft' } = {}) {
        const { id: owner } = requireAccount(account)
        validateArgument('agent', moltify.operations.createBuilderAgent.body, agent)
        if (status !== 'draft' && status !== 'active') {
          throw new RangeError(`status must be "draft" or "active", got ${JSON.stringify(status)}.`)
        }
        const unknownId = agent.categoryIds.find((category) => !categories.has(category))
        if (unknownId !== undefined) {
          throw new RangeError(`Category ${JSON.stringify(unknownId)} not found.`)
        }
        const stored = createStoredAgent(state, owner, agent)
        stored.status = status
        return toSandboxAgent(stored)
      },
      approve(id) {
        const agent = agents.get(id)
        if (!agent) throw new RangeError(`Agent ${JSON.stringify(id)} not found.`)
        if (agent.status !== 'pending_review') {
          throw new RangeError(
            `Only agents in status "pending_review" can be approved. This agent is "${agent.status}".`,
          )
        }
        agent.status = 'active'
        agent.updatedAt = runtime.clock.now()
        return toSandboxAgent(agent)
      },
      list: () => [...agents.values()].map(toSandboxAgent),
    },
    tasks: taskControl(state, baseUrl),
    budgets: () => [...budgets.values()].map((budget) => toBudget(state, budget)),
    webhooks: webhookControl(state),
    deposit(account, cents) {
      const { id } = requireAccount(account)
      ledger.post({ type: 'deposit', from: 'external', to: `wallet:${id}`, amount: cents })
    },
    ledger: () => ({ ...ledger.totals(), postings: ledger.postings() }),
  }
  return control
}

const validateAccountOptions = ({ name, ...options }: MoltifyAccountOptions): void => {
  const { isBuilder, isAdmin, identityVerified, chargebacks, ageDays } = options
  if (name !== undefined && (typeof name !== 'string' || !name)) {
    throw new RangeError(`name must be a non-empty string, got ${JSON.stringify(name)}.`)
  }
  for (const [field, value] of Object.entries({ isBuilder, isAdmin, identityVerified })) {
    if (value !== undefined && typeof value !== 'boolean') {
      throw new RangeError(`${field} must be true or false, got ${JSON.stringify(value)}.`)
    }
  }
  for (const [field, value] of Object.entries({ chargebacks, ageDays })) {
    if (value !== undefined && !(Number.isInteger(value) && value >= 0)) {
      throw new RangeError(`${field} must be a non-negative integer, got ${JSON.stringify(value)}.`)
    }
  }
}
