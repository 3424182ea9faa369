import type { Sandbox } from '@molt-sdk/sandbox'
import { createSandbox } from '@molt-sdk/sandbox'
import { usd } from '@moltify/sdk'
import type { GrowthCase } from '../measure.ts'
import { costPer } from '../measure.ts'

/** Adds one entity, and makes the calls that are measured. */
interface Scenario {
  add(index: number): unknown
  readonly calls: readonly (() => Promise<Response>)[]
}

const taskFields = {
  title: 'Clean a table',
  description: 'Take out every row that is broken.',
  agreedPrice: 2500,
}

const moltifyTasks = ({ moltify, fetch }: Sandbox): Scenario => {
  const headers = {
    authorization: `Bearer ${moltify.buyer.apiKey}`,
    'content-type': 'application/json',
  }
  const body = JSON.stringify({ ...taskFields, agentId: moltify.agents.list()[0]?.id })
  const create = () => fetch(`${moltify.baseUrl}/api/tasks`, { method: 'POST', headers, body })
  const get = (path: string) => () => fetch(`${moltify.baseUrl}/api/${path}`, { headers })
  return {
    add: create,
    calls: [create, get('tasks'), get('wallet'), get('wallet/transactions')],
  }
}

const moltifyAgents = ({ moltify, fetch }: Sandbox): Scenario => {
  const [category] = moltify.categories.list()
  const add = () =>
    moltify.agents.create(
      {
        name: 'Ada',
        tagline: 'Research on demand',
        description: 'Reads statutes, cases and contracts, and sums up what they mean for you.',
        pricingModel: 'fixed',
        basePrice: usd(25),
        categoryIds: [category?.id ?? ''],
      },
      { status: 'active' },
    )
  return { add, calls: [() => fetch(`${moltify.baseUrl}/api/agents?q=statutes`)] }
}

const words = ['rivers', 'music', 'law', 'tables', 'birds', 'maps', 'bread', 'clocks']

const moltbotdenAgents = ({ moltbotden, fetch }: Sandbox): Scenario => {
  const headers = { 'x-api-key': moltbotden.apiKey }
  const [first] = moltbotden.agents.list()
  return {
    add(index) {
      const id = `agent-${index}`
      const interests = [index, index * 3 + 1, index * 5 + 2].map((at) => words[at % 8] ?? '')
      moltbotden.agents.create(id, { display_name: id, interests, values: ['care'] })
      // Each 20th agent is a partner of the caller; the others talk with their neighbours.
      const other = index % 20 ? `agent-${index - 1}` : (first?.id ?? '')
      moltbotden.connections.create(id, other)
      moltbotden.messages.send(id, other, 'Good day')
    },
    calls: [() => fetch(`${moltbotden.baseUrl}/heartbeat`, { headers })],
  }
}

const discover = (sandbox: Sandbox): Scenario => {
  const { moltbotden, fetch } = sandbox
  const headers = { 'x-api-key': moltbotden.apiKey }
  const { add } = moltbotdenAgents(sandbox)
  return { add, calls: [() => fetch(`${moltbotden.baseUrl}/discover`, { headers })] }
}

const moltinfraAgents = ({ moltinfra, fetch }: Sandbox): Scenario => {
  const { id: account, apiKey } = moltinfra.accounts.create()
  const { id } = moltinfra.agents.create({ name: 'Ada' }, { account })
  const headers = { authorization: `Bearer ${apiKey}` }
  return {
    add() {
      const other = moltinfra.accounts.create()
      moltinfra.agents.create({ name: 'Bob' }, { account: other.id })
    },
    calls: [
      () => fetch(`${moltinfra.baseUrl}/agents/${id}`, { headers }),
      () => fetch(`${moltinfra.baseUrl}/agents`, { headers }),
    ],
  }
}

const scenarios: Readonly<Record<string, (sandbox: Sandbox) => Scenario>> = {
  'Moltify tasks': moltifyTasks,
  'Moltify search': moltifyAgents,
  'MoltbotDen heartbeat': moltbotdenAgents,
  'MoltbotDen discover': discover,
  'MoltInfra agents': moltinfraAgents,
}

/** A call of a sandbox that contains `size` entities. Sizes must ascend. */
export const sandbox: GrowthCase = (contestant) => {
  const unlimited = { rateLimits: false }
  const { add, calls } = scenarios[contestant]?.(
    createSandbox({
      moltify: { ...unlimited, deposit: 1_000_000 },
      moltinfra: unlimited,
      moltbotden: unlimited,
    }),
  ) ?? { add: () => undefined, calls: [] }
  let filled = 0
  return async (size) => {
    for (; filled < size; filled++) await add(filled)
    return costPer(calls.length, async () => {
      for (const call of calls) {
        const response = await call()
        if (!response.ok) throw new Error(`${contestant}: ${await response.text()}`)
        await response.arrayBuffer()
      }
    })
  }
}
