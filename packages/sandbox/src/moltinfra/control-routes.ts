import type { NewAgent } from '@molt-sdk/contracts/moltinfra/types'
import { Hono } from 'hono'
import { readJsonBody } from '../control/read-json-body.ts'
import type { MoltInfraAccountOptions } from './accounts.ts'
import type { MoltInfraAgentUpdate, MoltInfraControl } from './control.ts'
import type { MoltInfraSettingsUpdate } from './settings.ts'

/** The same controls for other processes, below `/_sandbox/moltinfra`. */
export const controlRoutes = (control: MoltInfraControl): Hono => {
  const { accounts, agents } = control
  const accountFields = ['tier', 'permissions', 'revoked'] as const

  return new Hono()
    .get('/', (context) =>
      context.json({
        baseUrl: control.baseUrl,
        apiKey: control.apiKey,
        settings: control.settings,
        accounts: accounts.list(),
        agents: agents.list(),
      }),
    )
    .patch('/settings', async (context) => {
      const known = Object.keys(control.settings) as (keyof MoltInfraSettingsUpdate)[]
      control.configure(await readJsonBody<MoltInfraSettingsUpdate>(context, known))
      return context.json(control.settings)
    })
    .post('/accounts', async (context) =>
      context.json(
        accounts.create(await readJsonBody<MoltInfraAccountOptions>(context, accountFields)),
        201,
      ),
    )
    .patch('/accounts/:id', async (context) => {
      const options = await readJsonBody<MoltInfraAccountOptions>(context, accountFields)
      return context.json(accounts.update(context.req.param('id'), options))
    })
    .post('/agents', async (context) => {
      const body = await readJsonBody<CreateAgentBody>(context, ['agent', 'account'])
      return context.json(agents.create(body.agent, { account: body.account }), 201)
    })
    .patch('/agents/:id', async (context) => {
      const switches = await readJsonBody<MoltInfraAgentUpdate>(context, ['status', 'protected'])
      return context.json(agents.update(context.req.param('id'), switches))
    })
}

interface CreateAgentBody {
  readonly agent: NewAgent
  readonly account?: string
}
