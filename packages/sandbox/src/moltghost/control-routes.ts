import type { Hono } from 'hono'
import { readJsonBody } from '../control/read-json-body.ts'
import { createSettingsRoutes } from '../control/settings-routes.ts'
import type { MoltGhostNewAgent } from './agents.ts'
import type { MoltGhostAgentUpdate, MoltGhostControl } from './control.ts'
import type { MoltGhostSettingsUpdate } from './settings.ts'

/** Returns the control API of MoltGhost, below `/_sandbox/moltghost`. */
export const controlRoutes = (control: MoltGhostControl): Hono => {
  const { agents, keys } = control

  return createSettingsRoutes<MoltGhostSettingsUpdate>(control, () => ({
    baseUrl: control.baseUrl,
    controlUrl: control.controlUrl,
    settings: control.settings,
    agents: agents.list(),
    keys: keys.list(),
  }))
    .post('/agents', async (context) => {
      const fields = ['id', 'name', 'models', 'skills', 'status'] as const
      return context.json(
        agents.create(await readJsonBody<MoltGhostNewAgent>(context, fields)),
        201,
      )
    })
    .patch('/agents/:id', async (context) => {
      const update = await readJsonBody<MoltGhostAgentUpdate>(context, ['status', 'runsIn'])
      return context.json(agents.update(context.req.param('id'), update))
    })
    .post('/keys', async (context) => {
      const body = await readJsonBody<{ agent?: string; name?: string }>(context, ['agent', 'name'])
      return context.json(keys.create(body), 201)
    })
    .delete('/keys/:id', (context) => {
      keys.revoke(context.req.param('id'))
      return context.body(null, 204)
    })
}
