import type { NewAgent } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import { readJsonBody } from '../control/read-json-body.ts'
import { createSettingsRoutes } from '../control/settings-routes.ts'
import type { MoltifyAccountOptions } from './accounts.ts'
import { assumptions } from './assumptions.ts'
import type { MoltifyControl } from './control.ts'
import type { MoltifySettingsUpdate } from './settings.ts'
import type { MoltifyTransitionOptions } from './task-control.ts'
import type { MoltifyTaskTransition } from './task-transitions.ts'

/** Returns the control API of Moltify, below `/_sandbox/moltify`. */
export const controlRoutes = (control: MoltifyControl): Hono => {
  const { accounts, agents, categories, tasks, webhooks } = control

  return createSettingsRoutes<MoltifySettingsUpdate>(control, {
    assumptions,
    data: () => ({
      apiKey: control.apiKey,
      accounts: accounts.list(),
      categories: categories.list(),
      agents: agents.list(),
      tasks: tasks.list(),
    }),
    lists: {
      accounts: accounts.list,
      agents: agents.list,
      budgets: control.budgets,
      deliveries: webhooks.deliveries,
      entries: () => control.ledger().postings,
      tasks: () =>
        tasks.list().map((task) => ({ ...task, transitions: tasks.transitions(task.id) })),
    },
  })
    .post('/accounts', async (context) => {
      const options = await readJsonBody<MoltifyAccountOptions>(context, accountFields)
      return context.json(accounts.create(options), 201)
    })
    .post('/sessions', async (context) => {
      const { account } = await readJsonBody<{ account?: string }>(context, ['account'])
      const session = control.sessions.create(account)
      context.header('set-cookie', `${session.cookie}; Path=/; SameSite=Lax`)
      return context.json(session, 201)
    })
    .post('/agents', async (context) => {
      const { agent, ...options } = await readJsonBody<CreateAgentBody>(context, [
        'agent',
        'account',
        'status',
      ])
      return context.json(agents.create(agent, options), 201)
    })
    .post('/agents/:id/approve', (context) => context.json(agents.approve(context.req.param('id'))))
    .get('/ledger', (context) => context.json(control.ledger()))
    .get('/totals', (context) => {
      const { postings, ...totals } = control.ledger()
      return context.json({ ...totals, entries: postings.length })
    })
    .post('/tasks/:id/:transition', async (context) => {
      const { id, transition } = context.req.param()
      const options = await readJsonBody<MoltifyTransitionOptions>(context, ['reason', 'content'])
      return context.json(await tasks.transition(id, transition as MoltifyTaskTransition, options))
    })
    .post('/deposits', async (context) => {
      const { account, cents } = await readJsonBody<DepositBody>(context, ['account', 'cents'])
      control.deposit(account, cents)
      return context.json(control.ledger(), 201)
    })
    .get('/tasks/:id/files/:index', (context) => {
      const { id, index } = context.req.param()
      const file = tasks.files(id)[Number(index)]
      if (!file)
        throw new RangeError(
          `File ${JSON.stringify(index)} of the task not found. Files are numbered from 0.`,
        )
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

interface CreateAgentBody {
  readonly agent: NewAgent
  readonly account?: string
  readonly status?: 'draft' | 'active'
}

interface DepositBody {
  readonly account: string
  readonly cents: number
}
