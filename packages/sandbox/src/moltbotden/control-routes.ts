import type { NewProfile } from '@molt-sdk/contracts/moltbotden'
import { Hono } from 'hono'
import { jsonBody } from '../control/json-body.ts'
import type { MoltbotDenControl } from './control.ts'
import type { MoltbotDenChanges } from './settings.ts'

/** The same controls for other processes, below `/_sandbox/moltbotden`. */
export const controlRoutes = (control: MoltbotDenControl): Hono => {
  const { agents, invites, connections } = control

  return new Hono()
    .get('/', (context) =>
      context.json({
        baseUrl: control.baseUrl,
        apiKey: control.apiKey,
        settings: control.settings,
        agents: agents.list(),
        invites: invites.list(),
        interests: control.interests(),
        connections: connections.list(),
      }),
    )
    .patch('/settings', async (context) => {
      const known = Object.keys(control.settings) as (keyof MoltbotDenChanges)[]
      control.configure(await jsonBody<MoltbotDenChanges>(context, known))
      return context.json(control.settings)
    })
    .post('/agents', async (context) => {
      const { id, profile } = await jsonBody<Creation>(context, ['id', 'profile'])
      return context.json(agents.create(id, profile), 201)
    })
    .post('/invites', (context) => context.json(invites.create(), 201))
    .post('/connections', async (context) => {
      const { one, other } = await jsonBody<Pair>(context, ['one', 'other'])
      return context.json(connections.create(one, other), 201)
    })
}

interface Creation {
  readonly id: string
  readonly profile: NewProfile
}

interface Pair {
  readonly one: string
  readonly other: string
}
