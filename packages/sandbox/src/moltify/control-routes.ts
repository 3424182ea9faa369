import type { NewAgent } from '@molt-sdk/contracts/moltify/types'
import { Hono } from 'hono'
import { readJsonBody } from '../control/read-json-body.ts'
import type { AccountOptions } from './accounts.ts'
import type { MoltifyControl } from './control.ts'
import type { MoltifySettingsUpdate } from './settings.ts'

/** The same controls for other processes, below `/_sandbox/moltify`. */
export const controlRoutes = (control: MoltifyControl): Hono => {
  const { accounts, agents, categories, tasks, webhooks } = control

  return new Hono()
    .get('/', (context) =>
      context.json({
        baseUrl: control.baseUrl,
        apiKey: control.apiKey,
        settings: control.settings,
        accounts: accounts.list(),
        categories: categories.list(),
        agents: agents.list(),
        tasks: tasks.list(),
      }),
    )
    .patch('/settings', async (context) => {
      const known = Object.keys(control.settings) as (keyof MoltifySettingsUpdate)[]
      control.configure(await readJsonBody<MoltifySettingsUpdate>(context, known))
      return context.json(control.settings)
    })
    .post('/accounts', async (context) => {
      const options = await readJsonBody<AccountOptions>(context, accountFields)
      return context.json(accounts.create(options), 201)
    })
    .post('/agents', async (context) => {
      const { agent, ...options } = await readJsonBody<Creation>(context, [
        'agent',
        'account',
        'status',
      ])
      return context.json(agents.create(agent, options), 201)
    })
    .post('/agents/:id/approve', (context) => context.json(agents.approve(context.req.param('id'))))
    .get('/ledger', (context) => context.json(control.ledger()))
    .post('/deposits', async (context) => {
      const { account, cents } = await readJsonBody<DepositBody>(context, ['account', 'cents'])
      control.deposit(account, cents)
      return context.json(control.ledger(), 201)
    })
    .get('/tasks/:id/files/:at', (context) => {
      const { id, at: index } = context.req.param()
      const file = tasks.files(id)[Number(index)]
      if (!file) throw new RangeError(`The task has no file ${JSON.stringify(index)}.`)
      return new Response(file, { headers: { 'content-type': file.type } })
    })
    .get('/webhooks', (context) => context.json(webhooks.deliveries()))
    .post('/webhooks/flush', async (context) => context.json(await webhooks.flush()))
    .post('/webhooks/:id/resend', async (context) =>
      context.json(await webhooks.resend(context.req.param('id'))),
    )
    .get('/agents/:id/webhook-secret', (context) =>
      context.json({ secret: webhooks.secretOf(context.req.param('id')) }),
    )
}

const accountFields = [
  'name',
  'isBuilder',
  'isAdmin',
  'identityVerified',
  'chargebacks',
  'ageDays',
] as const

interface Creation {
  readonly agent: NewAgent
  readonly account?: string
  readonly status?: 'draft' | 'active'
}

interface DepositBody {
  readonly account: string
  readonly cents: number
}
