import { moltify } from '@molt-sdk/contracts/moltify'
import type { Platform, Runtime } from '../kit/platform.ts'
import { createPlatformApp } from '../kit/platform-app.ts'
import { createAdapter } from './adapter.ts'
import { addAgentTaskRoutes } from './agent-task-routes.ts'
import { addAgentTransitionRoutes } from './agent-transition-routes.ts'
import { addAgentRoutes } from './agents.ts'
import { addApiKeyRoutes } from './api-keys.ts'
import { addBudgetRoutes } from './budgets.ts'
import { addBuilderAgentRoutes } from './builder-agents.ts'
import { addCategoryRoutes } from './categories.ts'
import type { MoltifyControl } from './control.ts'
import { createPlatformControl } from './control.ts'
import { controlRoutes } from './control-routes.ts'
import { addEarningsRoutes } from './earnings.ts'
import { createInitialData } from './initial-data.ts'
import { addRequestorRoutes } from './requestors.ts'
import { addReviewRoutes } from './reviews.ts'
import { addSampleRoutes } from './samples.ts'
import { scenarioPart } from './scenario.ts'
import type { MoltifySettingsUpdate } from './settings.ts'
import { createState } from './state.ts'
import { addTaskMessageRoutes } from './task-messages.ts'
import { addTaskTransitionRoutes } from './task-transition-routes.ts'
import { addTaskRoutes } from './tasks.ts'
import { addWalletRoutes } from './wallet.ts'

/** Options of Moltify: settings and the initial balance. */
export type MoltifyOptions = MoltifySettingsUpdate & {
  /**
   * Initial balance of the buyer's wallet, in cents.
   *
   * @defaultValue `50000`
   */
  readonly deposit?: number | undefined
}

const routes = [
  addAgentRoutes,
  addCategoryRoutes,
  addTaskRoutes,
  addTaskTransitionRoutes,
  addTaskMessageRoutes,
  addReviewRoutes,
  addWalletRoutes,
  addBuilderAgentRoutes,
  addAgentTransitionRoutes,
  addSampleRoutes,
  addEarningsRoutes,
  addApiKeyRoutes,
  addBudgetRoutes,
  addAgentTaskRoutes,
  addRequestorRoutes,
]

export const createMoltify = (
  runtime: Runtime,
  options: MoltifyOptions,
): { readonly platform: Platform; readonly control: MoltifyControl } => {
  const { deposit = 50_000, ...changes } = options
  const state = createState(runtime, changes)
  const adapter = createAdapter(state)
  const app = createPlatformApp(adapter)
  for (const add of routes) add(app, adapter, state)

  const control = createPlatformControl(state)
  createInitialData(state, control, { deposit })

  const platform: Platform = {
    name: adapter.name,
    api: moltify,
    app,
    control: controlRoutes(control),
    info() {
      const { buyer, builder, admin } = control
      return {
        baseUrl: control.baseUrl,
        apiKey: buyer.apiKey,
        keys: { buyer: buyer.apiKey, builder: builder.apiKey, admin: admin.apiKey },
        ids: {
          accounts: control.accounts.list().map(({ id }) => id),
          agents: control.agents.list().map(({ id }) => id),
          categories: control.categories.list().map(({ id }) => id),
        },
      }
    },
    secrets: state.accounts.issuedSecrets,
    callerOf: (key) => state.accounts.byKey(key)?.name,
    tick: state.outbox.tick,
    close: () => state.outbox.reset(),
    scenario: scenarioPart(state),
    reset() {
      state.reset()
      createInitialData(state, control, { deposit })
    },
  }
  return { platform, control }
}
