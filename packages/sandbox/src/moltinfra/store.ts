import { isRecord } from '@molt-sdk/contracts/kernel'
import type { AgentChanges, AgentQuery, NewAgent } from '@molt-sdk/contracts/moltinfra/types'
import { IndexedMap } from '../kit/indexed-map.ts'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'
import type { AgentConfig, StoredAgent } from './agent.ts'

type Sort = NonNullable<AgentQuery['sortBy']>

/** Filter and order of a list of agents. */
export interface AgentFilter {
  readonly status?: AgentQuery['status']
  readonly sortBy: Sort
  readonly order: 'asc' | 'desc'
}

/** The agents of all accounts. Callers check the platform's rules. */
export interface AgentStore {
  create(owner: string, agent: NewAgent): StoredAgent
  /** Returns an agent of this account. */
  find(owner: string, id: string): StoredAgent | undefined
  update(agent: StoredAgent, changes: AgentChanges, depth: 'replace' | 'merge'): void
  setStatus(agent: StoredAgent, status: StoredAgent['status']): void
  delete(agent: StoredAgent): void
  list(owner: string, filter: AgentFilter): readonly StoredAgent[]
  /** Returns the number of agents of an account. */
  count(owner: string): number
  /** Returns an agent of any account. */
  findAny(id: string): StoredAgent | undefined
  all(): readonly StoredAgent[]
  /** Removes all agents, and adds others. */
  reset(others?: readonly StoredAgent[]): void
}

const sortKeys: Readonly<Record<Sort, (agent: StoredAgent) => string | number>> = {
  createdAt: ({ createdAt }) => createdAt,
  name: ({ config }) => config.name,
  status: ({ status }) => status,
}

export const createAgentStore = (clock: Clock, ids: Ids): AgentStore => {
  const agents = new IndexedMap<StoredAgent, 'owner'>({ owner: ({ owner }) => [owner] })
  let lastSequence = 0

  const setStatus = (agent: StoredAgent, status: StoredAgent['status']): void => {
    const now = clock.now()
    if (agent.downSince !== undefined) agent.downtime += now - agent.downSince
    agent.downSince = status === 'active' ? undefined : now
    agent.status = status
  }

  return {
    setStatus,
    create(owner, agent) {
      const now = clock.now()
      const stored: StoredAgent = {
        id: ids.next('agent_'),
        owner,
        sequence: ++lastSequence,
        createdAt: now,
        config: clone({ modelProvider: 'openai', ...omitUndefined(agent) }),
        status: 'active',
        updatedAt: now,
        protected: false,
        conversations: new Map(),
        inFlight: 0,
        downtime: 0,
        downSince: undefined,
      }
      agents.set(stored.id, stored)
      return stored
    },
    find(owner, id) {
      const agent = agents.get(id)
      return agent?.owner === owner ? agent : undefined
    },
    update(agent, { status, ...changes }, depth) {
      const fields = clone(omitUndefined(changes))
      const { config } = agent
      agent.config = (
        depth === 'merge' ? deepMerge({ ...config }, fields) : { ...config, ...fields }
      ) as AgentConfig
      if (status) setStatus(agent, status)
      agent.updatedAt = clock.now()
    },
    delete: ({ id }) => void agents.delete(id),
    list(owner, { status, sortBy, order }) {
      const key = sortKeys[sortBy]
      const sign = order === 'asc' ? 1 : -1
      return [...agents.by('owner', owner).values()]
        .filter((agent) => !status || agent.status === status)
        .sort((a, b) => sign * (compare(key(a), key(b)) || a.sequence - b.sequence))
    },
    count: (owner) => agents.by('owner', owner).size,
    findAny: (id) => agents.get(id),
    all: () => [...agents.values()],
    reset(others = []) {
      agents.clear()
      lastSequence = others.length
      for (const agent of others) agents.set(agent.id, agent)
    },
  }
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** Copies a value, so that a caller's later changes to it do not change the store. */
const clone = <T>(value: T): T => structuredClone(value)

/** Merges objects at every depth. Other values are replaced. */
const deepMerge = (
  config: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const merged: Record<string, unknown> = { ...config }
  for (const [key, change] of Object.entries(changes)) {
    const current = merged[key]
    merged[key] = isRecord(current) && isRecord(change) ? deepMerge(current, change) : change
  }
  return merged
}
