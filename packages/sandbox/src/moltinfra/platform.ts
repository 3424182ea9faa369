import type { NewAgent } from '@molt-sdk/contracts/moltinfra'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { createApp } from '../kit/app.ts'
import type { Platform, World } from '../kit/platform.ts'
import type { AccountOptions } from './accounts.ts'
import { addAgentRoutes } from './agents.ts'
import type { MoltInfraControl } from './control.ts'
import { controlOf } from './control.ts'
import { controlRoutes } from './control-routes.ts'
import { createHouse } from './house.ts'
import { addMessageRoutes } from './messages.ts'
import type { MoltInfraChanges } from './settings.ts'
import { changeSettings, defaultSettings } from './settings.ts'
import { createState } from './state.ts'

/** How MoltInfra starts. */
export type MoltInfraOptions = MoltInfraChanges &
  AccountOptions & {
    /** Agents of the first account at the start: how many, or what they are created from. */
    readonly agents?: number | readonly NewAgent[] | undefined
  }

export const createMoltInfra = (
  world: World,
  options: MoltInfraOptions,
): { readonly platform: Platform; readonly control: MoltInfraControl } => {
  const { agents = 0, tier, permissions, revoked, ...changes } = options
  const state = createState(world, changes)
  const house = createHouse(state)
  const app = createApp(house)
  addAgentRoutes(app, house, state)
  addMessageRoutes(app, house, state)

  const start = (): void => {
    const account = state.accounts.create({ tier, permissions, revoked })
    for (const agent of typeof agents === 'number' ? numbered(agents) : agents) {
      control.agents.create(agent, { account: account.id })
    }
  }

  const control = controlOf(state)
  start()

  const platform: Platform = {
    name: house.name,
    api: moltinfra,
    app,
    control: controlRoutes(control),
    start: () => ({
      baseUrl: control.baseUrl,
      apiKey: control.apiKey,
      ids: { agents: control.agents.list().map(({ id }) => id) },
    }),
    secrets: () => state.accounts.list().map(({ apiKey }) => apiKey),
    reset() {
      state.accounts.reset()
      state.store.reset()
      state.limits.reset()
      Object.assign(state.settings, defaultSettings())
      changeSettings(state.settings, changes)
      start()
    },
  }
  return { platform, control }
}

const numbered = (count: number): readonly NewAgent[] =>
  Array.from({ length: count }, (_, at) => ({ name: `Agent ${at + 1}` }))
