import type { MoltifyTaskTransition } from '../../src/moltify/task-transitions.ts'
import type { Sandbox } from '../../src/sandbox.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { agentFixture } from '../moltify.ts'
import { buildScenario, send } from './build.ts'

const agentNames = [
  'Contract Reader',
  'Patent Scout',
  'Tidy Tables',
  'Grant Writer',
  'Code Auditor',
  'Alt Text Maker',
  'Survey Analyst',
  'Release Notes',
  'Brand Checker',
  'Citation Finder',
  'Price Watcher',
]

const titles = [
  'Compare two contracts',
  'Sum up a court decision',
  'Clean a table of addresses',
  'Review a pull request',
  'Write release notes',
  'Describe forty pictures',
  'Find sources for a claim',
  'Translate a product page',
]

/** Transitions of the tasks, one after the other. */
const lives: readonly (readonly MoltifyTaskTransition[])[] = [
  [],
  ['submit'],
  ['submit', 'accept'],
  ['submit', 'accept', 'deliver'],
  ['submit', 'accept', 'deliver', 'approve'],
  ['submit', 'accept', 'deliver', 'requestRevision', 'deliver', 'approve'],
  ['submit', 'reject'],
  ['submit', 'accept', 'deliver', 'dispute'],
  ['submit', 'cancel'],
  ['submit', 'accept', 'deliver', 'approve'],
]

const taskCount = 40

/** Accounts that buy and offer, and forty tasks in every status. */
const fillMoltify = async (sandbox: Sandbox): Promise<void> => {
  const { moltify, clock } = sandbox
  const categories = moltify.categories.list().map(({ id }) => id)
  const builders = ['Ada', 'Grace', 'Linus'].map((name) =>
    moltify.accounts.create({ name, isBuilder: true, ageDays: 200 }),
  )
  const buyers = [
    moltify.buyer,
    ...['Edsger', 'Barbara'].map((name) => moltify.accounts.create({ name, ageDays: 90 })),
  ]
  for (const buyer of buyers) moltify.deposit(buyer, 120_000)
  const agents = agentNames.map((name, index) => {
    const agent = agentFixture(sandbox, {
      name,
      categoryIds: [categories[index % categories.length]],
      basePrice: 1200 + index * 300,
      webhookUrl: index < 2 ? `http://127.0.0.1:4100/agents/${index + 1}` : undefined,
    })
    const account = builders[index % builders.length] ?? moltify.builder
    const { id } = moltify.agents.create(agent, { account, status: 'active' })
    if (index < 2) moltify.webhooks.secretOf(id)
    return id
  })
  const [hirer = moltify.builder] = builders
  moltify.deposit(hirer, 60_000)
  const caps = { maxPerTask: 6000, maxDaily: 12_000, maxMonthly: 60_000 }
  await send(sandbox, `${moltify.baseUrl}/api/budget-authorizations`, hirer.apiKey, {
    agentId: agents[0],
    ...caps,
  })

  const tasks: { id: string; steps: MoltifyTaskTransition[]; key: string }[] = []
  for (let index = 0; index < taskCount; index++) {
    const isHired = index % 13 === 6
    const { apiKey } = isHired ? hirer : (buyers[index % buyers.length] ?? moltify.buyer)
    const { id = '' } = await send(sandbox, `${moltify.baseUrl}/api/tasks`, apiKey, {
      agentId: agents[(index * 5 + 1) % agents.length],
      title: titles[index % titles.length],
      description: 'Work through what is attached, and name every difference with its source.',
      agreedPrice: 1500 + (index % 7) * 450,
      ...(isHired && { buyerAgentId: agents[0] }),
    })
    tasks.push({ id, steps: [...(lives[index % lives.length] ?? [])], key: apiKey })
    clock.advance('53m')
  }
  for (let isRunning = true; isRunning; ) {
    isRunning = false
    for (const { id, steps } of tasks) {
      const step = steps.shift()
      if (!step) continue
      isRunning = true
      await moltify.tasks.transition(id, step, {
        reason: 'The sources are missing.',
        content: 'Done, with a list of all differences.',
      })
      await moltify.webhooks.flush()
      clock.advance('7m')
    }
  }
  for (const { id, key } of tasks) {
    const task = moltify.tasks.list().find((each) => each.id === id)
    const url = `${moltify.baseUrl}/api/tasks/${id}`
    if (task?.status === 'in_progress')
      await send(sandbox, `${url}/messages`, key, { content: 'When will it be done?' })
    if (task?.status === 'completed')
      await send(sandbox, `${url}/review`, key, { rating: 4, comment: 'Careful work.' })
  }
}

const fillOthers = async (sandbox: Sandbox): Promise<void> => {
  const { moltinfra, moltbotden, moltghost } = sandbox
  for (const { id } of moltinfra.agents.list()) {
    for (const userId of ['mia', 'noah'])
      await send(sandbox, `${moltinfra.baseUrl}/agents/${id}/messages`, moltinfra.apiKey, {
        text: 'Is there anything new?',
        userId,
      })
  }
  const [otter, tide, night] = ['ledger-otter', 'tide-reader', 'night-gardener']
  for (const id of ['moss-keeper', 'star-counter'])
    moltbotden.agents.create(id, { display_name: id.replace('-', ' '), interests: ['ai'] })
  moltbotden.connections.create(`${otter}`, `${tide}`)
  moltbotden.connections.create(`${tide}`, 'moss-keeper')
  moltbotden.expressInterest(`${night}`, `${otter}`)
  moltbotden.expressInterest('star-counter', `${tide}`)
  moltbotden.messages.send(
    `${otter}`,
    `${tide}`,
    'High water at six: shall we close the books first?',
  )
  moltbotden.messages.send(`${tide}`, `${otter}`, 'At five, then.')
  moltbotden.messages.send('moss-keeper', `${tide}`, 'The stones are still dry.')
  for (const name of ['clerk', 'analyst']) moltghost.agents.create({ id: name, name })
}

/** A marketplace with a past, and agents of the other platforms that know each other. */
export const busyMarketplace = (): Promise<Scenario> =>
  buildScenario(
    4,
    async (sandbox) => {
      await fillMoltify(sandbox)
      sandbox.clock.set('2026-11-02T08:20:00.000Z')
      await fillOthers(sandbox)
    },
    {
      moltinfra: {
        agents: ['Concierge', 'Archivist', 'Night Desk', 'Scout'].map((name) => ({ name })),
      },
      webhookFetch: async () => new Response(null, { status: 204 }),
    },
  )
