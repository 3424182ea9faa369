import type { NewAgent } from '@molt-sdk/contracts/moltify/types'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { StoredAgent } from './agent.ts'
import { requireCategories } from './categories.ts'
import { uniqueSlug } from './slug.ts'
import type { State } from './state.ts'

/** Makes an agent as a draft, or refuses categories that do not exist. */
export const createStoredAgent = (state: State, owner: string, agent: NewAgent): StoredAgent => {
  const { agents, runtime } = state
  requireCategories(state, 'categoryIds', agent.categoryIds)
  const now = runtime.clock.now()
  const isTaken = (name: string): boolean => [...agents.values()].some(({ slug }) => slug === name)
  const stored: StoredAgent = {
    id: runtime.ids.next('agent_'),
    owner,
    slug: uniqueSlug(agent.name, isTaken),
    createdAt: now,
    updatedAt: now,
    fields: structuredClone(omitUndefined(agent)),
    status: 'draft',
    passedTestAt: undefined,
    secrets: [],
    samples: [],
  }
  agents.set(stored.id, stored)
  return stored
}
