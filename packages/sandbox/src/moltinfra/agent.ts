import type {
  Agent,
  AgentChanges,
  AgentMetrics,
  AgentSummary,
} from '@molt-sdk/contracts/moltinfra/types'

/** The fields that may be set on an agent. */
export type AgentConfig = Omit<AgentChanges, 'status' | 'name'> & { readonly name: string }

/** An agent as the store keeps it. Times are milliseconds since 1970. */
export interface StoredAgent {
  readonly id: string
  /** Id of the account that it belongs to. */
  readonly owner: string
  /** Place in the order of creation, which settles what the clock can't tell apart. */
  readonly sequence: number
  readonly createdAt: number
  config: AgentConfig
  status: 'active' | 'inactive' | 'error'
  updatedAt: number
  /** Whether it refuses to be deleted. */
  protected: boolean
  /** Messages answered so far, by conversation. */
  readonly conversations: Map<string, number>
  /** Messages that are being answered right now. */
  inFlight: number
  /** Time spent away from `active`, and since when it is away now. */
  downtime: number
  downSince: number | undefined
}

export const iso = (time: number): string => new Date(time).toISOString()

/** What the API shows of an agent in a list. */
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
    clients,
  }
}

/** What the API shows of one agent. */
export const toAgent = (agent: StoredAgent, now: number): Agent => ({
  ...agent.config,
  plugins: agent.config.plugins?.map((plugin) => ({ ...plugin })),
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
