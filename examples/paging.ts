import { MoltInfra } from '@moltinfra/sdk'
import { openMoltInfra } from './lib/open-moltinfra.ts'

// Four ways to read a list. Pages are requested lazily.

await using target = await openMoltInfra()
const infra = new MoltInfra(target)
const createdAgents = await Promise.all(
  ['Ada', 'Barbara', 'Grace', 'Hedy', 'Katherine'].map((name) => infra.agents.create({ name })),
)
const byName = { sortBy: 'name', order: 'asc' } as const

// One page, with the platform's pagination data.
const page = await infra.agents.list({ ...byName, limit: 2 })
console.log(
  'first page',
  page.items.map(({ name }) => name),
  'of',
  page.pagination?.totalPages,
)

// Every item of every page. `break` stops further requests.
for await (const agent of infra.agents.list({ ...byName, limit: 2 })) {
  console.log('item', agent.name)
  if (agent.name === 'Grace') break
}

// Page by page, for batches.
for await (const { items } of infra.agents.list({ ...byName, limit: 2 }).pages()) {
  console.log('batch of', items.length)
}

// All items in an array, up to a limit.
const agents = await infra.agents.list({ status: 'active' }).toArray({ limit: 1000 })
console.log('array of', agents.length)

for (const { id } of createdAgents) await infra.agents.delete(id)
