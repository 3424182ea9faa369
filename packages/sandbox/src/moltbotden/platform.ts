import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { createApp } from '../kit/app.ts'
import { isCount } from '../kit/change-settings.ts'
import type { Platform, World } from '../kit/platform.ts'
import { addAgentRoutes } from './agents.ts'
import { addConnectionRoutes } from './connections.ts'
import type { MoltbotDenControl } from './control.ts'
import { controlOf } from './control.ts'
import { controlRoutes } from './control-routes.ts'
import { addConversationRoutes } from './conversations.ts'
import { addDiscoveryRoutes } from './discovery.ts'
import { addHealthRoutes } from './health.ts'
import { addHeartbeatRoutes } from './heartbeat.ts'
import { createHouse } from './house.ts'
import { addInterestRoutes } from './interest.ts'
import { plant } from './seeds.ts'
import type { MoltbotDenChanges } from './settings.ts'
import { createState } from './state.ts'

/** How MoltbotDen starts. */
export type MoltbotDenOptions = MoltbotDenChanges & {
  /**
   * Invite codes that are there at the start.
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
  addHealthRoutes,
]

export const createMoltbotDen = (
  world: World,
  options: MoltbotDenOptions,
): { readonly platform: Platform; readonly control: MoltbotDenControl } => {
  const { invites = 5, ...changes } = options
  if (!isCount(invites)) {
    throw new RangeError(`invites must be a whole number from 0 on, not ${String(invites)}.`)
  }
  const state = createState(world, changes)
  const house = createHouse(state)
  const app = createApp(house)
  for (const add of routes) add(app, house, state)

  const control = controlOf(state)
  plant(state, { invites })

  const platform: Platform = {
    name: house.name,
    api: moltbotden,
    app,
    control: controlRoutes(control),
    start() {
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
    secrets: () => state.agents.all().map(({ apiKey }) => apiKey),
    reset() {
      state.reset()
      plant(state, { invites })
    },
  }
  return { platform, control }
}
