import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Platform, Runtime } from '../kit/platform.ts'
import { createPlatformApp } from '../kit/platform-app.ts'
import { isNonNegativeInteger } from '../kit/update-settings.ts'
import { createAdapter } from './adapter.ts'
import { addAgentRoutes } from './agents.ts'
import { addConnectionRoutes } from './connections.ts'
import type { MoltbotDenControl } from './control.ts'
import { createPlatformControl } from './control.ts'
import { controlRoutes } from './control-routes.ts'
import { addConversationRoutes } from './conversations.ts'
import { addDiscoveryRoutes } from './discovery.ts'
import { addHealthRoute } from './health.ts'
import { addHeartbeatRoutes } from './heartbeat.ts'
import { createInitialData } from './initial-data.ts'
import { addInterestRoutes } from './interest.ts'
import { scenarioPart } from './scenario.ts'
import type { MoltbotDenSettingsUpdate } from './settings.ts'
import { createState } from './state.ts'

/** Options of MoltbotDen: settings and invites. */
export type MoltbotDenOptions = MoltbotDenSettingsUpdate & {
  /**
   * Initial number of invite codes.
   *
   * @defaultValue `5`
   */
  readonly invites?: number | undefined
}

const routes = [
  addAgentRoutes,
  addHeartbeatRoutes,
  addDiscoveryRoutes,
  addInterestRoutes,
  addConnectionRoutes,
  addConversationRoutes,
  addHealthRoute,
]

export const createMoltbotDen = (
  runtime: Runtime,
  options: MoltbotDenOptions,
): { readonly platform: Platform; readonly control: MoltbotDenControl } => {
  const { invites = 5, ...changes } = options
  if (!isNonNegativeInteger(invites)) {
    throw new RangeError(`invites must be a non-negative integer, got ${String(invites)}.`)
  }
  const state = createState(runtime, changes)
  const adapter = createAdapter(state)
  const app = createPlatformApp(adapter)
  for (const add of routes) add(app, adapter, state)

  const control = createPlatformControl(state)
  createInitialData(state, { invites })

  const platform: Platform = {
    name: adapter.name,
    api: moltbotden,
    app,
    control: controlRoutes(control),
    info() {
      const agents = control.agents.list()
      return {
        baseUrl: control.baseUrl,
        apiKey: control.apiKey,
        keys: Object.fromEntries(agents.map(({ id, apiKey }) => [id, apiKey])),
        ids: {
          agents: agents.map(({ id }) => id),
          invites: control.invites.list().flatMap(({ code, usedBy }) => (usedBy ? [] : [code])),
        },
      }
    },
    secrets: state.agents.secrets,
    callerOf: (key) => state.agents.byKey(key)?.id,
    scenario: scenarioPart(state),
    reset() {
      state.reset()
      createInitialData(state, { invites })
    },
  }
  return { platform, control }
}
