import type { AgentChanges, AgentQuery, NewAgent } from '@molt-sdk/contracts/moltinfra/types'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'
import type { AgentConfig, StoredAgent } from './agent.ts'
import { deepMerge } from './merge.ts'

type Sort = NonNullable<AgentQuery['sortBy']>

/** Which agents, in what order. */
export interface AgentFilter {
  readonly status?: AgentQuery['status']
  readonly sortBy: Sort
  readonly order: 'asc' | 'desc'
}

/** The agents of all accounts. It knows no rules: who calls it has checked them. */
export interface AgentStore {
  create(owner: string, agent: NewAgent): StoredAgent
  /** An agent of this account. */
  find(owner: string, id: string): StoredAgent | undefined
  update(agent: StoredAgent, changes: AgentChanges, depth: 'replace' | 'merge'): void
  setStatus(agent: StoredAgent, status: StoredAgent['status']): void
  delete(agent: StoredAgent): void
  list(owner: string, selection: AgentFilter): readonly StoredAgent[]
  all(): readonly StoredAgent[]
  reset(): void
}

const sortKeys: Readonly<Record<Sort, (agent: StoredAgent) => string | number>> = {
  createdAt: ({ createdAt }) => createdAt,
  name: ({ config }) => config.name,
  status: ({ status }) => status,
}

export const createAgentStore = (clock: Clock, ids: Ids): AgentStore => {
  const agents = new Map<string, StoredAgent>()
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
      const before = agent.config
      agent.config = (
        depth === 'merge' ? deepMerge({ ...before }, fields) : { ...before, ...fields }
      ) as AgentConfig
      if (status) setStatus(agent, status)
      agent.updatedAt = clock.now()
    },
    delete: ({ id }) => void agents.delete(id),
    list(owner, { status, sortBy, order }) {
      const key = sortKeys[sortBy]
      const sign = order === 'asc' ? 1 : -1
      return [...agents.values()]
        .filter((agent) => agent.owner === owner && (!status || agent.status === status))
        .sort((a, b) => sign * (compare(key(a), key(b)) || a.sequence - b.sequence))
    },
    all: () => [...agents.values()],
    reset() {
      agents.clear()
      lastSequence = 0
    },
  }
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** What a caller handed in must not change under the store's hands. */
const clone = <T>(value: T): T => structuredClone(value)
