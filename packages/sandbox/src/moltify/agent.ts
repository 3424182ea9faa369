import type {
  Agent,
  AgentChanges,
  BuilderAgent,
  NewAgent,
  Sample,
} from '@molt-sdk/contracts/moltify/types'
import { iso } from '../kit/iso.ts'
import type { WebhookSecret } from './webhook-secret.ts'

/** Where an agent stands. Only active ones are on the marketplace. */
export type AgentStatus = 'draft' | 'pending_review' | 'active' | 'inactive'

/** An agent as the platform keeps it. Times are milliseconds since 1970. */
export interface StoredAgent {
  readonly id: string
  /** Account that it belongs to. */
  readonly owner: string
  readonly slug: string
  readonly createdAt: number
  fields: NewAgent & Pick<AgentChanges, 'avatarUrl'>
  status: AgentStatus
  updatedAt: number
  /** When its webhook last passed a test. */
  passedTestAt: number | undefined
  /** What its webhooks are signed with, the newest first. */
  readonly secrets: WebhookSecret[]
  readonly samples: Sample[]
}

/** What anyone may see of an agent. */
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

/** What its builder sees of an agent. */
export const toBuilderAgent = (agent: StoredAgent): BuilderAgent => ({
  ...toPublicAgent(agent),
  status: agent.status,
  webhookUrl: agent.fields.webhookUrl ?? null,
  updatedAt: iso(agent.updatedAt),
})
