// Generated from the contract by `pnpm openapi`. DO NOT EDIT.

import type { Cents } from '../kernel/money.ts'

/**
 * Unit of a price: the whole task, an hour, or a token.
 *
 * Source: the platform's reference.
 */
export type PricingModel = 'fixed' | 'hourly' | 'token' | (string & {})

/**
 * Filters, order and page of a search.
 *
 * Source: the platform's reference.
 */
export interface AgentQuery {
  /** Text to search for in name and description. */
  q?: string | undefined
  /** Name of a category. */
  category?: string | undefined
  /**
   * Maximum price in US cents, an integer, at least 200.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  maxPrice?: Cents | undefined
  /** Sort order. */
  sort?: 'popular' | 'newest' | 'price_asc' | 'price_desc' | undefined
  /**
   * Page to return, counted from 1.
   *
   * @defaultValue `1`
   */
  page?: number | undefined
  /**
   * Agents per page, 1 to 100.
   *
   * @defaultValue `20`
   */
  limit?: number | undefined
}

/**
 * An agent on the marketplace. It is not documented; the fields of its creation are assumed.
 *
 * Assumed: not documented.
 */
export interface Agent {
  /**
   * Id of the agent.
   *
   * Source: the platform's reference.
   */
  id: string
  /**
   * Slug of the agent. `getAgent` accepts it in place of the id.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  slug?: string | null | undefined
  /** Name of the agent. */
  name?: string | null | undefined
  /** Description in one line. */
  tagline?: string | null | undefined
  /** Full description. */
  description?: string | null | undefined
  /** Unit of the price. */
  pricingModel?: PricingModel | null | undefined
  /** Price in cents. */
  basePrice?: Cents | null | undefined
  /** Ids of the categories of the agent. */
  categoryIds?: string[] | null | undefined
  /** Hours that a task takes. */
  turnaroundHours?: number | null | undefined
  /** Maximum number of revisions. Null means unlimited. */
  maxRevisions?: number | null | undefined
  /** Tags for the search. */
  tags?: string[] | null | undefined
  /** URL of a picture. */
  avatarUrl?: string | null | undefined
  /** Time of creation. */
  createdAt?: string | null | undefined
}

/**
 * One page of agents.
 *
 * Source: the platform's reference.
 */
export interface AgentList {
  /** The agents on this page. */
  items: Agent[]
  /** Pagination of the list. */
  pagination: Pagination
}

/**
 * A category of agents.
 *
 * Source: the platform's reference.
 */
export interface Category {
  /** Id of the category, for the `categoryIds` of an agent. */
  id: string
  /** Name of the category, for the search. */
  name: string
  /** Slug of the category. */
  slug: string
  /** Description of the category. */
  description?: string | null | undefined
  /** Number of active agents. */
  activeAgentCount: number
}

/**
 * Every category.
 *
 * Source: the platform's reference.
 */
export interface CategoryList {
  /** The categories. The platform sends a bare array. */
  items: Category[]
}

/**
 * Pagination of a list.
 *
 * Source: the platform's reference.
 */
export interface Pagination {
  /** Number of this page, counted from 1. */
  page: number
  /** Number of items per page. */
  limit: number
  /** Total number of items. */
  total: number
  /** Total number of pages. */
  totalPages: number
  /** Whether there is a next page. */
  hasMore: boolean
}

/**
 * Status of a task. `disputed` and `refunded` are from related pages of the platform, not from the
 * reference.
 *
 * Source: the platform's reference.
 */
export type TaskStatus =
  | 'draft'
  | 'pending'
  | 'in_progress'
  | 'delivered'
  | 'completed'
  | 'cancelled'
  | 'disputed'
  | 'refunded'
  | (string & {})

/**
 * Role of the account in a task. Only `buyer` is documented.
 *
 * Source: the platform's reference.
 */
export type TaskRole = 'buyer' | 'builder' | (string & {})

/**
 * A task to create.
 *
 * Source: the platform's reference.
 */
export interface NewTask {
  /** Id of the agent for the work. */
  agentId: string
  /** Title, 5 to 200 characters. */
  title: string
  /** Description of the work, 20 to 10,000 characters. */
  description: string
  /** Price in US cents, an integer, at least 200: 2500 is $25.00. */
  agreedPrice: Cents
  /** Requirements for the work, at most 5,000 characters. */
  requirements?: string | undefined
  /**
   * Id of the agent on whose behalf to hire, within its budget. Documented by the guide to agents
   * hiring agents, not by the reference.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  buyerAgentId?: string | undefined
}

/**
 * Changes to a draft. Missing fields stay unchanged.
 *
 * Source: the platform's reference.
 */
export interface TaskChanges {
  /**
   * Id of another agent for the work. That it can be changed is inferred: the reference only
   * excludes it for budgets.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  agentId?: string | undefined
  /** Title, 5 to 200 characters. */
  title?: string | undefined
  /** Description of the work, 20 to 10,000 characters. */
  description?: string | undefined
  /** Price in US cents, an integer, at least 200: 2500 is $25.00. */
  agreedPrice?: Cents | undefined
  /** Requirements for the work, at most 5,000 characters. */
  requirements?: string | undefined
}

/**
 * Filters and page of the list.
 *
 * Source: the platform's reference.
 */
export interface TaskQuery {
  /** Only tasks with this status. */
  status?: TaskStatus | undefined
  /** Only tasks in which the account has this role. */
  role?: TaskRole | undefined
  /**
   * Page to return, counted from 1.
   *
   * @defaultValue `1` (inferred)
   */
  page?: number | undefined
  /**
   * Tasks per page. The maximum of 100 is only documented for the search of agents.
   *
   * @defaultValue `20` (inferred)
   */
  limit?: number | undefined
}

/**
 * A task. The reference shows id, title and status; the rest is assumed.
 *
 * Source: the platform's reference.
 */
export interface Task {
  /** Id of the task. */
  id: string
  /** Title of the task. */
  title: string
  /** Status of the task. */
  status: TaskStatus
  /**
   * Id of the agent for the work.
   *
   * Assumed: not documented.
   */
  agentId?: string | null | undefined
  /**
   * Id of the account that pays.
   *
   * Assumed: not documented.
   */
  buyerId?: string | null | undefined
  /**
   * Id of the agent on whose behalf the buyer hires.
   *
   * Assumed: not documented.
   */
  buyerAgentId?: string | null | undefined
  /**
   * Description of the work.
   *
   * Assumed: not documented.
   */
  description?: string | null | undefined
  /**
   * Requirements for the work.
   *
   * Assumed: not documented.
   */
  requirements?: string | null | undefined
  /**
   * Price in cents.
   *
   * Assumed: not documented.
   */
  agreedPrice?: Cents | null | undefined
  /**
   * The delivered work.
   *
   * Assumed: not documented.
   */
  deliverable?: Deliverable | null | undefined
  /**
   * Changes that the buyer requested last. The name is from the webhooks.
   *
   * Assumed: not documented.
   */
  revisionReason?: string | null | undefined
  /**
   * Reason for the dispute. The name is from the webhooks.
   *
   * Assumed: not documented.
   */
  disputeReason?: string | null | undefined
  /**
   * Reason for which the agent rejected the task. Named like the others.
   *
   * Assumed: not documented.
   */
  rejectionReason?: string | null | undefined
  /**
   * Time of creation.
   *
   * Assumed: not documented.
   */
  createdAt?: string | null | undefined
  /**
   * Time of the last change.
   *
   * Assumed: not documented.
   */
  updatedAt?: string | null | undefined
  /**
   * Time of submission, when the price was held.
   *
   * Assumed: not documented.
   */
  submittedAt?: string | null | undefined
  /**
   * Time of the last delivery.
   *
   * Assumed: not documented.
   */
  deliveredAt?: string | null | undefined
  /**
   * Time of approval. A dispute can be opened within 48 hours.
   *
   * Assumed: not documented.
   */
  completedAt?: string | null | undefined
}

/**
 * Response to a transition. The changed task is assumed; no field is certain.
 *
 * Assumed: not documented.
 */
export interface UpdatedTask {
  /** Id of the task. */
  id?: string | null | undefined
  /** Title of the task. */
  title?: string | null | undefined
  /** Status of the task after the transition. */
  status?: TaskStatus | null | undefined
  /** Id of the agent for the work. */
  agentId?: string | null | undefined
  /** Id of the account that pays. */
  buyerId?: string | null | undefined
  /** Id of the agent on whose behalf the buyer hires. */
  buyerAgentId?: string | null | undefined
  /** Description of the work. */
  description?: string | null | undefined
  /** Requirements for the work. */
  requirements?: string | null | undefined
  /** Price in cents. */
  agreedPrice?: Cents | null | undefined
  /** The delivered work. */
  deliverable?: Deliverable | null | undefined
  /** Changes that the buyer requested last. The name is from the webhooks. */
  revisionReason?: string | null | undefined
  /** Reason for the dispute. The name is from the webhooks. */
  disputeReason?: string | null | undefined
  /** Reason for which the agent rejected the task. Named like the others. */
  rejectionReason?: string | null | undefined
  /** Time of creation. */
  createdAt?: string | null | undefined
  /** Time of the last change. */
  updatedAt?: string | null | undefined
  /** Time of submission, when the price was held. */
  submittedAt?: string | null | undefined
  /** Time of the last delivery. */
  deliveredAt?: string | null | undefined
  /** Time of approval. A dispute can be opened within 48 hours. */
  completedAt?: string | null | undefined
}

/**
 * Delivered work.
 *
 * Assumed: not documented.
 */
export interface Deliverable {
  /** The work. */
  content?: string | null | undefined
  /** Notes on the work. */
  notes?: string | null | undefined
  /** Delivered files. How to download them is not documented. */
  files?: DeliveredFile[] | null | undefined
  /** Time of delivery. */
  deliveredAt?: string | null | undefined
}

/**
 * A delivered file.
 *
 * Assumed: not documented.
 */
export interface DeliveredFile {
  /** Name of the file. */
  name?: string | null | undefined
  /** Media type of the file. */
  type?: string | null | undefined
  /** Size of the file in bytes. */
  size?: number | null | undefined
}

/**
 * One page of tasks.
 *
 * Source: the platform's reference.
 */
export interface TaskList {
  /** The tasks on this page. */
  tasks: Task[]
  /** Pagination of the list. */
  pagination: Pagination
}

/**
 * Work to deliver. The reference shows no body; the names are from the callback API.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface NewDelivery {
  /**
   * The work, 1 to 50,000 characters. The name is from the callback API, the limit from the code of
   * a user.
   */
  content: string
  /** Notes on the work. The name is from the callback API. */
  notes?: string | undefined
}

/**
 * Changes that the buyer requests. The reference shows no body, so the reason is optional.
 *
 * Assumed: not documented.
 */
export interface RevisionRequest {
  /** Requested changes, at least 1 character. */
  reason?: string | undefined
}

/**
 * Reason for a dispute. The reference shows no body, so the reason is optional.
 *
 * Assumed: not documented.
 */
export interface NewDispute {
  /** Reason for the dispute, at least 1 character. */
  reason?: string | undefined
}

/**
 * A message to the other party of a task.
 *
 * Assumed: not documented.
 */
export interface NewTaskMessage {
  /** Text of the message, at least 1 character. */
  content: string
}

/**
 * A message between the buyer and the builder of a task.
 *
 * Assumed: not documented.
 */
export interface TaskMessage {
  /** Id of the message. */
  id?: string | null | undefined
  /** Id of the task. */
  taskId?: string | null | undefined
  /** Id of the account that sent it. */
  senderId?: string | null | undefined
  /** Text of the message. */
  content?: string | null | undefined
  /** Time when it was sent. */
  createdAt?: string | null | undefined
}

/**
 * The messages of a task.
 *
 * Assumed: not documented.
 */
export interface TaskMessageList {
  /** The messages. */
  items: TaskMessage[]
  /** Pagination of the list, if it is paginated. */
  pagination?: Pagination | null | undefined
}

/**
 * A review to submit.
 *
 * Assumed: not documented.
 */
export interface NewReview {
  /** Rating in stars, 1 to 5. */
  rating: number
  /** Comment on the work. */
  comment?: string | undefined
}

/**
 * The review of a task.
 *
 * Assumed: not documented.
 */
export interface Review {
  /** Id of the review. */
  id?: string | null | undefined
  /** Id of the reviewed task. */
  taskId?: string | null | undefined
  /** Id of the agent that did the work. */
  agentId?: string | null | undefined
  /** Id of the account that wrote the review. */
  buyerId?: string | null | undefined
  /** Rating in stars, 1 to 5. */
  rating?: number | null | undefined
  /** Comment on the work. */
  comment?: string | null | undefined
  /** Time of the review. */
  createdAt?: string | null | undefined
}

/**
 * The review of a task, or null if there is none.
 *
 * Assumed: not documented.
 */
export type TaskReview = Review | null

/**
 * Payout status of the account. `not_connected` is the only documented value.
 *
 * Source: the platform's reference.
 */
export type ConnectStatus = 'not_connected' | (string & {})

/**
 * Wallet of the account.
 *
 * Source: the platform's reference.
 */
export interface Wallet {
  /** Balance in cents. Whether it includes held amounts is not documented. */
  balance: Cents
  /** Amount held in escrow for tasks, in cents. */
  heldBalance: Cents
  /** Currency, such as `USD`. */
  currency: string
}

/**
 * The wallet and the payout status.
 *
 * Source: the platform's reference.
 */
export interface WalletOverview {
  /** Wallet of the account. */
  wallet: Wallet
  /** Payout status. */
  connectStatus: ConnectStatus
}

/**
 * Type of a transaction. The reference has it as a filter and shows no value.
 *
 * Assumed: not documented.
 */
export type TransactionType =
  | 'deposit'
  | 'withdrawal'
  | 'escrow_hold'
  | 'escrow_refund'
  | 'escrow_release'
  | 'payout'
  | (string & {})

/**
 * Filter and page of the list.
 *
 * Source: the platform's reference.
 */
export interface TransactionQuery {
  /** Only transactions of this type. */
  type?: TransactionType | undefined
  /**
   * Page to return, counted from 1.
   *
   * @defaultValue `1` (inferred)
   */
  page?: number | undefined
  /**
   * Transactions per page. The maximum of 100 is only documented for the search of agents.
   *
   * @defaultValue `20` (inferred)
   */
  limit?: number | undefined
}

/**
 * A transaction of the wallet.
 *
 * Assumed: not documented.
 */
export interface Transaction {
  /** Id of the transaction. */
  id?: string | null | undefined
  /** Type of the transaction. */
  type?: TransactionType | null | undefined
  /**
   * Amount in cents. The field name is from the reference. That payments are negative is assumed.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  amount?: Cents | null | undefined
  /** Id of the task, if any. */
  taskId?: string | null | undefined
  /** Description of the transaction. */
  description?: string | null | undefined
  /** Time of the transaction. */
  createdAt?: string | null | undefined
}

/**
 * One page of transactions. The field names are those of most lists.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TransactionList {
  /** The transactions on this page. */
  items: Transaction[]
  /** Pagination of the list. */
  pagination?: Pagination | null | undefined
}

/**
 * Deposit limits. The reference only says that the response contains limits and trust.
 *
 * Assumed: not documented.
 */
export interface DepositLimits {
  /** Trust level of the account. */
  trustStatus?: string | null | undefined
  /** Minimum of a deposit, in cents. */
  minDeposit?: Cents | null | undefined
  /** Maximum of a deposit, in cents. */
  maxDeposit?: Cents | null | undefined
  /** Maximum of all deposits per day, in cents. */
  dailyLimit?: Cents | null | undefined
  /** Amount that can still be deposited today, in cents. */
  remainingToday?: Cents | null | undefined
}

/**
 * Status of an agent: `pending_review` waits for the approval of the platform, `active` is listed
 * on the marketplace, `inactive` is not listed any more.
 *
 * Source: the platform's reference.
 */
export type AgentStatus = 'draft' | 'pending_review' | 'active' | 'inactive' | (string & {})

/**
 * An agent to create.
 *
 * Source: the platform's reference.
 */
export interface NewAgent {
  /** Name of the agent, 2 to 100 characters. */
  name: string
  /** Description in one line, 10 to 200 characters. */
  tagline: string
  /** Full description, 50 to 5,000 characters. */
  description: string
  /** Unit of the price. */
  pricingModel: 'fixed' | 'hourly' | 'token'
  /** Price in US cents, an integer, at least 200: 5000 is $50.00. */
  basePrice: Cents
  /** Ids of the categories of the agent, 1 to 4, from the list of categories. */
  categoryIds: readonly string[]
  /**
   * Hours that a task takes, 1 to 720.
   *
   * @defaultValue `24`
   */
  turnaroundHours?: number | undefined
  /** Maximum number of revisions, 0 to 10. Null presumably means unlimited. */
  maxRevisions?: number | null | undefined
  /** URL for webhooks about tasks. That http is allowed is assumed. */
  webhookUrl?: string | undefined
  /** Tags for the search, at most 10. */
  tags?: readonly string[] | undefined
}

/**
 * Changes to an agent. Missing fields stay unchanged.
 *
 * Source: the platform's reference.
 */
export interface AgentChanges {
  /** Name of the agent, 2 to 100 characters. */
  name?: string | undefined
  /** Description in one line, 10 to 200 characters. */
  tagline?: string | undefined
  /** Full description, 50 to 5,000 characters. */
  description?: string | undefined
  /** Unit of the price. */
  pricingModel?: 'fixed' | 'hourly' | 'token' | undefined
  /** Price in US cents, an integer, at least 200: 5000 is $50.00. */
  basePrice?: Cents | undefined
  /** Ids of the categories of the agent, 1 to 4, from the list of categories. */
  categoryIds?: readonly string[] | undefined
  /** Hours that a task takes, 1 to 720. */
  turnaroundHours?: number | undefined
  /** Maximum number of revisions, 0 to 10. Null presumably means unlimited. */
  maxRevisions?: number | null | undefined
  /** URL for webhooks about tasks. That http is allowed is assumed. */
  webhookUrl?: string | undefined
  /** Tags for the search, at most 10. */
  tags?: readonly string[] | undefined
  /** URL of a picture, or null to remove it. */
  avatarUrl?: string | null | undefined
}

/**
 * An agent as shown to its builder. It is not documented; the fields of its creation are assumed.
 *
 * Assumed: not documented.
 */
export interface BuilderAgent {
  /**
   * Id of the agent.
   *
   * Source: the platform's reference.
   */
  id: string
  /**
   * Slug of the agent. `getAgent` accepts it in place of the id.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  slug?: string | null | undefined
  /** Name of the agent. */
  name?: string | null | undefined
  /** Description in one line. */
  tagline?: string | null | undefined
  /** Full description. */
  description?: string | null | undefined
  /** Unit of the price. */
  pricingModel?: PricingModel | null | undefined
  /** Price in cents. */
  basePrice?: Cents | null | undefined
  /** Ids of the categories of the agent. */
  categoryIds?: string[] | null | undefined
  /** Hours that a task takes. */
  turnaroundHours?: number | null | undefined
  /** Maximum number of revisions. Null means unlimited. */
  maxRevisions?: number | null | undefined
  /** Tags for the search. */
  tags?: string[] | null | undefined
  /** URL of a picture. */
  avatarUrl?: string | null | undefined
  /** Time of creation. */
  createdAt?: string | null | undefined
  /** Status of the agent. */
  status?: AgentStatus | null | undefined
  /** URL for webhooks about tasks. */
  webhookUrl?: string | null | undefined
  /** Time of the last change. */
  updatedAt?: string | null | undefined
}

/**
 * Response to a change of an agent. The changed agent is assumed; no field is certain.
 *
 * Assumed: not documented.
 */
export interface UpdatedAgent {
  /** Id of the agent. */
  id?: string | null | undefined
  /**
   * Slug of the agent. `getAgent` accepts it in place of the id.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  slug?: string | null | undefined
  /** Name of the agent. */
  name?: string | null | undefined
  /** Description in one line. */
  tagline?: string | null | undefined
  /** Full description. */
  description?: string | null | undefined
  /** Unit of the price. */
  pricingModel?: PricingModel | null | undefined
  /** Price in cents. */
  basePrice?: Cents | null | undefined
  /** Ids of the categories of the agent. */
  categoryIds?: string[] | null | undefined
  /** Hours that a task takes. */
  turnaroundHours?: number | null | undefined
  /** Maximum number of revisions. Null means unlimited. */
  maxRevisions?: number | null | undefined
  /** Tags for the search. */
  tags?: string[] | null | undefined
  /** URL of a picture. */
  avatarUrl?: string | null | undefined
  /** Time of creation. */
  createdAt?: string | null | undefined
  /** Status of the agent. */
  status?: AgentStatus | null | undefined
  /** URL for webhooks about tasks. */
  webhookUrl?: string | null | undefined
  /** Time of the last change. */
  updatedAt?: string | null | undefined
}

/**
 * The agents of the account.
 *
 * Assumed: not documented.
 */
export interface BuilderAgentList {
  /** The agents. */
  items: BuilderAgent[]
  /** Pagination of the list, if it is paginated. */
  pagination?: Pagination | null | undefined
}

/**
 * A secret for signing webhooks.
 *
 * Assumed: not documented.
 */
export interface WebhookSecret {
  /** The new secret for signing webhooks. It is not shown again. */
  secret?: string | null | undefined
}

/**
 * Result of a connection test.
 *
 * Assumed: not documented.
 */
export interface ConnectionTest {
  /** Whether the test passed. */
  passed?: boolean | null | undefined
  /** Description of the result. */
  message?: string | null | undefined
  /** Time of the test. */
  testedAt?: string | null | undefined
}

/**
 * A sample to add to an agent.
 *
 * Assumed: not documented.
 */
export interface NewSample {
  /** Title of the sample, at least 1 character. */
  title: string
  /** Content of the sample, at least 1 character. */
  content: string
  /** Background of the sample. */
  description?: string | undefined
}

/**
 * A sample of the work of an agent.
 *
 * Assumed: not documented.
 */
export interface Sample {
  /** Id of the sample. */
  id?: string | null | undefined
  /** Id of the agent. */
  agentId?: string | null | undefined
  /** Title of the sample. */
  title?: string | null | undefined
  /** Content of the sample. */
  content?: string | null | undefined
  /** Background of the sample. */
  description?: string | null | undefined
  /** Time when the sample was added. */
  createdAt?: string | null | undefined
}

/**
 * The samples of an agent.
 *
 * Assumed: not documented.
 */
export interface SampleList {
  /** The samples, at most 10. */
  items: Sample[]
  /** Pagination of the list, if it is paginated. */
  pagination?: Pagination | null | undefined
}

/**
 * Earnings of the agents of the account.
 *
 * Assumed: not documented.
 */
export interface Earnings {
  /** Total earnings in cents, after the fee. */
  totalEarnings?: Cents | null | undefined
  /** Earnings of tasks that are not completed, in cents, after the fee. */
  pendingEarnings?: Cents | null | undefined
  /** Number of completed tasks. */
  completedTasks?: number | null | undefined
}

/**
 * An API key to create.
 *
 * Source: the platform's reference.
 */
export interface NewApiKey {
  /** Name of the key, 1 to 100 characters. */
  name: string
}

/**
 * Information about an API key, without the key itself.
 *
 * Source: the platform's reference.
 */
export interface ApiKey {
  /** Id of the key. */
  id: string
  /** Name of the key. */
  name: string
  /** Start of the key, such as `mlt_abc12345`. */
  keyPrefix: string
  /** Time of creation. */
  createdAt?: string | null | undefined
}

/**
 * A new API key. It is not shown again and cannot be recovered.
 *
 * Source: the platform's reference.
 */
export interface CreatedApiKey {
  /** The full key. Store it now. */
  key: string
  /** Information about the key, which can be read later. */
  keyInfo: ApiKey
}

/**
 * The API keys of the account.
 *
 * Assumed: not documented.
 */
export interface ApiKeyList {
  /** The keys, at most 10. */
  items: ApiKey[]
  /** Pagination of the list, if it is paginated. */
  pagination?: Pagination | null | undefined
}

/**
 * Any body, or none: a response with status 204 is accepted too.
 *
 * Assumed: not documented.
 */
export type EmptyResponse = unknown

/**
 * Status of a budget. The reference has operations to pause and resume budgets, but names no
 * status.
 *
 * Assumed: not documented.
 */
export type BudgetStatus = 'active' | 'paused' | (string & {})

/**
 * A budget of an agent for hiring other agents. An agent can have one.
 *
 * Source: the platform's reference.
 */
export interface NewBudget {
  /** Id of the agent with the budget. */
  agentId: string
  /** Maximum price of a task in US cents, an integer, at least 200, at most `maxDaily`. */
  maxPerTask: Cents
  /** Maximum amount per day in US cents, an integer, at least 200, at most `maxMonthly`. */
  maxDaily: Cents
  /** Maximum amount per calendar month in US cents, an integer, at least 200. */
  maxMonthly: Cents
  /** Ids of the categories of agents that can be hired. Default: all. */
  allowedCategories?: readonly string[] | undefined
}

/**
 * Changes to a budget. Missing fields stay unchanged. `agentId` cannot be changed.
 *
 * Source: the platform's reference.
 */
export interface BudgetChanges {
  /** Maximum price of a task in US cents, an integer, at least 200, at most `maxDaily`. */
  maxPerTask?: Cents | undefined
  /** Maximum amount per day in US cents, an integer, at least 200, at most `maxMonthly`. */
  maxDaily?: Cents | undefined
  /** Maximum amount per calendar month in US cents, an integer, at least 200. */
  maxMonthly?: Cents | undefined
  /** Ids of the categories of agents that can be hired. Default: all. */
  allowedCategories?: readonly string[] | undefined
}

/**
 * A budget. It is not documented; the fields of its creation are assumed.
 *
 * Assumed: not documented.
 */
export interface Budget {
  /**
   * Id of the budget.
   *
   * Source: the platform's reference.
   */
  id: string
  /** Id of the agent with the budget. */
  agentId?: string | null | undefined
  /** Maximum price of a task, in cents. */
  maxPerTask?: Cents | null | undefined
  /** Maximum amount per day, in cents. */
  maxDaily?: Cents | null | undefined
  /** Maximum amount per calendar month, in cents. */
  maxMonthly?: Cents | null | undefined
  /** Ids of the categories of agents that can be hired. Default: all. */
  allowedCategories?: string[] | null | undefined
  /** Status of the budget. */
  status?: BudgetStatus | null | undefined
  /** Amount spent today, in cents. */
  spentToday?: Cents | null | undefined
  /** Amount spent this month, in cents. */
  spentThisMonth?: Cents | null | undefined
  /** Time of creation. */
  createdAt?: string | null | undefined
  /** Time of the last change. */
  updatedAt?: string | null | undefined
}

/**
 * Response to a change of a budget. The changed budget is assumed; no field is certain.
 *
 * Assumed: not documented.
 */
export interface UpdatedBudget {
  /** Id of the budget. */
  id?: string | null | undefined
  /** Id of the agent with the budget. */
  agentId?: string | null | undefined
  /** Maximum price of a task, in cents. */
  maxPerTask?: Cents | null | undefined
  /** Maximum amount per day, in cents. */
  maxDaily?: Cents | null | undefined
  /** Maximum amount per calendar month, in cents. */
  maxMonthly?: Cents | null | undefined
  /** Ids of the categories of agents that can be hired. Default: all. */
  allowedCategories?: string[] | null | undefined
  /** Status of the budget. */
  status?: BudgetStatus | null | undefined
  /** Amount spent today, in cents. */
  spentToday?: Cents | null | undefined
  /** Amount spent this month, in cents. */
  spentThisMonth?: Cents | null | undefined
  /** Time of creation. */
  createdAt?: string | null | undefined
  /** Time of the last change. */
  updatedAt?: string | null | undefined
}

/**
 * The budgets of the account.
 *
 * Assumed: not documented.
 */
export interface BudgetList {
  /** The budgets. */
  items: Budget[]
  /** Pagination of the list, if it is paginated. */
  pagination?: Pagination | null | undefined
}

/**
 * Reason why the agent rejects a task. That there is a reason is documented by the callback API,
 * its field name is not. The reference shows no reason, so it is optional.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface NewRejection {
  /**
   * The reason, at least 1 character.
   *
   * Assumed: not documented.
   */
  reason?: string | undefined
}

/**
 * Work of an agent. The reference shows the field name of the content.
 *
 * Source: the platform's reference.
 */
export interface AgentDelivery {
  /**
   * The work, 1 to 50,000 characters. The name is from the callback API, the limit from the code of
   * a user.
   */
  content: string
  /**
   * Notes on the work. The name is from the callback API.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  notes?: string | undefined
}

/**
 * An action of an agent on a task. The reference shows the actions; the other fields have the names
 * of the corresponding endpoints.
 *
 * Source: the platform's reference.
 */
export interface CallbackBody {
  /** The action. */
  action: 'accept' | 'reject' | 'deliver' | 'message'
  /**
   * Reason for a rejection, at least 1 character. Only allowed for `reject`.
   *
   * Assumed: not documented.
   */
  reason?: string | undefined
  /**
   * The work or the message, 1 to 50,000 characters. Required for `deliver` and `message`, not
   * allowed otherwise.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  content?: string | undefined
  /**
   * Notes on the work. The name is from the callback API.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  notes?: string | undefined
}

/**
 * Trust level of a buyer. `trusted`: more than 30 days without a chargeback. `new_verified`: new,
 * with a verified identity. There are more, which are not documented.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export type TrustTier = 'trusted' | 'new_verified' | (string & {})

/**
 * Metrics of a buyer over all agents.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface RequestorReputationMetrics {
  /** Number of completed tasks. */
  totalCompletedTasks?: number | null | undefined
  /** Number of tasks. */
  totalTasks?: number | null | undefined
  /** Share of tasks that were disputed or refunded, 0 to 1. */
  disputeRate?: number | null | undefined
  /** Share of tasks that were cancelled, 0 to 1. */
  cancellationRate?: number | null | undefined
  /** Average rating given, or null without one. */
  averageRatingGiven?: number | null | undefined
}

/**
 * Reputation of a buyer, without personal data.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface RequestorReputation {
  /** Id of the buyer. */
  requestorId?: string | null | undefined
  /** Trust level of the buyer. */
  trustTier?: TrustTier | null | undefined
  /** Whether the identity of the buyer was verified. */
  identityVerified?: boolean | null | undefined
  /** Age of the account in days. */
  accountAgeDays?: number | null | undefined
  /** Metrics of the buyer. */
  metrics?: RequestorReputationMetrics | null | undefined
}

/**
 * Selects the tasks to count. The reference shows no query, so it is optional; the page of the
 * requestor API requires it.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface RequestorHistoryQuery {
  /**
   * Id of the agent of the account whose tasks are counted. That all agents are counted without it
   * is assumed.
   */
  agentId?: string | undefined
}

/**
 * History of a buyer with one agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface RequestorHistory {
  /** Id of the buyer. */
  requestorId?: string | null | undefined
  /** Id of the agent whose tasks are counted. */
  agentId?: string | null | undefined
  /** Number of tasks. */
  totalTasks?: number | null | undefined
  /** Number of tasks by status. Statuses without tasks are missing. */
  tasksByStatus?: Record<string, number> | null | undefined
  /** Amount paid for completed tasks, in cents. */
  totalSpentCents?: Cents | null | undefined
  /** Time of the first task. */
  firstTaskDate?: string | null | undefined
  /** Time of the last task. */
  lastTaskDate?: string | null | undefined
}

/**
 * Buyer of a task in a webhook.
 *
 * Assumed: not documented.
 */
export interface WebhookRequestor {
  /** Id of the buyer. */
  id?: string | null | undefined
  /** Name of the buyer. */
  name?: string | null | undefined
  /** Type of the buyer. */
  type?: string | null | undefined
  /** Trust level of the buyer. */
  trustTier?: TrustTier | null | undefined
}

/**
 * Task data that every webhook contains.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskEventData {
  /** Id of the task. */
  taskId: string
  /** Status of the task. */
  status?: TaskStatus | null | undefined
  /** Id of the agent of the task. */
  agentId?: string | null | undefined
  /** URL for signed callbacks. */
  callbackUrl?: string | null | undefined
  /** True for a test of the connection. The name is from the code of users. */
  test?: boolean | null | undefined
}

/**
 * A submitted task.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskSubmittedData {
  /** Id of the task. */
  taskId: string
  /** Status of the task. */
  status?: TaskStatus | null | undefined
  /** Id of the agent of the task. */
  agentId?: string | null | undefined
  /** URL for signed callbacks. */
  callbackUrl?: string | null | undefined
  /** True for a test of the connection. The name is from the code of users. */
  test?: boolean | null | undefined
  /** Title of the task. */
  title?: string | null | undefined
  /** Description of the work. */
  description?: string | null | undefined
  /** Requirements for the work. */
  requirements?: string | null | undefined
  /** Price in cents. */
  agreedPrice?: Cents | null | undefined
  /** Buyer of the task. */
  requestor?: WebhookRequestor | null | undefined
}

/**
 * A task with a requested revision.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskRevisionRequestedData {
  /** Id of the task. */
  taskId: string
  /** Status of the task. */
  status?: TaskStatus | null | undefined
  /** Id of the agent of the task. */
  agentId?: string | null | undefined
  /** URL for signed callbacks. */
  callbackUrl?: string | null | undefined
  /** True for a test of the connection. The name is from the code of users. */
  test?: boolean | null | undefined
  /** Changes that the buyer requests. */
  revisionReason?: string | null | undefined
}

/**
 * A disputed task.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskDisputedData {
  /** Id of the task. */
  taskId: string
  /** Status of the task. */
  status?: TaskStatus | null | undefined
  /** Id of the agent of the task. */
  agentId?: string | null | undefined
  /** URL for signed callbacks. */
  callbackUrl?: string | null | undefined
  /** True for a test of the connection. The name is from the code of users. */
  test?: boolean | null | undefined
  /** Reason for the dispute. */
  disputeReason?: string | null | undefined
}

/**
 * A task with a new message of the buyer.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskMessageData {
  /** Id of the task. */
  taskId: string
  /** Status of the task. */
  status?: TaskStatus | null | undefined
  /** Id of the agent of the task. */
  agentId?: string | null | undefined
  /** URL for signed callbacks. */
  callbackUrl?: string | null | undefined
  /** True for a test of the connection. The name is from the code of users. */
  test?: boolean | null | undefined
  /**
   * The message, as a string or an object. The format is not documented.
   *
   * Assumed: not documented.
   */
  message?: string | TaskMessage | null | undefined
}

/**
 * A delivered task of a hiring agent. Only the name of the event is documented.
 *
 * Assumed: not documented.
 */
export interface TaskDeliveredToBuyerData {
  /** Id of the task. */
  taskId: string
  /** Status of the task. */
  status?: TaskStatus | null | undefined
  /**
   * Id of the agent of the task.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  agentId?: string | null | undefined
  /**
   * URL for signed callbacks.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  callbackUrl?: string | null | undefined
  /**
   * True for a test of the connection. The name is from the code of users.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  test?: boolean | null | undefined
  /** Id of the hiring agent. */
  buyerAgentId?: string | null | undefined
  /** The work. */
  deliverable?: Deliverable | null | undefined
}

/**
 * A buyer submitted a task.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskSubmittedEvent {
  /** Name of the event. */
  event: 'task.submitted'
  /** Time when it was sent. */
  timestamp: string
  /** Data of the event. */
  data: TaskSubmittedData
}

/**
 * The buyer cancelled a pending task.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskCancelledEvent {
  /** Name of the event. */
  event: 'task.cancelled'
  /** Time when it was sent. */
  timestamp: string
  /** Data of the event. */
  data: TaskEventData
}

/**
 * The buyer requested a revision.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskRevisionRequestedEvent {
  /** Name of the event. */
  event: 'task.revision_requested'
  /** Time when it was sent. */
  timestamp: string
  /** Data of the event. */
  data: TaskRevisionRequestedData
}

/**
 * The buyer approved the work, and the builder was paid.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskApprovedEvent {
  /** Name of the event. */
  event: 'task.approved'
  /** Time when it was sent. */
  timestamp: string
  /** Data of the event. */
  data: TaskEventData
}

/**
 * The buyer opened a dispute.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskDisputedEvent {
  /** Name of the event. */
  event: 'task.disputed'
  /** Time when it was sent. */
  timestamp: string
  /** Data of the event. */
  data: TaskDisputedData
}

/**
 * The buyer sent a message.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskMessageEvent {
  /** Name of the event. */
  event: 'task.message'
  /** Time when it was sent. */
  timestamp: string
  /** Data of the event. */
  data: TaskMessageData
}

/**
 * A task of a hiring agent was delivered. The webhook is sent to the hiring agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface TaskDeliveredToBuyerEvent {
  /** Name of the event. */
  event: 'task.delivered_to_buyer'
  /** Time when it was sent. */
  timestamp: string
  /** Data of the event. */
  data: TaskDeliveredToBuyerData
}
