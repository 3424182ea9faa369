import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import type { NewBudget } from '@molt-sdk/contracts/moltify/types'
import { IndexedMap } from '../kit/indexed-map.ts'
import type { Runtime } from '../kit/platform.ts'
import type { RateLimits } from '../kit/rate-limits.ts'
import { createRateLimits } from '../kit/rate-limits.ts'
import type { Accounts } from './accounts.ts'
import { createAccounts } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import type { Ledger } from './ledger.ts'
import { createLedger } from './ledger.ts'
import type { Outbox } from './outbox.ts'
import { createOutbox } from './outbox.ts'
import type { MoltifySettings, MoltifySettingsUpdate } from './settings.ts'
import { changeSettings, defaultSettings } from './settings.ts'
import type { StoredTask } from './task.ts'

/** A category as stored. */
export interface StoredCategory {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly description: string
}

/** A budget as stored. Times are milliseconds since 1970. */
export interface StoredBudget {
  readonly id: string
  readonly owner: string
  readonly createdAt: number
  fields: NewBudget
  status: 'active' | 'paused'
  updatedAt: number
}

/** A running webhook test, whose agent has not sent its callback yet. */
interface ConnectionTestRun {
  readonly agentId: string
  readonly onCallback: (action: CallbackAction['action']) => void
  /** Called when a callback is rejected because of its signature. */
  readonly onRejected: (message: string) => void
}

/** State that the routes of Moltify share. Maps are in the order of creation. */
export interface State {
  readonly runtime: Runtime
  readonly settings: MoltifySettings
  readonly accounts: Accounts
  readonly categories: Map<string, StoredCategory>
  readonly agents: IndexedMap<StoredAgent, 'owner' | 'slug'>
  /** With an index of the accounts that buy or do a task. */
  readonly tasks: IndexedMap<StoredTask, 'account'>
  readonly budgets: IndexedMap<StoredBudget, 'owner' | 'agent'>
  readonly ledger: Ledger
  readonly limits: RateLimits
  readonly outbox: Outbox
  /** By the id of the test task. */
  readonly connectionTests: Map<string, ConnectionTestRun>
  /** Callbacks that were received, as task id and signature. */
  readonly seenCallbacks: Set<string>
  /** The last number of each slug that several agents have. */
  readonly slugNumbers: Map<string, number>
  /** Returns the settings of the start. */
  initialSettings(): MoltifySettings
  reset(): void
}

export const createState = (runtime: Runtime, changes: MoltifySettingsUpdate): State => {
  const { clock, ids } = runtime
  const initialSettings = (): MoltifySettings => {
    const settings = defaultSettings()
    changeSettings(settings, changes)
    return settings
  }
  const settings = initialSettings()
  const accounts = createAccounts(clock, ids)
  const ledger = createLedger(clock, ids)
  const limits = createRateLimits(clock)
  const stores = {
    categories: new Map<string, StoredCategory>(),
    agents: new IndexedMap<StoredAgent, 'owner' | 'slug'>({
      owner: ({ owner }) => [owner],
      slug: ({ slug }) => [slug],
    }),
    tasks: new IndexedMap<StoredTask, 'account'>({
      account: ({ buyerId, builderId }) => [buyerId, builderId],
    }),
    budgets: new IndexedMap<StoredBudget, 'owner' | 'agent'>({
      owner: ({ owner }) => [owner],
      agent: ({ fields }) => [fields.agentId],
    }),
    connectionTests: new Map<string, ConnectionTestRun>(),
    seenCallbacks: new Set<string>(),
    slugNumbers: new Map<string, number>(),
  }
  const outbox = createOutbox({ runtime, settings, agents: stores.agents })
  return {
    runtime,
    settings,
    initialSettings,
    accounts,
    ledger,
    limits,
    outbox,
    ...stores,
    reset() {
      for (const part of [accounts, ledger, limits, outbox]) part.reset()
      for (const store of Object.values(stores)) store.clear()
      Object.assign(settings, initialSettings())
    },
  }
}
