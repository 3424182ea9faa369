import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { Platform, Runtime } from '../kit/platform.ts'
import { createPlatformApp } from '../kit/platform-app.ts'
import { createAdapter } from './adapter.ts'
import type { MoltGhostNewAgent } from './agents.ts'
import { addChatRoutes } from './chat.ts'
import type { MoltGhostControl } from './control.ts'
import { createPlatformControl } from './control.ts'
import { createControlPlatform } from './control-platform.ts'
import { controlRoutes } from './control-routes.ts'
import { addInfoRoutes } from './info.ts'
import type { MoltGhostReply } from './reply.ts'
import { scenarioPart } from './scenario.ts'
import type { MoltGhostSettingsUpdate } from './settings.ts'
import { createSocketOpener } from './sockets.ts'
import { createState, notifyChange } from './state.ts'
import { addToolRoutes } from './tools.ts'

/** Options of MoltGhost: settings, replies and initial agents. */
export type MoltGhostOptions = MoltGhostSettingsUpdate & {
  /** Function that produces the agents' replies. By default they quote the last user message. */
  readonly reply?: MoltGhostReply | undefined
  /** Initial agents, each with an API key. The base URL without an id leads to the first one. */
  readonly agents?: readonly MoltGhostNewAgent[] | undefined
}

const initialAgents: readonly MoltGhostNewAgent[] = [{ id: 'abc123', name: 'my-agent' }]

const agentHostPattern = /^(?:([a-z0-9-]+)\.)?agent\.moltghost\.io$/

export const createMoltGhost = (
  runtime: Runtime,
  options: MoltGhostOptions,
): { readonly platforms: readonly [Platform, Platform]; readonly control: MoltGhostControl } => {
  const { agents = initialAgents, reply, ...changes } = options
  const state = createState(runtime, changes, reply)
  const adapter = createAdapter(state)
  const app = createPlatformApp(adapter)
  addChatRoutes(app, adapter, state)
  addToolRoutes(app, adapter, state)
  addInfoRoutes(app, adapter, state)

  const control = createPlatformControl(state)
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
      const [match, id = ''] = agentHostPattern.exec(hostname) ?? []
      return match === undefined ? undefined : id
    },
    isTenant: (segment) =>
      state.agents.findOrFirst(segment) !== undefined || /^pending-/.test(segment),
    openSocket: createSocketOpener(adapter, state),
    info: () => ({
      baseUrl: control.baseUrl,
      apiKey: control.apiKey,
      ids: { agents: control.agents.list().map(({ id }) => id) },
    }),
    secrets: state.keys.secrets,
    callerOf: (key) => state.keys.byKey(key)?.name,
    tick: () => notifyChange(state),
    scenario: scenarioPart(state),
    reset() {
      state.reset()
      createInitialData()
      notifyChange(state)
    },
  }
  return { platforms: [platform, createControlPlatform(state, control)], control }
}
