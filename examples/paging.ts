import { MoltInfra } from '@moltinfra/sdk'
import { openTarget } from './lib/open-target.ts'

// Four ways through a list. None fetches a page before it is asked for.

await using target = await openTarget()
const infra = new MoltInfra(target)
const made = await Promise.all(
  ['Ada', 'Barbara', 'Grace', 'Hedy', 'Katherine'].map((name) => infra.agents.create({ name })),
)
const byName = { sortBy: 'name', order: 'asc' } as const

// One page, with the platform's own account of it.
const page = await infra.agents.list({ ...byName, limit: 2 })
console.log(
  'first page',
  page.items.map(({ name }) => name),
  'of',
  page.pagination?.totalPages,
)

// Every item of every page. A loop that is left early fetches nothing more.
for await (const agent of infra.agents.list({ ...byName, limit: 2 })) {
  console.log('item', agent.name)
  if (agent.name === 'Grace') break
}

// Page by page, for work that is done in batches.
for await (const { items } of infra.agents.list({ ...byName, limit: 2 }).pages()) {
  console.log('batch of', items.length)
}

// All of them in an array. The limit is a promise that it ends.
const agents = await infra.agents.list({ status: 'active' }).toArray({ limit: 1000 })
console.log('array of', agents.length)

for (const { id } of made) await infra.agents.delete(id)
