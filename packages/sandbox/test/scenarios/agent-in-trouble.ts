import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Sandbox } from '../../src/sandbox.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { agentFixture } from '../moltify.ts'
import { buildScenario, savedAt, send } from './build.ts'

/** An agent whose webhook fails, with tasks that are late, disputed or wait for it. */
const fillMoltify = async (sandbox: Sandbox): Promise<void> => {
  const { moltify, clock } = sandbox
  const agent = moltify.agents.create(
    agentFixture(sandbox, {
      name: 'Overworked Reader',
      turnaroundHours: 24,
      maxRevisions: 1,
      webhookUrl: 'http://127.0.0.1:4100/webhook',
    }),
    { status: 'active' },
  )
  moltify.webhooks.secretOf(agent.id)
  const create = async (title: string): Promise<string> => {
    const { id = '' } = await send(sandbox, `${moltify.baseUrl}/api/tasks`, moltify.apiKey, {
      agentId: agent.id,
      title,
      description: 'Read the lease and name every clause that is unusual.',
      agreedPrice: 2500,
    })
    await moltify.tasks.transition(id, 'submit')
    await moltify.webhooks.flush()
    return id
  }
  const overdue = await create('Read a lease: three days late')
  await moltify.tasks.transition(overdue, 'accept')
  const disputed = await create('Compare two offers: disputed')
  for (const step of ['accept', 'deliver', 'requestRevision', 'deliver', 'dispute'] as const) {
    await moltify.tasks.transition(disputed, step, { reason: 'Half of the clauses are missing.' })
    clock.advance('2h')
    await moltify.webhooks.flush()
  }
  clock.set(new Date(Date.parse(savedAt) - 20 * 60_000))
  await moltify.webhooks.flush()
  await create('Sum up a decision: webhook is retried')
  await send(sandbox, `${moltify.baseUrl}/api/tasks/${overdue}/messages`, moltify.apiKey, {
    content: 'Are you still there?',
  })
  clock.set(new Date(Date.parse(savedAt) - 60_000))
  await create('Find a precedent: webhook has just failed')
}

const fillOthers = async (sandbox: Sandbox): Promise<void> => {
  const { moltinfra, moltghost } = sandbox
  const { baseUrl } = sandbox.moltbotden
  const [first, second] = moltinfra.agents.list()
  moltinfra.agents.update(first?.id ?? '', { status: 'error' })
  moltinfra.agents.update(second?.id ?? '', { status: 'inactive', protected: true })
  moltghost.agents.create({ id: 'broken', name: 'broken', status: 'failed' })
  moltghost.agents.create({ id: 'restarting', name: 'restarting' })
  moltghost.agents.update('restarting', { status: 'restarting', runsIn: 5 * 60_000 })
  const [otter] = sandbox.moltbotden.agents.list()
  for (let index = 1; index <= strangers; index++)
    sandbox.moltbotden.agents.create(`stranger-${index}`, { display_name: `Stranger ${index}` })
  for (let index = 0; index < maxInterests; index++) {
    const url = `${baseUrl}/interest/stranger-${(index % strangers) + 1}`
    await send(sandbox, url, otter?.apiKey ?? '')
    if (index < maxInterests - strangers)
      await send(sandbox, url, otter?.apiKey ?? '', undefined, 'DELETE')
  }
}

const strangers = 4
/** The daily limit. */
const maxInterests = moltbotden.limits.interest.max

/** What goes wrong for an agent, all at once. */
export const agentInTrouble = (): Promise<Scenario> =>
  buildScenario(
    4,
    async (sandbox) => {
      await fillMoltify(sandbox)
      await fillOthers(sandbox)
      sandbox.clock.set(savedAt)
      sandbox.faults.add({ kind: 'status', operation: 'sendMessage', status: 503, times: 3 })
      sandbox.faults.add({ kind: 'lostResponse', operation: 'submitTask', times: 1 })
    },
    {
      moltinfra: { agents: 2 },
      webhookFetch: async () => new Response(null, { status: 500 }),
    },
  )
