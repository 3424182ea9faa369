import type { NewAgent } from '@molt-sdk/contracts/moltify/types'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { StoredAgent } from './agent.ts'
import { requireCategories } from './categories.ts'
import { uniqueSlug } from './slug.ts'
import type { State } from './state.ts'

/** Creates a draft agent. Throws `HttpError` for an unknown category. */
export const createStoredAgent = (state: State, owner: string, agent: NewAgent): StoredAgent => {
  const { agents, runtime } = state
  requireCategories(state, 'categoryIds', agent.categoryIds)
  const now = runtime.clock.now()
  const isTaken = (slug: string): boolean => agents.by('slug', slug).size > 0
  const stored: StoredAgent = {
    id: runtime.ids.next('agent_'),
    owner,
    slug: uniqueSlug(agent.name, isTaken, state.slugNumbers),
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
