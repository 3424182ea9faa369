import type { NewAgent } from '@molt-sdk/contracts/moltify'
import { defined } from '../kit/defined.ts'
import type { StoredAgent } from './agent.ts'
import { checkCategories } from './categories.ts'
import { slugFor } from './slug.ts'
import type { State } from './state.ts'

/** Makes an agent as a draft, or refuses categories that do not exist. */
export const storeAgent = (state: State, owner: string, agent: NewAgent): StoredAgent => {
  const { agents, world } = state
  checkCategories(state, 'categoryIds', agent.categoryIds)
  const now = world.clock.now()
  const isTaken = (name: string): boolean => [...agents.values()].some(({ slug }) => slug === name)
  const stored: StoredAgent = {
    id: world.ids.next('agent_'),
    owner,
    slug: slugFor(agent.name, isTaken),
    createdAt: now,
    updatedAt: now,
    fields: structuredClone(defined(agent)),
    status: 'draft',
    passedTestAt: undefined,
    secrets: [],
    samples: [],
  }
  agents.set(stored.id, stored)
  return stored
}
