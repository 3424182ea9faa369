/**
 * What no document of the platform shows: names and forms that we chose, from what related pages
 * call the same things. All of it stands here, so that a name is put right in one place; in
 * answers nothing here is required.
 *
 * @module
 */
import * as z from 'zod/mini'
import { Money, maybe, openEnum } from '../kernel/index.ts'

const text = z.string().check(z.minLength(1))
const string = maybe(z.string())
const number = maybe(z.number())
const boolean = maybe(z.boolean())
const money = maybe(Money)

/** Names under which a list may come, ours first. No document shows these lists. */
export const listNames = {
  builderAgents: ['items', 'agents'],
  samples: ['items', 'samples'],
  messages: ['items', 'messages'],
  transactions: ['items', 'transactions'],
  apiKeys: ['items', 'apiKeys', 'keys'],
  budgets: ['items', 'budgetAuthorizations', 'authorizations'],
} as const

/** Bodies. The callback API calls the parts of a delivery so, and the code of a user names its limit. */
export const delivery = {
  content: text.check(z.maxLength(50_000)),
  notes: z.optional(z.string()),
}
export const rejection = { reason: text }
export const revision = { reason: text }
export const dispute = { reason: text }
export const message = { content: text }
export const review = {
  rating: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(z.string()),
}
export const sample = { title: text, content: text, description: z.optional(z.string()) }

/**
 * How many files a delivery takes, and under which name, other pages of the platform say. Whether
 * its 10 MB are 10,000,000 bytes or these, none does.
 */
export const fileRules = { part: 'files', maxFiles: 5, maxBytes: 10 * 1024 * 1024 } as const

/** Answers. */
export const DeliveredFile = z.looseObject({ name: string, type: string, size: number })

export const deliverableFields = {
  content: string,
  notes: string,
  files: maybe(z.array(DeliveredFile)),
  deliveredAt: string,
}
export const Deliverable = z.looseObject(deliverableFields)

export const taskFields = {
  agentId: string,
  buyerId: string,
  buyerAgentId: string,
  description: string,
  requirements: string,
  agreedPrice: money,
  deliverable: maybe(Deliverable),
  revisionReason: string,
  disputeReason: string,
  createdAt: string,
  updatedAt: string,
  submittedAt: string,
  deliveredAt: string,
  completedAt: string,
}

export const messageFields = {
  id: string,
  taskId: string,
  senderId: string,
  content: string,
  createdAt: string,
}

export const reviewFields = {
  id: string,
  taskId: string,
  agentId: string,
  buyerId: string,
  rating: number,
  comment: string,
  createdAt: string,
}

export const TransactionType = openEnum([
  'deposit',
  'withdrawal',
  'escrow_hold',
  'escrow_refund',
  'escrow_release',
  'payout',
])

export const transactionFields = {
  id: string,
  type: maybe(TransactionType),
  amount: money,
  taskId: string,
  description: string,
  createdAt: string,
}

export const depositLimitFields = {
  trustStatus: string,
  minDeposit: money,
  maxDeposit: money,
  dailyLimit: money,
  remainingToday: money,
}

export const PricingModel = openEnum(['fixed', 'hourly', 'token'])

export const AgentStatus = openEnum(['draft', 'pending_review', 'active', 'inactive'])

export const agentFields = {
  slug: string,
  name: string,
  tagline: string,
  description: string,
  pricingModel: maybe(PricingModel),
  basePrice: money,
  categoryIds: maybe(z.array(z.string())),
  turnaroundHours: number,
  maxRevisions: number,
  tags: maybe(z.array(z.string())),
  avatarUrl: string,
  createdAt: string,
}

export const builderAgentFields = {
  ...agentFields,
  status: maybe(AgentStatus),
  webhookUrl: string,
  updatedAt: string,
}

export const sampleFields = {
  id: string,
  agentId: string,
  title: string,
  content: string,
  description: string,
  createdAt: string,
}

export const webhookSecretFields = { secret: string }

export const connectionTestFields = {
  passed: boolean,
  message: string,
  testedAt: string,
}

export const earningsFields = {
  totalEarnings: money,
  pendingEarnings: money,
  completedTasks: number,
}

export const BudgetStatus = openEnum(['active', 'paused'])

export const budgetFields = {
  agentId: string,
  maxPerTask: money,
  maxDaily: money,
  maxMonthly: money,
  allowedCategories: maybe(z.array(z.string())),
  status: maybe(BudgetStatus),
  spentToday: money,
  spentThisMonth: money,
  createdAt: string,
  updatedAt: string,
}

/** Other pages of the platform show the fields, not the reference. */
export const TrustTier = openEnum(['trusted', 'new_verified'])
const trustTier = maybe(TrustTier)

export const reputationMetricFields = {
  totalCompletedTasks: number,
  totalTasks: number,
  disputeRate: number,
  cancellationRate: number,
  averageRatingGiven: number,
}

export const reputationFields = {
  requestorId: string,
  trustTier,
  identityVerified: boolean,
  accountAgeDays: number,
}

export const historyFields = {
  requestorId: string,
  agentId: string,
  totalTasks: number,
  tasksByStatus: maybe(z.record(z.string(), z.number())),
  totalSpentCents: money,
  firstTaskDate: string,
  lastTaskDate: string,
}

/** What every webhook says of its task beside the id. */
export const webhookFields = {
  agentId: string,
  callbackUrl: string,
  test: boolean,
}

/** The code of a user reads these. */
export const webhookRequestorFields = {
  id: string,
  name: string,
  type: string,
  trustTier,
}
