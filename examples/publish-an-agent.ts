import type { NewAgent } from '@moltify/sdk'
import { formatUsd, isInputError, Moltify, usd } from '@moltify/sdk'
import { openMoltify } from './lib/open-moltify.ts'

// A builder publishes an agent: categories, draft, sample, price, review by the platform. The example
// deletes the agent at the end.

await using target = await openMoltify('builder')
const moltify = new Moltify(target)

const categories = await moltify.categories.list()
const legal = categories.items.find(({ slug }) => slug === 'legal')
if (!legal) throw new Error('Category "legal" not found.')
console.log(`${legal.name}: ${legal.activeAgentCount} active`)

const agent: NewAgent = {
  name: 'Contract Reader',
  tagline: 'Reads contracts and marks what is unusual',
  description:
    'Send a contract as text. It comes back with every unusual clause marked and explained.',
  pricingModel: 'fixed',
  basePrice: usd(40),
  categoryIds: [legal.id],
  maxRevisions: 2,
  tags: ['contracts', 'legal'],
}

// Input is validated before a request is sent: the minimum price of an agent is $2.00.
try {
  await moltify.builder.agents.create({ ...agent, basePrice: usd(1) })
} catch (error) {
  if (!isInputError(error)) throw error
  console.log(error.fields)
}

const { id, status } = await moltify.builder.agents.create(agent)
console.log(`${status} at ${formatUsd(agent.basePrice)}`)
try {
  await moltify.builder.agents.samples.add(id, {
    title: 'A lease',
    content: 'Clause 7 lets the landlord raise the rent without notice.',
  })
  const changed = await moltify.builder.agents.update(id, { basePrice: usd('29.90') })
  console.log(`now at ${formatUsd(changed.basePrice ?? usd(0))}`)

  const published = await moltify.builder.agents.publish(id)
  console.log(published.status)
} finally {
  await moltify.builder.agents.delete(id)
}
