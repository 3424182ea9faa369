import type { Hono } from 'hono'
import { readJsonBody } from '../control/read-json-body.ts'
import { createSettingsRoutes } from '../control/settings-routes.ts'
import type { MoltGhostNewAgent } from './agents.ts'
import { assumptions } from './assumptions.ts'
import type { MoltGhostAgentUpdate, MoltGhostControl } from './control.ts'
import type { MoltGhostSettingsUpdate } from './settings.ts'

/** Returns the control API of MoltGhost, below `/_sandbox/moltghost`. */
export const controlRoutes = (control: MoltGhostControl): Hono => {
  const { agents, keys } = control

  return createSettingsRoutes<MoltGhostSettingsUpdate>(control, {
    assumptions,
    data: () => ({
      controlUrl: control.controlUrl,
      agents: agents.list(),
      keys: keys.list(),
    }),
    lists: { agents: agents.list, keys: keys.list },
  })
    .put('/reply', async (context) => {
      const { text } = await readJsonBody<{ readonly text: unknown }>(context, ['text'])
      if (typeof text !== 'string' || !text)
        throw new RangeError(`text must be a non-empty string, got ${JSON.stringify(text)}.`)
      control.replyWith(text)
      return context.json({ text })
    })
    .delete('/reply', (context) => {
      control.replyWith(undefined)
      return context.body(null, 204)
    })
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
