import type {
  Agent,
  AgentChanges,
  AgentMetrics,
  AgentSummary,
} from '@molt-sdk/contracts/moltinfra/types'
import { iso } from '../runtime/clock.ts'

/** The fields of an agent that the API can set. */
export type AgentConfig = Omit<AgentChanges, 'status' | 'name'> & { readonly name: string }

/** An agent as stored. Times are milliseconds since 1970. */
export interface StoredAgent {
  readonly id: string
  /** Id of the account that owns the agent. */
  readonly owner: string
  /** Position in the order of creation, for agents that were created at the same time. */
  readonly sequence: number
  readonly createdAt: number
  config: AgentConfig
  status: 'active' | 'inactive' | 'error'
  updatedAt: number
  /** Whether the agent is protected against deletion. */
  protected: boolean
  /** Number of messages so far, by conversation. */
  readonly conversations: Map<string, number>
  /** Number of messages that the agent is replying to. */
  inFlight: number
  /** Milliseconds spent in other statuses than `active`, until `downSince`. */
  downtime: number
  /** When the agent last left `active`, if it is not active now. */
  downSince: number | undefined
}

/** Converts an agent to what the API shows in a list. */
export const toSummary = ({ id, status, config, ...times }: StoredAgent): AgentSummary => {
  const { name, modelProvider, model, clients } = config
  const createdAt = iso(times.createdAt)
  return {
    id,
    name,
    status,
    createdAt,
    updatedAt: iso(times.updatedAt),
    modelProvider,
    model,
    clients: clients && [...clients],
  }
}

/** Converts an agent to what the API shows of a single agent. */
export const toAgent = (agent: StoredAgent, now: number): Agent => ({
  ...(structuredClone(agent.config) as Pick<Agent, keyof AgentConfig>),
  id: agent.id,
  status: agent.status,
  createdAt: iso(agent.createdAt),
  updatedAt: iso(agent.updatedAt),
  metrics: toMetrics(agent, now),
})

const toMetrics = (agent: StoredAgent, now: number): AgentMetrics => {
  const { conversations, createdAt, downtime, downSince } = agent
  const lifetimeMs = now - createdAt
  const downtimeMs = downtime + (downSince === undefined ? 0 : now - downSince)
  return {
    totalMessages: [...conversations.values()].reduce((sum, count) => sum + count, 0),
    totalConversations: conversations.size,
    uptime: `${(lifetimeMs > 0 ? (1 - downtimeMs / lifetimeMs) * 100 : 100).toFixed(1)}%`,
  }
}
