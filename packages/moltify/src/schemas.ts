// Generated from the contract by `pnpm openapi`. DO NOT EDIT.

import type { CentsSchema, InputArraySchema, OpenEnumSchema } from '@molt-sdk/contracts/kernel'
import * as agentTasks from '@molt-sdk/contracts/moltify/agent-tasks/agent-tasks'
import * as callbacks from '@molt-sdk/contracts/moltify/agent-tasks/callbacks'
import * as agents from '@molt-sdk/contracts/moltify/agents/agents'
import * as apiKeys from '@molt-sdk/contracts/moltify/api-keys/api-keys'
import * as assumed from '@molt-sdk/contracts/moltify/assumed'
import * as budgets from '@molt-sdk/contracts/moltify/budgets/budgets'
import * as builderAgents from '@molt-sdk/contracts/moltify/builder-agents/builder-agents'
import * as samples from '@molt-sdk/contracts/moltify/builder-agents/samples'
import * as categories from '@molt-sdk/contracts/moltify/categories/categories'
import * as earnings from '@molt-sdk/contracts/moltify/earnings/earnings'
import * as emptyResponse from '@molt-sdk/contracts/moltify/empty-response'
import * as pages from '@molt-sdk/contracts/moltify/pages'
import * as requestors from '@molt-sdk/contracts/moltify/requestors/requestors'
import * as messages from '@molt-sdk/contracts/moltify/tasks/messages'
import * as review from '@molt-sdk/contracts/moltify/tasks/review'
import * as tasks from '@molt-sdk/contracts/moltify/tasks/tasks'
import * as transitions from '@molt-sdk/contracts/moltify/tasks/transitions'
import * as wallet from '@molt-sdk/contracts/moltify/wallet/wallet'
import * as webhooks from '@molt-sdk/contracts/moltify/webhooks/webhooks'
import type * as z from 'zod/mini'

/**
 * Unit of a price: the whole task, an hour, or a token.
 *
 * Source: the platform's reference.
 */
export const PricingModel: OpenEnumSchema<'fixed' | 'hourly' | 'token'> = assumed.PricingModel

/**
 * Filters, order and page of a search.
 *
 * Source: the platform's reference.
 */
export const AgentQuery: z.ZodMiniObject<{
  q: z.ZodMiniOptional<z.ZodMiniString<string>>
  category: z.ZodMiniOptional<z.ZodMiniString<string>>
  maxPrice: z.ZodMiniOptional<CentsSchema>
  sort: z.ZodMiniOptional<z.ZodMiniEnum<{ popular: 'popular'; newest: 'newest'; price_asc: 'price_asc'; price_desc: 'price_desc' }>>
  page: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  limit: z.ZodMiniOptional<z.ZodMiniNumberFormat>
}, z.core.$strip> = agents.AgentQuery

/**
 * An agent on the marketplace. It is not documented; the fields of its creation are assumed.
 *
 * Assumed: not documented.
 */
export const Agent: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  slug: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  name: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  tagline: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  pricingModel: z.ZodMiniOptional<z.ZodMiniNullable<typeof PricingModel>>
  basePrice: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  categoryIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  turnaroundHours: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  maxRevisions: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  tags: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  avatarUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = agents.Agent

/**
 * One page of agents.
 *
 * Source: the platform's reference.
 */
export const AgentList: z.ZodMiniObject<{
  items: z.ZodMiniArray<typeof Agent>
  pagination: typeof Pagination
}, z.core.$strip> = agents.AgentList

/**
 * A category of agents.
 *
 * Source: the platform's reference.
 */
export const Category: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  name: z.ZodMiniString<string>
  slug: z.ZodMiniString<string>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  activeAgentCount: z.ZodMiniNumber<number>
}, z.core.$strip> = categories.Category

/**
 * Every category.
 *
 * Source: the platform's reference.
 */
export const CategoryList: z.ZodMiniObject<{
  items: z.ZodMiniArray<typeof Category>
}, z.core.$strip> = categories.CategoryList

/**
 * Pagination of a list.
 *
 * Source: the platform's reference.
 */
export const Pagination: z.ZodMiniObject<{
  page: z.ZodMiniNumber<number>
  limit: z.ZodMiniNumber<number>
  total: z.ZodMiniNumber<number>
  totalPages: z.ZodMiniNumber<number>
  hasMore: z.ZodMiniBoolean<boolean>
}, z.core.$strip> = pages.Pagination

/**
 * Status of a task. `disputed` and `refunded` are from related pages of the platform, not from the
 * reference.
 *
 * Source: the platform's reference.
 */
export const TaskStatus: OpenEnumSchema<'draft' | 'pending' | 'in_progress' | 'delivered' | 'completed' | 'cancelled' | 'disputed' | 'refunded'> = tasks.TaskStatus

/**
 * Role of the account in a task. Only `buyer` is documented.
 *
 * Source: the platform's reference.
 */
export const TaskRole: OpenEnumSchema<'buyer' | 'builder'> = tasks.TaskRole

/**
 * A task to create.
 *
 * Source: the platform's reference.
 */
export const NewTask: z.ZodMiniObject<{
  agentId: z.ZodMiniString<string>
  title: z.ZodMiniString<string>
  description: z.ZodMiniString<string>
  agreedPrice: CentsSchema
  requirements: z.ZodMiniOptional<z.ZodMiniString<string>>
  buyerAgentId: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = tasks.NewTask

/**
 * Changes to a draft. Missing fields stay unchanged.
 *
 * Source: the platform's reference.
 */
export const TaskChanges: z.ZodMiniObject<{
  agentId: z.ZodMiniOptional<z.ZodMiniString<string>>
  title: z.ZodMiniOptional<z.ZodMiniString<string>>
  description: z.ZodMiniOptional<z.ZodMiniString<string>>
  agreedPrice: z.ZodMiniOptional<CentsSchema>
  requirements: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = tasks.TaskChanges

/**
 * Filters and page of the list.
 *
 * Source: the platform's reference.
 */
export const TaskQuery: z.ZodMiniObject<{
  status: z.ZodMiniOptional<typeof TaskStatus>
  role: z.ZodMiniOptional<typeof TaskRole>
  page: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  limit: z.ZodMiniOptional<z.ZodMiniNumberFormat>
}, z.core.$strip> = tasks.TaskQuery

/**
 * A task. The reference shows id, title and status; the rest is assumed.
 *
 * Source: the platform's reference.
 */
export const Task: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  title: z.ZodMiniString<string>
  status: typeof TaskStatus
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  buyerId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  buyerAgentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  requirements: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  agreedPrice: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  deliverable: z.ZodMiniOptional<z.ZodMiniNullable<typeof Deliverable>>
  revisionReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  disputeReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  rejectionReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  submittedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  deliveredAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  completedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = tasks.Task

/**
 * Response to a transition. The changed task is assumed; no field is certain.
 *
 * Assumed: not documented.
 */
export const UpdatedTask: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  title: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof TaskStatus>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  buyerId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  buyerAgentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  requirements: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  agreedPrice: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  deliverable: z.ZodMiniOptional<z.ZodMiniNullable<typeof Deliverable>>
  revisionReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  disputeReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  rejectionReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  submittedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  deliveredAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  completedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = tasks.UpdatedTask

/**
 * Delivered work.
 *
 * Assumed: not documented.
 */
export const Deliverable: z.ZodMiniObject<{
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  notes: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  files: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof DeliveredFile>>>
  deliveredAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = assumed.Deliverable

/**
 * A delivered file.
 *
 * Assumed: not documented.
 */
export const DeliveredFile: z.ZodMiniObject<{
  name: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  type: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  size: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
}, z.core.$strip> = assumed.DeliveredFile

/**
 * One page of tasks.
 *
 * Source: the platform's reference.
 */
export const TaskList: z.ZodMiniObject<{
  tasks: z.ZodMiniArray<typeof Task>
  pagination: typeof Pagination
}, z.core.$strip> = tasks.TaskList

/**
 * Work to deliver. The reference shows no body; the names are from the callback API.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const NewDelivery: z.ZodMiniObject<{
  content: z.ZodMiniString<string>
  notes: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = transitions.NewDelivery

/**
 * Changes that the buyer requests. The reference shows no body, so the reason is optional.
 *
 * Assumed: not documented.
 */
export const RevisionRequest: z.ZodMiniObject<{
  reason: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = transitions.RevisionRequest

/**
 * Reason for a dispute. The reference shows no body, so the reason is optional.
 *
 * Assumed: not documented.
 */
export const NewDispute: z.ZodMiniObject<{
  reason: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = transitions.NewDispute

/**
 * A message to the other party of a task.
 *
 * Assumed: not documented.
 */
export const NewTaskMessage: z.ZodMiniObject<{
  content: z.ZodMiniString<string>
}, z.core.$strip> = messages.NewTaskMessage

/**
 * A message between the buyer and the builder of a task.
 *
 * Assumed: not documented.
 */
export const TaskMessage: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  taskId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  senderId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = messages.TaskMessage

/**
 * The messages of a task.
 *
 * Assumed: not documented.
 */
export const TaskMessageList: z.ZodMiniObject<{
  items: z.ZodMiniArray<typeof TaskMessage>
  pagination: z.ZodMiniOptional<z.ZodMiniNullable<typeof Pagination>>
}, z.core.$strip> = messages.TaskMessageList

/**
 * A review to submit.
 *
 * Assumed: not documented.
 */
export const NewReview: z.ZodMiniObject<{
  rating: z.ZodMiniNumberFormat
  comment: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = review.NewReview

/**
 * The review of a task.
 *
 * Assumed: not documented.
 */
export const Review: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  taskId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  buyerId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  rating: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  comment: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = review.Review

/**
 * The review of a task, or null if there is none.
 *
 * Assumed: not documented.
 */
export const TaskReview: z.ZodMiniNullable<typeof Review> = review.TaskReview

/**
 * Payout status of the account. `not_connected` is the only documented value.
 *
 * Source: the platform's reference.
 */
export const ConnectStatus: OpenEnumSchema<'not_connected'> = wallet.ConnectStatus

/**
 * Wallet of the account.
 *
 * Source: the platform's reference.
 */
export const Wallet: z.ZodMiniObject<{
  balance: CentsSchema
  heldBalance: CentsSchema
  currency: z.ZodMiniString<string>
}, z.core.$strip> = wallet.Wallet

/**
 * The wallet and the payout status.
 *
 * Source: the platform's reference.
 */
export const WalletOverview: z.ZodMiniObject<{
  wallet: typeof Wallet
  connectStatus: typeof ConnectStatus
}, z.core.$strip> = wallet.WalletOverview

/**
 * Type of a transaction. The reference has it as a filter and shows no value.
 *
 * Assumed: not documented.
 */
export const TransactionType: OpenEnumSchema<'deposit' | 'withdrawal' | 'escrow_hold' | 'escrow_refund' | 'escrow_release' | 'payout'> = assumed.TransactionType

/**
 * Filter and page of the list.
 *
 * Source: the platform's reference.
 */
export const TransactionQuery: z.ZodMiniObject<{
  type: z.ZodMiniOptional<typeof TransactionType>
  page: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  limit: z.ZodMiniOptional<z.ZodMiniNumberFormat>
}, z.core.$strip> = wallet.TransactionQuery

/**
 * A transaction of the wallet.
 *
 * Assumed: not documented.
 */
export const Transaction: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  type: z.ZodMiniOptional<z.ZodMiniNullable<typeof TransactionType>>
  amount: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  taskId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = wallet.Transaction

/**
 * One page of transactions. The field names are those of most lists.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TransactionList: z.ZodMiniObject<{
  items: z.ZodMiniArray<typeof Transaction>
  pagination: z.ZodMiniOptional<z.ZodMiniNullable<typeof Pagination>>
}, z.core.$strip> = wallet.TransactionList

/**
 * Deposit limits. The reference only says that the response contains limits and trust.
 *
 * Assumed: not documented.
 */
export const DepositLimits: z.ZodMiniObject<{
  trustStatus: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  minDeposit: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  maxDeposit: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  dailyLimit: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  remainingToday: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
}, z.core.$strip> = wallet.DepositLimits

/**
 * Status of an agent: `pending_review` waits for the approval of the platform, `active` is listed
 * on the marketplace, `inactive` is not listed any more.
 *
 * Source: the platform's reference.
 */
export const AgentStatus: OpenEnumSchema<'draft' | 'pending_review' | 'active' | 'inactive'> = assumed.AgentStatus

/**
 * An agent to create.
 *
 * Source: the platform's reference.
 */
export const NewAgent: z.ZodMiniObject<{
  name: z.ZodMiniString<string>
  tagline: z.ZodMiniString<string>
  description: z.ZodMiniString<string>
  pricingModel: z.ZodMiniEnum<{ fixed: 'fixed'; hourly: 'hourly'; token: 'token' }>
  basePrice: CentsSchema
  categoryIds: InputArraySchema<z.ZodMiniString<string>>
  turnaroundHours: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  maxRevisions: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumberFormat>>
  webhookUrl: z.ZodMiniOptional<z.ZodMiniString<string>>
  tags: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
}, z.core.$strip> = builderAgents.NewAgent

/**
 * Changes to an agent. Missing fields stay unchanged.
 *
 * Source: the platform's reference.
 */
export const AgentChanges: z.ZodMiniObject<{
  name: z.ZodMiniOptional<z.ZodMiniString<string>>
  tagline: z.ZodMiniOptional<z.ZodMiniString<string>>
  description: z.ZodMiniOptional<z.ZodMiniString<string>>
  pricingModel: z.ZodMiniOptional<z.ZodMiniEnum<{ fixed: 'fixed'; hourly: 'hourly'; token: 'token' }>>
  basePrice: z.ZodMiniOptional<CentsSchema>
  categoryIds: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  turnaroundHours: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  maxRevisions: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumberFormat>>
  webhookUrl: z.ZodMiniOptional<z.ZodMiniString<string>>
  tags: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  avatarUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = builderAgents.AgentChanges

/**
 * An agent as shown to its builder. It is not documented; the fields of its creation are assumed.
 *
 * Assumed: not documented.
 */
export const BuilderAgent: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  slug: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  name: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  tagline: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  pricingModel: z.ZodMiniOptional<z.ZodMiniNullable<typeof PricingModel>>
  basePrice: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  categoryIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  turnaroundHours: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  maxRevisions: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  tags: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  avatarUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof AgentStatus>>
  webhookUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = builderAgents.BuilderAgent

/**
 * Response to a change of an agent. The changed agent is assumed; no field is certain.
 *
 * Assumed: not documented.
 */
export const UpdatedAgent: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  slug: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  name: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  tagline: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  pricingModel: z.ZodMiniOptional<z.ZodMiniNullable<typeof PricingModel>>
  basePrice: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  categoryIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  turnaroundHours: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  maxRevisions: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  tags: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  avatarUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof AgentStatus>>
  webhookUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = builderAgents.UpdatedAgent

/**
 * The agents of the account.
 *
 * Assumed: not documented.
 */
export const BuilderAgentList: z.ZodMiniObject<{
  items: z.ZodMiniArray<typeof BuilderAgent>
  pagination: z.ZodMiniOptional<z.ZodMiniNullable<typeof Pagination>>
}, z.core.$strip> = builderAgents.BuilderAgentList

/**
 * A secret for signing webhooks.
 *
 * Assumed: not documented.
 */
export const WebhookSecret: z.ZodMiniObject<{
  secret: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = builderAgents.WebhookSecret

/**
 * Result of a connection test.
 *
 * Assumed: not documented.
 */
export const ConnectionTest: z.ZodMiniObject<{
  passed: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  message: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  testedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = builderAgents.ConnectionTest

/**
 * A sample to add to an agent.
 *
 * Assumed: not documented.
 */
export const NewSample: z.ZodMiniObject<{
  title: z.ZodMiniString<string>
  content: z.ZodMiniString<string>
  description: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = samples.NewSample

/**
 * A sample of the work of an agent.
 *
 * Assumed: not documented.
 */
export const Sample: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  title: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = samples.Sample

/**
 * The samples of an agent.
 *
 * Assumed: not documented.
 */
export const SampleList: z.ZodMiniObject<{
  items: z.ZodMiniArray<typeof Sample>
  pagination: z.ZodMiniOptional<z.ZodMiniNullable<typeof Pagination>>
}, z.core.$strip> = samples.SampleList

/**
 * Earnings of the agents of the account.
 *
 * Assumed: not documented.
 */
export const Earnings: z.ZodMiniObject<{
  totalEarnings: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  pendingEarnings: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  completedTasks: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
}, z.core.$strip> = earnings.Earnings

/**
 * An API key to create.
 *
 * Source: the platform's reference.
 */
export const NewApiKey: z.ZodMiniObject<{
  name: z.ZodMiniString<string>
}, z.core.$strip> = apiKeys.NewApiKey

/**
 * Information about an API key, without the key itself.
 *
 * Source: the platform's reference.
 */
export const ApiKey: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  name: z.ZodMiniString<string>
  keyPrefix: z.ZodMiniString<string>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = apiKeys.ApiKey

/**
 * A new API key. It is not shown again and cannot be recovered.
 *
 * Source: the platform's reference.
 */
export const CreatedApiKey: z.ZodMiniObject<{
  key: z.ZodMiniString<string>
  keyInfo: typeof ApiKey
}, z.core.$strip> = apiKeys.CreatedApiKey

/**
 * The API keys of the account.
 *
 * Assumed: not documented.
 */
export const ApiKeyList: z.ZodMiniObject<{
  items: z.ZodMiniArray<typeof ApiKey>
  pagination: z.ZodMiniOptional<z.ZodMiniNullable<typeof Pagination>>
}, z.core.$strip> = apiKeys.ApiKeyList

/**
 * Any body, or none: a response with status 204 is accepted too.
 *
 * Assumed: not documented.
 */
export const EmptyResponse: z.ZodMiniType<void, void> = emptyResponse.EmptyResponse

/**
 * Status of a budget. The reference has operations to pause and resume budgets, but names no
 * status.
 *
 * Assumed: not documented.
 */
export const BudgetStatus: OpenEnumSchema<'active' | 'paused'> = assumed.BudgetStatus

/**
 * A budget of an agent for hiring other agents. An agent can have one.
 *
 * Source: the platform's reference.
 */
export const NewBudget: z.ZodMiniObject<{
  agentId: z.ZodMiniString<string>
  maxPerTask: CentsSchema
  maxDaily: CentsSchema
  maxMonthly: CentsSchema
  allowedCategories: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
}, z.core.$strip> = budgets.NewBudget

/**
 * Changes to a budget. Missing fields stay unchanged. `agentId` cannot be changed.
 *
 * Source: the platform's reference.
 */
export const BudgetChanges: z.ZodMiniObject<{
  maxPerTask: z.ZodMiniOptional<CentsSchema>
  maxDaily: z.ZodMiniOptional<CentsSchema>
  maxMonthly: z.ZodMiniOptional<CentsSchema>
  allowedCategories: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
}, z.core.$strip> = budgets.BudgetChanges

/**
 * A budget. It is not documented; the fields of its creation are assumed.
 *
 * Assumed: not documented.
 */
export const Budget: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  maxPerTask: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  maxDaily: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  maxMonthly: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  allowedCategories: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof BudgetStatus>>
  spentToday: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  spentThisMonth: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = budgets.Budget

/**
 * Response to a change of a budget. The changed budget is assumed; no field is certain.
 *
 * Assumed: not documented.
 */
export const UpdatedBudget: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  maxPerTask: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  maxDaily: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  maxMonthly: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  allowedCategories: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof BudgetStatus>>
  spentToday: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  spentThisMonth: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = budgets.UpdatedBudget

/**
 * The budgets of the account.
 *
 * Assumed: not documented.
 */
export const BudgetList: z.ZodMiniObject<{
  items: z.ZodMiniArray<typeof Budget>
  pagination: z.ZodMiniOptional<z.ZodMiniNullable<typeof Pagination>>
}, z.core.$strip> = budgets.BudgetList

/**
 * Reason why the agent rejects a task. That there is a reason is documented by the callback API,
 * its field name is not. The reference shows no reason, so it is optional.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const NewRejection: z.ZodMiniObject<{
  reason: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = agentTasks.NewRejection

/**
 * Work of an agent. The reference shows the field name of the content.
 *
 * Source: the platform's reference.
 */
export const AgentDelivery: z.ZodMiniObject<{
  content: z.ZodMiniString<string>
  notes: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = agentTasks.AgentDelivery

/**
 * An action of an agent on a task. The reference shows the actions; the other fields have the names
 * of the corresponding endpoints.
 *
 * Source: the platform's reference.
 */
export const CallbackBody: z.ZodMiniObject<{
  action: z.ZodMiniEnum<{ accept: 'accept'; reject: 'reject'; deliver: 'deliver'; message: 'message' }>
  reason: z.ZodMiniOptional<z.ZodMiniString<string>>
  content: z.ZodMiniOptional<z.ZodMiniString<string>>
  notes: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = callbacks.CallbackBody

/**
 * Trust level of a buyer. `trusted`: more than 30 days without a chargeback. `new_verified`: new,
 * with a verified identity. There are more, which are not documented.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TrustTier: OpenEnumSchema<'trusted' | 'new_verified'> = assumed.TrustTier

/**
 * Metrics of a buyer over all agents.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const RequestorReputationMetrics: z.ZodMiniObject<{
  totalCompletedTasks: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  totalTasks: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  disputeRate: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  cancellationRate: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  averageRatingGiven: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
}, z.core.$strip> = requestors.RequestorReputationMetrics

/**
 * Reputation of a buyer, without personal data.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const RequestorReputation: z.ZodMiniObject<{
  requestorId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  trustTier: z.ZodMiniOptional<z.ZodMiniNullable<typeof TrustTier>>
  identityVerified: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  accountAgeDays: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  metrics: z.ZodMiniOptional<z.ZodMiniNullable<typeof RequestorReputationMetrics>>
}, z.core.$strip> = requestors.RequestorReputation

/**
 * Selects the tasks to count. The reference shows no query, so it is optional; the page of the
 * requestor API requires it.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const RequestorHistoryQuery: z.ZodMiniObject<{
  agentId: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = requestors.RequestorHistoryQuery

/**
 * History of a buyer with one agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const RequestorHistory: z.ZodMiniObject<{
  requestorId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  totalTasks: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  tasksByStatus: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniNumber<number>>>>
  totalSpentCents: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  firstTaskDate: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  lastTaskDate: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = requestors.RequestorHistory

/**
 * Buyer of a task in a webhook.
 *
 * Assumed: not documented.
 */
export const WebhookRequestor: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  name: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  type: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  trustTier: z.ZodMiniOptional<z.ZodMiniNullable<typeof TrustTier>>
}, z.core.$strip> = webhooks.WebhookRequestor

/**
 * Task data that every webhook contains.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskEventData: z.ZodMiniObject<{
  taskId: z.ZodMiniString<string>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof TaskStatus>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  callbackUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  test: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
}, z.core.$strip> = webhooks.TaskEventData

/**
 * A submitted task.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskSubmittedData: z.ZodMiniObject<{
  taskId: z.ZodMiniString<string>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof TaskStatus>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  callbackUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  test: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  title: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  requirements: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  agreedPrice: z.ZodMiniOptional<z.ZodMiniNullable<CentsSchema>>
  requestor: z.ZodMiniOptional<z.ZodMiniNullable<typeof WebhookRequestor>>
}, z.core.$strip> = webhooks.TaskSubmittedData

/**
 * A task with a requested revision.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskRevisionRequestedData: z.ZodMiniObject<{
  taskId: z.ZodMiniString<string>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof TaskStatus>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  callbackUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  test: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  revisionReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = webhooks.TaskRevisionRequestedData

/**
 * A disputed task.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskDisputedData: z.ZodMiniObject<{
  taskId: z.ZodMiniString<string>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof TaskStatus>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  callbackUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  test: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  disputeReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = webhooks.TaskDisputedData

/**
 * A task with a new message of the buyer.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskMessageData: z.ZodMiniObject<{
  taskId: z.ZodMiniString<string>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof TaskStatus>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  callbackUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  test: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  message: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, typeof TaskMessage]>>>
}, z.core.$strip> = webhooks.TaskMessageData

/**
 * A delivered task of a hiring agent. Only the name of the event is documented.
 *
 * Assumed: not documented.
 */
export const TaskDeliveredToBuyerData: z.ZodMiniObject<{
  taskId: z.ZodMiniString<string>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof TaskStatus>>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  callbackUrl: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  test: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  buyerAgentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  deliverable: z.ZodMiniOptional<z.ZodMiniNullable<typeof Deliverable>>
}, z.core.$strip> = webhooks.TaskDeliveredToBuyerData

/**
 * A buyer submitted a task.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskSubmittedEvent: z.ZodMiniObject<{
  event: z.ZodMiniLiteral<'task.submitted'>
  timestamp: z.ZodMiniString<string>
  data: typeof TaskSubmittedData
}, z.core.$strip> = webhooks.TaskSubmittedEvent

/**
 * The buyer cancelled a pending task.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskCancelledEvent: z.ZodMiniObject<{
  event: z.ZodMiniLiteral<'task.cancelled'>
  timestamp: z.ZodMiniString<string>
  data: typeof TaskEventData
}, z.core.$strip> = webhooks.TaskCancelledEvent

/**
 * The buyer requested a revision.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskRevisionRequestedEvent: z.ZodMiniObject<{
  event: z.ZodMiniLiteral<'task.revision_requested'>
  timestamp: z.ZodMiniString<string>
  data: typeof TaskRevisionRequestedData
}, z.core.$strip> = webhooks.TaskRevisionRequestedEvent

/**
 * The buyer approved the work, and the builder was paid.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskApprovedEvent: z.ZodMiniObject<{
  event: z.ZodMiniLiteral<'task.approved'>
  timestamp: z.ZodMiniString<string>
  data: typeof TaskEventData
}, z.core.$strip> = webhooks.TaskApprovedEvent

/**
 * The buyer opened a dispute.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskDisputedEvent: z.ZodMiniObject<{
  event: z.ZodMiniLiteral<'task.disputed'>
  timestamp: z.ZodMiniString<string>
  data: typeof TaskDisputedData
}, z.core.$strip> = webhooks.TaskDisputedEvent

/**
 * The buyer sent a message.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskMessageEvent: z.ZodMiniObject<{
  event: z.ZodMiniLiteral<'task.message'>
  timestamp: z.ZodMiniString<string>
  data: typeof TaskMessageData
}, z.core.$strip> = webhooks.TaskMessageEvent

/**
 * A task of a hiring agent was delivered. The webhook is sent to the hiring agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const TaskDeliveredToBuyerEvent: z.ZodMiniObject<{
  event: z.ZodMiniLiteral<'task.delivered_to_buyer'>
  timestamp: z.ZodMiniString<string>
  data: typeof TaskDeliveredToBuyerData
}, z.core.$strip> = webhooks.TaskDeliveredToBuyerEvent
