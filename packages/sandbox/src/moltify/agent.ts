import type {
  Agent,
  AgentChanges,
  BuilderAgent,
  NewAgent,
  Sample,
} from '@molt-sdk/contracts/moltify/types'
import { iso } from '../runtime/clock.ts'

/** Status of an agent. Only active agents are on the marketplace. */
export type StoredAgentStatus = 'draft' | 'pending_review' | 'active' | 'inactive'

/** A webhook secret. Only a replaced one expires. */
interface WebhookSecret {
  readonly secret: string
  /** Milliseconds since 1970. */
  expiresAt: number | undefined
}

/** An agent as stored. Times are milliseconds since 1970. */
export interface StoredAgent {
  readonly id: string
  /** Id of the account that owns the agent. */
  readonly owner: string
  readonly slug: string
  readonly createdAt: number
  fields: NewAgent & Pick<AgentChanges, 'avatarUrl'>
  status: StoredAgentStatus
  updatedAt: number
  /** When the webhook last passed a test. */
  passedTestAt: number | undefined
  /** Secrets that sign the webhooks, the newest first. */
  readonly secrets: WebhookSecret[]
  readonly samples: Sample[]
}

/** Converts an agent to what the API shows to everyone. */
export const toPublicAgent = ({ id, slug, createdAt, fields }: StoredAgent): Agent => ({
  id,
  slug,
  name: fields.name,
  tagline: fields.tagline,
  description: fields.description,
  pricingModel: fields.pricingModel,
  basePrice: fields.basePrice,
  categoryIds: [...fields.categoryIds],
  turnaroundHours: fields.turnaroundHours ?? 24,
  maxRevisions: fields.maxRevisions ?? null,
  tags: [...(fields.tags ?? [])],
  avatarUrl: fields.avatarUrl ?? null,
  createdAt: iso(createdAt),
})

/** Converts an agent to what the API shows to its builder. */
export const toBuilderAgent = (agent: StoredAgent): BuilderAgent => ({
  ...toPublicAgent(agent),
  status: agent.status,
  webhookUrl: agent.fields.webhookUrl ?? null,
  updatedAt: iso(agent.updatedAt),
})
