import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { NewAgent } from '@molt-sdk/contracts/moltinfra/types'
import type { Platform, Runtime } from '../kit/platform.ts'
import { createPlatformApp } from '../kit/platform-app.ts'
import type { MoltInfraAccountOptions } from './accounts.ts'
import { createAdapter } from './adapter.ts'
import { addAgentRoutes } from './agents.ts'
import type { MoltInfraControl } from './control.ts'
import { createPlatformControl } from './control.ts'
import { controlRoutes } from './control-routes.ts'
import { addMessageRoutes } from './messages.ts'
import { scenarioPart } from './scenario.ts'
import type { MoltInfraSettingsUpdate } from './settings.ts'
import { createState } from './state.ts'

/** Options of MoltInfra: settings, the first account and its agents. */
export type MoltInfraOptions = MoltInfraSettingsUpdate &
  MoltInfraAccountOptions & {
    /** Initial agents of the first account: their number, or their fields. */
    readonly agents?: number | readonly NewAgent[] | undefined
  }

export const createMoltInfra = (
  runtime: Runtime,
  options: MoltInfraOptions,
): { readonly platform: Platform; readonly control: MoltInfraControl } => {
  const { agents = 0, tier, permissions, revoked, ...changes } = options
  const state = createState(runtime, changes)
  const adapter = createAdapter(state)
  const app = createPlatformApp(adapter)
  addAgentRoutes(app, adapter, state)
  addMessageRoutes(app, adapter, state)

  const createInitialData = (): void => {
    const account = state.accounts.create({ tier, permissions, revoked })
    for (const agent of typeof agents === 'number' ? numberedAgents(agents) : agents) {
      control.agents.create(agent, { account: account.id })
    }
  }

  const control = createPlatformControl(state)
  createInitialData()

  const platform: Platform = {
    name: adapter.name,
    api: moltinfra,
    app,
    control: controlRoutes(control),
    info: () => ({
      baseUrl: control.baseUrl,
      apiKey: control.apiKey,
      ids: { agents: control.agents.list().map(({ id }) => id) },
    }),
    secrets: state.accounts.secrets,
    callerOf: (key) => state.accounts.byKey(key)?.id,
    scenario: scenarioPart(state),
    reset() {
      state.accounts.reset()
      state.store.reset()
      state.limits.reset()
      Object.assign(state.settings, state.initialSettings())
      createInitialData()
    },
  }
  return { platform, control }
}

const numberedAgents = (count: number): readonly NewAgent[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Agent ${index + 1}` }))
