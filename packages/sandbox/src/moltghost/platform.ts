import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { Platform, Runtime } from '../kit/platform.ts'
import { createPlatformApp } from '../kit/platform-app.ts'
import { createHouse } from './adapter.ts'
import type { NewAgent } from './agents.ts'
import { addChatRoutes } from './chat.ts'
import type { MoltGhostControl } from './control.ts'
import { controlOf } from './control.ts'
import { createControlPlatform } from './control-platform.ts'
import { controlRoutes } from './control-routes.ts'
import { addInfoRoutes } from './info.ts'
import type { Reply } from './reply.ts'
import type { MoltGhostSettingsUpdate } from './settings.ts'
import { createSocketOpener } from './sockets.ts'
import { createState, notifyChange } from './state.ts'
import { addToolRoutes } from './tools.ts'

/** How MoltGhost starts. */
export type MoltGhostOptions = MoltGhostSettingsUpdate & {
  /** How agents reply. Unless told, they say who they are and what they heard. */
  readonly reply?: Reply | undefined
  /** Agents at the start, each with a key; the first is the one at the bare base URL. */
  readonly agents?: readonly NewAgent[] | undefined
}

const initialAgents: readonly NewAgent[] = [{ id: 'abc123', name: 'my-agent' }]

const host = /^(?:([a-z0-9-]+)\.)?agent\.moltghost\.io$/

export const createMoltGhost = (
  runtime: Runtime,
  options: MoltGhostOptions,
): { readonly platforms: readonly [Platform, Platform]; readonly control: MoltGhostControl } => {
  const { agents = initialAgents, reply, ...changes } = options
  const state = createState(runtime, changes, reply)
  const adapter = createHouse(state)
  const app = createPlatformApp(adapter)
  addChatRoutes(app, adapter, state)
  addToolRoutes(app, adapter, state)
  addInfoRoutes(app, adapter, state)

  const control = controlOf(state)
  const createInitialData = (): void => {
    for (const agent of agents) {
      const { id } = control.agents.create(agent)
      control.keys.create({ agent: id, name: 'First key' })
    }
  }
  createInitialData()

  const platform: Platform = {
    name: adapter.name,
    api: moltghost,
    app,
    control: controlRoutes(control),
    tenantOfHost: (hostname) => {
      const [found, id = ''] = host.exec(hostname) ?? []
      return found === undefined ? undefined : id
    },
    isTenant: (segment) =>
      state.agents.findOrFirst(segment) !== undefined || /^pending-/.test(segment),
    openSocket: createSocketOpener(adapter, state),
    info: () => ({
      baseUrl: control.baseUrl,
      apiKey: control.apiKey,
      ids: { agents: control.agents.list().map(({ id }) => id) },
    }),
    secrets: () => state.keys.secrets(),
    tick: () => notifyChange(state),
    reset() {
      state.reset()
      createInitialData()
      notifyChange(state)
    },
  }
  return { platforms: [platform, createControlPlatform(state, control)], control }
}
