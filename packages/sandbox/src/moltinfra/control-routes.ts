import type { NewAgent } from '@molt-sdk/contracts/moltinfra/types'
import type { Hono } from 'hono'
import { readJsonBody } from '../control/read-json-body.ts'
import { createSettingsRoutes } from '../control/settings-routes.ts'
import type { MoltInfraAccountOptions } from './accounts.ts'
import { assumptions } from './assumptions.ts'
import type { MoltInfraAgentUpdate, MoltInfraControl } from './control.ts'
import type { MoltInfraSettingsUpdate } from './settings.ts'

/** Returns the control API of MoltInfra, below `/_sandbox/moltinfra`. */
export const controlRoutes = (control: MoltInfraControl): Hono => {
  const { accounts, agents } = control
  const accountFields = ['tier', 'permissions', 'revoked'] as const

  return createSettingsRoutes<MoltInfraSettingsUpdate>(control, {
    assumptions,
    data: () => ({
      apiKey: control.apiKey,
      accounts: accounts.list(),
      agents: agents.list(),
    }),
    lists: { accounts: accounts.list, agents: agents.list },
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
      const update = await readJsonBody<MoltInfraAgentUpdate>(context, ['status', 'protected'])
      return context.json(agents.update(context.req.param('id'), update))
    })
}

interface CreateAgentBody {
  readonly agent: NewAgent
  readonly account?: string
}
