import type { NewAgent } from '@molt-sdk/contracts/moltinfra'
import { Hono } from 'hono'
import { jsonBody } from '../control/json-body.ts'
import type { AccountOptions } from './accounts.ts'
import type { AgentSwitches, MoltInfraControl } from './control.ts'
import type { MoltInfraChanges } from './settings.ts'

/** The same controls for other processes, below `/_sandbox/moltinfra`. */
export const controlRoutes = (control: MoltInfraControl): Hono => {
  const { accounts, agents } = control
  const account = ['tier', 'permissions', 'revoked'] as const

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
      const known = Object.keys(control.settings) as (keyof MoltInfraChanges)[]
      control.configure(await jsonBody<MoltInfraChanges>(context, known))
      return context.json(control.settings)
    })
    .post('/accounts', async (context) =>
      context.json(accounts.create(await jsonBody<AccountOptions>(context, account)), 201),
    )
    .patch('/accounts/:id', async (context) => {
      const options = await jsonBody<AccountOptions>(context, account)
      return context.json(accounts.update(context.req.param('id'), options))
    })
    .post('/agents', async (context) => {
      const body = await jsonBody<Creation>(context, ['agent', 'account'])
      return context.json(agents.create(body.agent, { account: body.account }), 201)
    })
    .patch('/agents/:id', async (context) => {
      const switches = await jsonBody<AgentSwitches>(context, ['status', 'protected'])
      return context.json(agents.switch(context.req.param('id'), switches))
    })
}

interface Creation {
  readonly agent: NewAgent
  readonly account?: string
}
