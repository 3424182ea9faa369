import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-resources.ts'

export const marketplaceCases: Pick<MoltifyCases, 'searchAgents' | 'getAgent' | 'listCategories'> =
  {
    searchAgents: {
      sandboxOnly: true,
      async verify({ agents }, { query }, { items }) {
        const [first] = items
        expect(first?.basePrice).toBeLessThanOrEqual(query?.maxPrice ?? 0)
        expect(await agents.get(first?.id ?? '')).toEqual(first)
      },
    },
    getAgent: {
      async verify({ agents }, { params }, agent) {
        expect(agent.slug).toBe(params.idOrSlug)
        expect(await agents.get(agent.id)).toEqual(agent)
      },
    },
    listCategories: {
      async verify({ agents }, _, { items }) {
        const [first] = items
        const found = await agents.search({ category: first?.name ?? '', limit: 100 })
        expect(found.pagination?.total).toBe(first?.activeAgentCount)
      },
    },
  }
