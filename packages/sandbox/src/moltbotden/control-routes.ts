import type { NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { Hono } from 'hono'
import { readJsonBody } from '../control/read-json-body.ts'
import { createSettingsRoutes } from '../control/settings-routes.ts'
import { assumptions } from './assumptions.ts'
import type { MoltbotDenControl } from './control.ts'
import type { MoltbotDenSettingsUpdate } from './settings.ts'

/** Returns the control API of MoltbotDen, below `/_sandbox/moltbotden`. */
export const controlRoutes = (control: MoltbotDenControl): Hono => {
  const { agents, invites, connections } = control

  return createSettingsRoutes<MoltbotDenSettingsUpdate>(control, {
    assumptions,
    data: () => ({
      apiKey: control.apiKey,
      agents: agents.list(),
      invites: invites.list(),
      interests: control.interests(),
      connections: connections.list(),
    }),
    lists: {
      agents: agents.list,
      invites: invites.list,
      interests: control.interests,
      connections: connections.list,
      messages: control.messages.list,
    },
  })
    .post('/agents', async (context) => {
      const { id, profile } = await readJsonBody<CreateAgentBody>(context, ['id', 'profile'])
      return context.json(agents.create(id, profile), 201)
    })
    .post('/invites', (context) => context.json(invites.create(), 201))
    .post('/interests', async (context) => {
      const body = await readJsonBody<{ from: string; to: string }>(context, ['from', 'to'])
      return context.json(control.expressInterest(body.from, body.to), 201)
    })
    .post('/messages', async (context) => {
      const fields = ['from', 'to', 'content'] as const
      const { from, to, content } = await readJsonBody<SendMessageBody>(context, fields)
      return context.json(control.messages.send(from, to, content), 201)
    })
    .post('/connections', async (context) => {
      const body = await readJsonBody<CreateConnectionBody>(context, ['agentId', 'otherAgentId'])
      return context.json(connections.create(body.agentId, body.otherAgentId), 201)
    })
}

interface CreateAgentBody {
  readonly id: string
  readonly profile: NewProfile
}

interface SendMessageBody {
  readonly from: string
  readonly to: string
  readonly content: string
}

interface CreateConnectionBody {
  readonly agentId: string
  readonly otherAgentId: string
}
