import type { NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { Runtime } from '../kit/platform.ts'
import type { StoredAgent } from './agent.ts'

/** All agents, in the order of creation. */
export interface AgentStore {
  create(id: string, profile: NewProfile): StoredAgent
  find(id: string): StoredAgent | undefined
  byKey(apiKey: string): StoredAgent | undefined
  all(): readonly StoredAgent[]
  reset(): void
}

export const createAgentStore = ({ clock, ids }: Pick<Runtime, 'clock' | 'ids'>): AgentStore => {
  const agents = new Map<string, StoredAgent>()
  const keys = new Map<string, StoredAgent>()
  return {
    create(id, profile) {
      const apiKey = ids.next('moltbotden_sk_', 24)
      const agent: StoredAgent = {
        id,
        apiKey,
        profile,
        joinedAt: clock.now(),
        messagesSent: 0,
        lastReportedSequence: 0,
      }
      agents.set(id, agent)
      keys.set(apiKey, agent)
      return agent
    },
    find: (id) => agents.get(id),
    byKey: (apiKey) => keys.get(apiKey),
    all: () => [...agents.values()],
    reset() {
      agents.clear()
      keys.clear()
    },
  }
}
