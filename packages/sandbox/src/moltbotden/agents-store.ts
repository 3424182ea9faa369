import type { NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { Runtime } from '../kit/platform.ts'
import { SecretSet } from '../runtime/secret-set.ts'
import type { StoredAgent } from './agent.ts'

/** All agents, in the order of creation. */
export interface AgentStore {
  create(id: string, profile: NewProfile): StoredAgent
  find(id: string): StoredAgent | undefined
  byKey(apiKey: string): StoredAgent | undefined
  all(): readonly StoredAgent[]
  /** Returns the agent that was created first. */
  first(): StoredAgent | undefined
  /** The keys of all agents. */
  readonly secrets: SecretSet
  /** Removes all agents, and adds others. */
  reset(others?: readonly StoredAgent[]): void
}

export const createAgentStore = ({ clock, ids }: Pick<Runtime, 'clock' | 'ids'>): AgentStore => {
  const agents = new Map<string, StoredAgent>()
  const keys = new Map<string, StoredAgent>()
  const secrets = new SecretSet()
  const add = (agent: StoredAgent): void => {
    agents.set(agent.id, agent)
    keys.set(agent.apiKey, agent)
    secrets.add(agent.apiKey)
  }
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
      add(agent)
      return agent
    },
    find: (id) => agents.get(id),
    byKey: (apiKey) => keys.get(apiKey),
    all: () => [...agents.values()],
    first: () => agents.values().next().value,
    secrets,
    reset(others = []) {
      for (const store of [agents, keys, secrets]) store.clear()
      for (const agent of others) add(agent)
    },
  }
}
