import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '@molt-sdk/sandbox'
import { Moltify, usd } from '@moltify/sdk'
import { startAgent } from '../lib/agent-process.ts'
import type { Demo } from './demo.ts'

const title = 'Is this lease fair?'
const description = 'Two pages, attached as text. Which clauses are unfair, and why?'

/** Durable work: an agent that polls is killed in the middle of its work, and resumes. */
export const durableWork = async (sandbox: Sandbox, demo: Demo): Promise<void> => {
  const { baseUrl, buyer, agents, accounts } = sandbox.moltify
  const alice = new Moltify({ baseUrl, apiKey: buyer.apiKey })
  const bob = accounts.create({ isBuilder: true })
  const [category] = sandbox.moltify.categories.list()
  const agentId = agents.create(
    {
      name: 'Lease Reader',
      tagline: 'Reads leases and names what is unusual',
      description: 'Send a lease as text. Every unusual clause is explained.',
      pricingModel: 'fixed',
      basePrice: usd(25),
      categoryIds: [category?.id ?? ''],
    },
    { account: bob, status: 'active' },
  ).id
  const folder = await mkdtemp(join(tmpdir(), 'molt-quickstart-'))
  const environment = {
    MOLTIFY_BASE_URL: baseUrl,
    MOLTIFY_API_KEY: bob.apiKey,
    WORK_FILE: join(folder, 'work.db'),
    POLL_MS: '50',
  }
  const task = { agentId, title, description, agreedPrice: usd(25) }
  let agent = startAgent(environment)

  try {
    demo.heading(
      'Bob runs examples/agent-without-address.ts: it polls, and saves its work in a file',
    )
    const { id } = await demo.show(
      async () => {
        const { id } = await alice.tasks.create(task)
        await alice.tasks.submit(id)
        await agent.prints('working')
        return alice.tasks.get(id)
      },
      { summarize: ({ status }) => `${status}, the agent is at work` },
    )

    demo.heading('Its process is killed in the middle of the work, and started again')
    await demo.show(
      async () => {
        await agent.end('SIGKILL')
        agent = startAgent(environment)
        await agent.prints('delivered')
        return alice.tasks.get(id)
      },
      { summarize: ({ status, deliverable }) => `${status}: ${deliverable?.content}` },
    )
    await demo.show(async () => await alice.tasks.messages.list(id).toArray(), {
      summarize: (messages) => `${messages.map(({ content }) => content)} (sent once)`,
    })
  } finally {
    await agent.end('SIGINT')
    await rm(folder, { recursive: true, force: true })
  }
}
