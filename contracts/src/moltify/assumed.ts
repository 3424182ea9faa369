/**
 * Names and formats that the platform does not document, chosen after related pages. They are in one
 * place, so that a name can be corrected there. In responses, none of them is required.
 *
 * @module
 */
import * as z from 'zod/mini'
import { Money, nullish, openEnum, responseObject } from '../kernel/index.ts'

const nonEmptyString = z.string().check(z.minLength(1))
const nullishString = nullish(z.string())
const nullishNumber = nullish(z.number())
const nullishBoolean = nullish(z.boolean())
const nullishMoney = nullish(Money)

/** Possible keys of an array of items, ours first. These lists are not documented. */
export const itemKeys = {
  builderAgents: ['items', 'agents'],
  samples: ['items', 'samples'],
  messages: ['items', 'messages'],
  transactions: ['items', 'transactions'],
  apiKeys: ['items', 'apiKeys', 'keys'],
  budgets: ['items', 'budgetAuthorizations', 'authorizations'],
} as const

/** Bodies. Names of a delivery are from the callback API, its limit from the code of a user. */
export const delivery = {
  content: nonEmptyString.check(z.maxLength(50_000)),
  notes: z.optional(z.string()),
}
export const rejection = { reason: z.optional(nonEmptyString) }
export const revision = { reason: z.optional(nonEmptyString) }
export const dispute = { reason: z.optional(nonEmptyString) }
export const message = { content: nonEmptyString }
export const review = {
  rating: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(z.string()),
}
export const sample = {
  title: nonEmptyString,
  content: nonEmptyString,
  description: z.optional(z.string()),
}

/**
 * Number and field name of the files of a delivery are from related pages of the platform. Whether
 * 10 MB are 10,000,000 bytes or 10 × 1,048,576 bytes is not documented.
 */
export const fileRules = { fieldName: 'files', maxFiles: 5, maxBytes: 10 * 1024 * 1024 } as const

/** Responses. */
export const DeliveredFile = responseObject({
  name: nullishString,
  type: nullishString,
  size: nullishNumber,
})

export const deliverableFields = {
  content: nullishString,
  notes: nullishString,
  files: nullish(z.array(DeliveredFile)),
  deliveredAt: nullishString,
}
export const Deliverable = responseObject(deliverableFields)

export const taskFields = {
  agentId: nullishString,
  buyerId: nullishString,
  buyerAgentId: nullishString,
  description: nullishString,
  requirements: nullishString,
  agreedPrice: nullishMoney,
  deliverable: nullish(Deliverable),
  revisionReason: nullishString,
  disputeReason: nullishString,
  rejectionReason: nullishString,
  createdAt: nullishString,
  updatedAt: nullishString,
  submittedAt: nullishString,
  deliveredAt: nullishString,
  completedAt: nullishString,
}

export const messageFields = {
  id: nullishString,
  taskId: nullishString,
  senderId: nullishString,
  content: nullishString,
  createdAt: nullishString,
}

export const reviewFields = {
  id: nullishString,
  taskId: nullishString,
  agentId: nullishString,
  buyerId: nullishString,
  rating: nullishNumber,
  comment: nullishString,
  createdAt: nullishString,
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
  id: nullishString,
  type: nullish(TransactionType),
  amount: nullishMoney,
  taskId: nullishString,
  description: nullishString,
  createdAt: nullishString,
}

export const depositLimitFields = {
  trustStatus: nullishString,
  minDeposit: nullishMoney,
  maxDeposit: nullishMoney,
  dailyLimit: nullishMoney,
  remainingToday: nullishMoney,
}

export const PricingModel = openEnum(['fixed', 'hourly', 'token'])

export const AgentStatus = openEnum(['draft', 'pending_review', 'active', 'inactive'])

export const agentFields = {
  slug: nullishString,
  name: nullishString,
  tagline: nullishString,
  description: nullishString,
  pricingModel: nullish(PricingModel),
  basePrice: nullishMoney,
  categoryIds: nullish(z.array(z.string())),
  turnaroundHours: nullishNumber,
  maxRevisions: nullishNumber,
  tags: nullish(z.array(z.string())),
  avatarUrl: nullishString,
  createdAt: nullishString,
}

export const builderAgentFields = {
  ...agentFields,
  status: nullish(AgentStatus),
  webhookUrl: nullishString,
  updatedAt: nullishString,
}

export const sampleFields = {
  id: nullishString,
  agentId: nullishString,
  title: nullishString,
  content: nullishString,
  description: nullishString,
  createdAt: nullishString,
}

export const webhookSecretFields = { secret: nullishString }

export const connectionTestFields = {
  passed: nullishBoolean,
  message: nullishString,
  testedAt: nullishString,
}

export const earningsFields = {
  totalEarnings: nullishMoney,
  pendingEarnings: nullishMoney,
  completedTasks: nullishNumber,
}

export const BudgetStatus = openEnum(['active', 'paused'])

export const budgetFields = {
  agentId: nullishString,
  maxPerTask: nullishMoney,
  maxDaily: nullishMoney,
  maxMonthly: nullishMoney,
  allowedCategories: nullish(z.array(z.string())),
  status: nullish(BudgetStatus),
  spentToday: nullishMoney,
  spentThisMonth: nullishMoney,
  createdAt: nullishString,
  updatedAt: nullishString,
}

/** The fields are from related pages of the platform, not from the reference. */
export const TrustTier = openEnum(['trusted', 'new_verified'])
const trustTier = nullish(TrustTier)

export const reputationMetricFields = {
  totalCompletedTasks: nullishNumber,
  totalTasks: nullishNumber,
  disputeRate: nullishNumber,
  cancellationRate: nullishNumber,
  averageRatingGiven: nullishNumber,
}

export const reputationFields = {
  requestorId: nullishString,
  trustTier,
  identityVerified: nullishBoolean,
  accountAgeDays: nullishNumber,
}

export const historyFields = {
  requestorId: nullishString,
  agentId: nullishString,
  totalTasks: nullishNumber,
  tasksByStatus: nullish(z.record(z.string(), z.number())),
  totalSpentCents: nullishMoney,
  firstTaskDate: nullishString,
  lastTaskDate: nullishString,
}

/** Fields of the task in every webhook, besides the id. */
export const webhookFields = {
  agentId: nullishString,
  callbackUrl: nullishString,
  test: nullishBoolean,
}

/** Fields that the code of a user reads. */
export const webhookRequestorFields = {
  id: nullishString,
  name: nullishString,
  type: nullishString,
  trustTier,
}
