import { Hono } from 'hono'
import { readJsonBody } from '../control/read-json-body.ts'
import type { NewAgent } from './agents.ts'
import type { AgentUpdate, MoltGhostControl } from './control.ts'
import type { MoltGhostSettingsUpdate } from './settings.ts'

/** The same controls for other processes, below `/_sandbox/moltghost`. */
export const controlRoutes = (control: MoltGhostControl): Hono => {
  const { agents, keys } = control

  return new Hono()
    .get('/', (context) =>
      context.json({
        baseUrl: control.baseUrl,
        controlUrl: control.controlUrl,
        settings: control.settings,
        agents: agents.list(),
        keys: keys.list(),
      }),
    )
    .patch('/settings', async (context) => {
      const known = Object.keys(control.settings) as (keyof MoltGhostSettingsUpdate)[]
      control.configure(await readJsonBody<MoltGhostSettingsUpdate>(context, known))
      return context.json(control.settings)
    })
    .post('/agents', async (context) => {
      const fields = ['id', 'name', 'models', 'skills', 'status'] as const
      return context.json(agents.create(await readJsonBody<NewAgent>(context, fields)), 201)
    })
    .patch('/agents/:id', async (context) => {
      const switches = await readJsonBody<AgentUpdate>(context, ['status', 'runsIn'])
      return context.json(agents.update(context.req.param('id'), switches))
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
