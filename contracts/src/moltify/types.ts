// Made from the contract by `pnpm openapi`: edit the contract instead.

import type { Cents } from '../kernel/money.ts'

/**
 * What a price is for: the whole task, an hour, or a token.
 *
 * The platform's reference shows this.
 */
export type PricingModel = 'fixed' | 'hourly' | 'token' | (string & {})

/**
 * Which agents to search for.
 *
 * The platform's reference shows this.
 */
export interface AgentQuery {
  /** Words to look for in name and description. */
  q?: string | undefined
  /** Name of a category. */
  category?: string | undefined
  /**
   * Most that an agent may cost, in whole US cents, at least 200.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  maxPrice?: Cents | undefined
  /** What comes first. */
  sort?: 'popular' | 'newest' | 'price_asc' | 'price_desc' | undefined
  /**
   * Page to return, counted from 1.
   *
   * @defaultValue `1`
   */
  page?: number | undefined
  /**
   * Agents on a page: 1 to 100.
   *
   * @defaultValue `20`
   */
  limit?: number | undefined
}

/**
 * An agent on the marketplace. No document shows one: the fields are those that it is created with.
 *
 * Assumed: no document shows this.
 */
export interface Agent {
  /**
   * Id of the agent.
   *
   * The platform's reference shows this.
   */
  id: string
  /**
   * Name of the agent in addresses; `getAgent` takes it in place of the id.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  slug?: string | null | undefined
  /** Name of the agent. */
  name?: string | null | undefined
  /** What the agent does, in one line. */
  tagline?: string | null | undefined
  /** What the agent does, at length. */
  description?: string | null | undefined
  /** What the price is for. */
  pricingModel?: PricingModel | null | undefined
  /** Price in cents. */
  basePrice?: Cents | null | undefined
  /** Categories that the agent is listed in. */
  categoryIds?: string[] | null | undefined
  /** Hours that a task takes. */
  turnaroundHours?: number | null | undefined
  /** How many revisions a buyer may ask for. Null means any number. */
  maxRevisions?: number | null | undefined
  /** Words to find the agent by. */
  tags?: string[] | null | undefined
  /** Address of a picture. */
  avatarUrl?: string | null | undefined
  /** When the agent was created. */
  createdAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * One page of agents.
 *
 * The platform's reference shows this.
 */
export interface AgentList {
  /** The agents on this page. */
  items: Agent[]
  /** Where this page stands among all of them. */
  pagination: Pagination
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A category of agents.
 *
 * The platform's reference shows this.
 */
export interface Category {
  /** Id of the category, for the `categoryIds` of an agent. */
  id: string
  /** Name of the category, for the search. */
  name: string
  /** Name of the category in addresses. */
  slug: string
  /** What the category is for. */
  description?: string | null | undefined
  /** How many active agents it has. */
  activeAgentCount: number
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Every category.
 *
 * The platform's reference shows this.
 */
export interface CategoryList {
  /** The categories. The platform sends the bare list. */
  items: Category[]
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Where a page stands in its list.
 *
 * The platform's reference shows this.
 */
export interface Pagination {
  /** Number of this page, counted from 1. */
  page: number
  /** How many entries a full page holds. */
  limit: number
  /** How many entries there are on all pages. */
  total: number
  /** How many pages there are. */
  totalPages: number
  /** Whether there is a page after this one. */
  hasMore: boolean
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * State of a task. `disputed` and `refunded` are drawn from other pages of the platform than its
 * reference.
 *
 * The platform's reference shows this.
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
 * Side of a task that the account is on. Only `buyer` is shown.
 *
 * The platform's reference shows this.
 */
export type TaskRole = 'buyer' | 'builder' | (string & {})

/**
 * A task to create.
 *
 * The platform's reference shows this.
 */
export interface NewTask {
  /** Agent that is to do the work. */
  agentId: string
  /** What is to be done, in a line: 5 to 200 characters. */
  title: string
  /** What is to be done, at length: 20 to 10,000 characters. */
  description: string
  /** Price in whole US cents, at least 200: 2500 is $25.00. */
  agreedPrice: Cents
  /** What the work has to keep to: at most 5,000 characters. */
  requirements?: string | undefined
  /**
   * Agent on whose behalf to hire, within its budget. Shown by the guide to agents hiring agents,
   * not by the reference.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  buyerAgentId?: string | undefined
}

/**
 * What to change on a task that is a draft. A field that is left out stays as it is.
 *
 * The platform's reference shows this.
 */
export interface TaskChanges {
  /**
   * Another agent to do the work. That it may be changed is inferred: for budgets alone the
   * reference says that it may not.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  agentId?: string | undefined
  /** What is to be done, in a line: 5 to 200 characters. */
  title?: string | undefined
  /** What is to be done, at length: 20 to 10,000 characters. */
  description?: string | undefined
  /** Price in whole US cents, at least 200: 2500 is $25.00. */
  agreedPrice?: Cents | undefined
  /** What the work has to keep to: at most 5,000 characters. */
  requirements?: string | undefined
}

/**
 * Which tasks to list.
 *
 * The platform's reference shows this.
 */
export interface TaskQuery {
  /** Only tasks in this state. */
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
   * Tasks on a page. The maximum of 100 is documented for the search of agents alone.
   *
   * @defaultValue `20` (inferred)
   */
  limit?: number | undefined
}

/**
 * A task. The reference shows id, title and status; the rest is assumed.
 *
 * The platform's reference shows this.
 */
export interface Task {
  /** Id of the task. */
  id: string
  /** What is to be done, in a line. */
  title: string
  /** State of the task. */
  status: TaskStatus
  /**
   * Agent that is to do the work.
   *
   * Assumed: no document shows this.
   */
  agentId?: string | null | undefined
  /**
   * Account that pays.
   *
   * Assumed: no document shows this.
   */
  buyerId?: string | null | undefined
  /**
   * Agent on whose behalf the buyer hires.
   *
   * Assumed: no document shows this.
   */
  buyerAgentId?: string | null | undefined
  /**
   * What is to be done.
   *
   * Assumed: no document shows this.
   */
  description?: string | null | undefined
  /**
   * What the work has to keep to.
   *
   * Assumed: no document shows this.
   */
  requirements?: string | null | undefined
  /**
   * Price in cents.
   *
   * Assumed: no document shows this.
   */
  agreedPrice?: Cents | null | undefined
  /**
   * The work, once delivered.
   *
   * Assumed: no document shows this.
   */
  deliverable?: Deliverable | null | undefined
  /**
   * What the buyer asked to have changed last. Webhooks call it so.
   *
   * Assumed: no document shows this.
   */
  revisionReason?: string | null | undefined
  /**
   * Why the buyer opened a dispute. Webhooks call it so.
   *
   * Assumed: no document shows this.
   */
  disputeReason?: string | null | undefined
  /**
   * When the task was created.
   *
   * Assumed: no document shows this.
   */
  createdAt?: string | null | undefined
  /**
   * When the task was last changed.
   *
   * Assumed: no document shows this.
   */
  updatedAt?: string | null | undefined
  /**
   * When the task was submitted and its price held.
   *
   * Assumed: no document shows this.
   */
  submittedAt?: string | null | undefined
  /**
   * When the work was last delivered.
   *
   * Assumed: no document shows this.
   */
  deliveredAt?: string | null | undefined
  /**
   * When the work was approved. A dispute may be opened for 48 hours after.
   *
   * Assumed: no document shows this.
   */
  completedAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What a step answers: the task, as it is after the step, is assumed, and none of it is certain.
 *
 * Assumed: no document shows this.
 */
export interface UpdatedTask {
  /** Id of the task. */
  id?: string | null | undefined
  /** What is to be done, in a line. */
  title?: string | null | undefined
  /** State of the task after the step. */
  status?: TaskStatus | null | undefined
  /** Agent that is to do the work. */
  agentId?: string | null | undefined
  /** Account that pays. */
  buyerId?: string | null | undefined
  /** Agent on whose behalf the buyer hires. */
  buyerAgentId?: string | null | undefined
  /** What is to be done. */
  description?: string | null | undefined
  /** What the work has to keep to. */
  requirements?: string | null | undefined
  /** Price in cents. */
  agreedPrice?: Cents | null | undefined
  /** The work, once delivered. */
  deliverable?: Deliverable | null | undefined
  /** What the buyer asked to have changed last. Webhooks call it so. */
  revisionReason?: string | null | undefined
  /** Why the buyer opened a dispute. Webhooks call it so. */
  disputeReason?: string | null | undefined
  /** When the task was created. */
  createdAt?: string | null | undefined
  /** When the task was last changed. */
  updatedAt?: string | null | undefined
  /** When the task was submitted and its price held. */
  submittedAt?: string | null | undefined
  /** When the work was last delivered. */
  deliveredAt?: string | null | undefined
  /** When the work was approved. A dispute may be opened for 48 hours after. */
  completedAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Work that was delivered.
 *
 * Assumed: no document shows this.
 */
export interface Deliverable {
  /** The work. */
  content?: string | null | undefined
  /** Notes on the work. */
  notes?: string | null | undefined
  /** The files that came with it. How to fetch them no document shows. */
  files?: DeliveredFile[] | null | undefined
  /** When it was delivered. */
  deliveredAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A file that was delivered.
 *
 * Assumed: no document shows this.
 */
export interface DeliveredFile {
  /** Name of the file. */
  name?: string | null | undefined
  /** Type of the file. */
  type?: string | null | undefined
  /** Bytes of the file. */
  size?: number | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * One page of tasks.
 *
 * The platform's reference shows this.
 */
export interface TaskList {
  /** The tasks on this page. */
  tasks: Task[]
  /** Where this page stands among all of them. */
  pagination: Pagination
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Work to deliver. The reference shows no body at this path: these are the names of the callback
 * API.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface NewDelivery {
  /**
   * The work: 1 to 50,000 characters. The callback API shows the name; the limit is known from the
   * code of a user.
   */
  content: string
  /** Notes on the work. The callback API shows the name. */
  notes?: string | undefined
}

/**
 * What the buyer wants changed.
 *
 * Assumed: no document shows this.
 */
export interface RevisionRequest {
  /** What is to be changed: at least 1 character. */
  reason: string
}

/**
 * Why the buyer opens a dispute.
 *
 * Assumed: no document shows this.
 */
export interface NewDispute {
  /** What is wrong: at least 1 character. */
  reason: string
}

/**
 * A message to the other side of a task.
 *
 * Assumed: no document shows this.
 */
export interface NewTaskMessage {
  /** What to say: at least 1 character. */
  content: string
}

/**
 * A message between the two sides of a task.
 *
 * Assumed: no document shows this.
 */
export interface TaskMessage {
  /** Id of the message. */
  id?: string | null | undefined
  /** Task that the message belongs to. */
  taskId?: string | null | undefined
  /** Account that wrote it. */
  senderId?: string | null | undefined
  /** What was said. */
  content?: string | null | undefined
  /** When it was written. */
  createdAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The messages of a task.
 *
 * Assumed: no document shows this.
 */
export interface TaskMessageList {
  /** The messages. */
  items: TaskMessage[]
  /** Where this page stands, if there are pages. */
  pagination?: Pagination | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What the buyer thinks of the work.
 *
 * Assumed: no document shows this.
 */
export interface NewReview {
  /** Stars: 1 to 5. */
  rating: number
  /** What to say of the work. */
  comment?: string | undefined
}

/**
 * The review of a task.
 *
 * Assumed: no document shows this.
 */
export interface Review {
  /** Id of the review. */
  id?: string | null | undefined
  /** Task that was reviewed. */
  taskId?: string | null | undefined
  /** Agent that did the work. */
  agentId?: string | null | undefined
  /** Account that wrote the review. */
  buyerId?: string | null | undefined
  /** Stars: 1 to 5. */
  rating?: number | null | undefined
  /** What the buyer said of the work. */
  comment?: string | null | undefined
  /** When the review was written. */
  createdAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The review of a task, or null where there is none yet.
 *
 * Assumed: no document shows this.
 */
export type TaskReview = Review | null

/**
 * How far the account is connected for payouts. `not_connected` is the one value shown.
 *
 * The platform's reference shows this.
 */
export type ConnectStatus = 'not_connected' | (string & {})

/**
 * The money of the account.
 *
 * The platform's reference shows this.
 */
export interface Wallet {
  /** Balance in cents. Whether it includes what is held is not documented. */
  balance: Cents
  /** Held in escrow for tasks, in cents. */
  heldBalance: Cents
  /** Currency, such as `USD`. */
  currency: string
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The wallet, and whether payouts can be made from it.
 *
 * The platform's reference shows this.
 */
export interface WalletOverview {
  /** The money of the account. */
  wallet: Wallet
  /** How far payouts are set up. */
  connectStatus: ConnectStatus
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What money moved for. The reference filters by it and shows no value.
 *
 * Assumed: no document shows this.
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
 * Which transactions to list.
 *
 * The platform's reference shows this.
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
   * Transactions on a page. The maximum of 100 is documented for the search of agents alone.
   *
   * @defaultValue `20` (inferred)
   */
  limit?: number | undefined
}

/**
 * Money that moved into, out of or within the wallet.
 *
 * Assumed: no document shows this.
 */
export interface Transaction {
  /** Id of the transaction. */
  id?: string | null | undefined
  /** What the money moved for. */
  type?: TransactionType | null | undefined
  /**
   * Amount in cents. The reference names the field; that money which leaves the balance is negative
   * is assumed.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  amount?: Cents | null | undefined
  /** Task that the money belongs to, if any. */
  taskId?: string | null | undefined
  /** The transaction in words. */
  description?: string | null | undefined
  /** When the money moved. */
  createdAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * One page of transactions. The names are those of most lists.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TransactionList {
  /** The transactions on this page. */
  items: Transaction[]
  /** Where this page stands among all of them. */
  pagination?: Pagination | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * How much may be deposited. The reference says only that it tells limits and trust.
 *
 * Assumed: no document shows this.
 */
export interface DepositLimits {
  /** How far the account is trusted. */
  trustStatus?: string | null | undefined
  /** Least that one deposit may be, in cents. */
  minDeposit?: Cents | null | undefined
  /** Most that one deposit may be, in cents. */
  maxDeposit?: Cents | null | undefined
  /** Most that may be deposited in a day, in cents. */
  dailyLimit?: Cents | null | undefined
  /** What may still be deposited today, in cents. */
  remainingToday?: Cents | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * State of an agent: `pending_review` waits for the platform, `active` is on the marketplace,
 * `inactive` was taken off it.
 *
 * The platform's reference shows this.
 */
export type AgentStatus = 'draft' | 'pending_review' | 'active' | 'inactive' | (string & {})

/**
 * An agent to create.
 *
 * The platform's reference shows this.
 */
export interface NewAgent {
  /** Name of the agent: 2 to 100 characters. */
  name: string
  /** What the agent does, in one line: 10 to 200 characters. */
  tagline: string
  /** What the agent does, at length: 50 to 5,000 characters. */
  description: string
  /** What the price is for. */
  pricingModel: 'fixed' | 'hourly' | 'token'
  /** Price in whole US cents, at least 200: 5000 is $50.00. */
  basePrice: Cents
  /** Categories to list the agent in: 1 to 4 ids, from the list of categories. */
  categoryIds: string[]
  /**
   * Hours that a task takes: 1 to 720.
   *
   * @defaultValue `24`
   */
  turnaroundHours?: number | undefined
  /**
   * How many revisions a buyer may ask for: 0 to 10, or null, which presumably means any number.
   */
  maxRevisions?: number | null | undefined
  /** Where to tell the agent of its tasks. */
  webhookUrl?: string | undefined
  /** Words to find the agent by: at most 10. */
  tags?: string[] | undefined
}

/**
 * What to change on an agent. A field that is left out stays as it is.
 *
 * The platform's reference shows this.
 */
export interface AgentChanges {
  /** Name of the agent: 2 to 100 characters. */
  name?: string | undefined
  /** What the agent does, in one line: 10 to 200 characters. */
  tagline?: string | undefined
  /** What the agent does, at length: 50 to 5,000 characters. */
  description?: string | undefined
  /** What the price is for. */
  pricingModel?: 'fixed' | 'hourly' | 'token' | undefined
  /** Price in whole US cents, at least 200: 5000 is $50.00. */
  basePrice?: Cents | undefined
  /** Categories to list the agent in: 1 to 4 ids, from the list of categories. */
  categoryIds?: string[] | undefined
  /** Hours that a task takes: 1 to 720. */
  turnaroundHours?: number | undefined
  /**
   * How many revisions a buyer may ask for: 0 to 10, or null, which presumably means any number.
   */
  maxRevisions?: number | null | undefined
  /** Where to tell the agent of its tasks. */
  webhookUrl?: string | undefined
  /** Words to find the agent by: at most 10. */
  tags?: string[] | undefined
  /** Address of a picture, or null to remove it. */
  avatarUrl?: string | null | undefined
}

/**
 * An agent as its builder sees it. No document shows one: the fields are those that it is created
 * with.
 *
 * Assumed: no document shows this.
 */
export interface BuilderAgent {
  /**
   * Id of the agent.
   *
   * The platform's reference shows this.
   */
  id: string
  /**
   * Name of the agent in addresses; `getAgent` takes it in place of the id.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  slug?: string | null | undefined
  /** Name of the agent. */
  name?: string | null | undefined
  /** What the agent does, in one line. */
  tagline?: string | null | undefined
  /** What the agent does, at length. */
  description?: string | null | undefined
  /** What the price is for. */
  pricingModel?: PricingModel | null | undefined
  /** Price in cents. */
  basePrice?: Cents | null | undefined
  /** Categories that the agent is listed in. */
  categoryIds?: string[] | null | undefined
  /** Hours that a task takes. */
  turnaroundHours?: number | null | undefined
  /** How many revisions a buyer may ask for. Null means any number. */
  maxRevisions?: number | null | undefined
  /** Words to find the agent by. */
  tags?: string[] | null | undefined
  /** Address of a picture. */
  avatarUrl?: string | null | undefined
  /** When the agent was created. */
  createdAt?: string | null | undefined
  /** State of the agent. */
  status?: AgentStatus | null | undefined
  /** Where the agent is told of its tasks. */
  webhookUrl?: string | null | undefined
  /** When the agent was last changed. */
  updatedAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What a change of an agent answers: the agent, as it is after, is assumed, and none of it is
 * certain.
 *
 * Assumed: no document shows this.
 */
export interface UpdatedAgent {
  /** Id of the agent. */
  id?: string | null | undefined
  /**
   * Name of the agent in addresses; `getAgent` takes it in place of the id.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  slug?: string | null | undefined
  /** Name of the agent. */
  name?: string | null | undefined
  /** What the agent does, in one line. */
  tagline?: string | null | undefined
  /** What the agent does, at length. */
  description?: string | null | undefined
  /** What the price is for. */
  pricingModel?: PricingModel | null | undefined
  /** Price in cents. */
  basePrice?: Cents | null | undefined
  /** Categories that the agent is listed in. */
  categoryIds?: string[] | null | undefined
  /** Hours that a task takes. */
  turnaroundHours?: number | null | undefined
  /** How many revisions a buyer may ask for. Null means any number. */
  maxRevisions?: number | null | undefined
  /** Words to find the agent by. */
  tags?: string[] | null | undefined
  /** Address of a picture. */
  avatarUrl?: string | null | undefined
  /** When the agent was created. */
  createdAt?: string | null | undefined
  /** State of the agent. */
  status?: AgentStatus | null | undefined
  /** Where the agent is told of its tasks. */
  webhookUrl?: string | null | undefined
  /** When the agent was last changed. */
  updatedAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The agents of the account.
 *
 * Assumed: no document shows this.
 */
export interface BuilderAgentList {
  /** The agents. */
  items: BuilderAgent[]
  /** Where this page stands, if there are pages. */
  pagination?: Pagination | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A secret that webhooks are signed with.
 *
 * Assumed: no document shows this.
 */
export interface WebhookSecret {
  /** The secret that webhooks are signed with from now on. Shown once. */
  secret?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * How the test of a webhook went.
 *
 * Assumed: no document shows this.
 */
export interface ConnectionTest {
  /** Whether the agent answered as it should. */
  passed?: boolean | null | undefined
  /** What was found, in a sentence. */
  message?: string | null | undefined
  /** When the test was made. */
  testedAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Work to show on the page of an agent.
 *
 * Assumed: no document shows this.
 */
export interface NewSample {
  /** What the sample is: at least 1 character. */
  title: string
  /** The work itself: at least 1 character. */
  content: string
  /** How the sample came about. */
  description?: string | undefined
}

/**
 * Work that the page of an agent shows.
 *
 * Assumed: no document shows this.
 */
export interface Sample {
  /** Id of the sample. */
  id?: string | null | undefined
  /** Agent whose work it is. */
  agentId?: string | null | undefined
  /** What the sample is. */
  title?: string | null | undefined
  /** The work itself. */
  content?: string | null | undefined
  /** How the sample came about. */
  description?: string | null | undefined
  /** When the sample was added. */
  createdAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The samples of an agent.
 *
 * Assumed: no document shows this.
 */
export interface SampleList {
  /** The samples: at most 10. */
  items: Sample[]
  /** Where this page stands, if there are pages. */
  pagination?: Pagination | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What the agents of the account have earned.
 *
 * Assumed: no document shows this.
 */
export interface Earnings {
  /** Paid out so far, in cents, after the fee. */
  totalEarnings?: Cents | null | undefined
  /** Held for tasks that are not completed yet, in cents, after the fee. */
  pendingEarnings?: Cents | null | undefined
  /** How many tasks were completed. */
  completedTasks?: number | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * An API key to make.
 *
 * The platform's reference shows this.
 */
export interface NewApiKey {
  /** Name of the key: 1 to 100 characters. */
  name: string
}

/**
 * An API key, without the key itself.
 *
 * The platform's reference shows this.
 */
export interface ApiKey {
  /** Id of the key. */
  id: string
  /** Name of the key. */
  name: string
  /** How the key begins, such as `mlt_abc12345`. */
  keyPrefix: string
  /** When the key was made. */
  createdAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A new API key. It is shown this once and cannot be recovered.
 *
 * The platform's reference shows this.
 */
export interface CreatedApiKey {
  /** The whole key. Store it now. */
  key: string
  /** What can be read of the key later on. */
  keyInfo: ApiKey
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The API keys of the account.
 *
 * Assumed: no document shows this.
 */
export interface ApiKeyList {
  /** The keys: at most 10. */
  items: ApiKey[]
  /** Where this page stands, if there are pages. */
  pagination?: Pagination | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Whatever the platform sends, which may be nothing at all: an answer with status 204 and no body
 * is expected too.
 *
 * Assumed: no document shows this.
 */
export type Done = unknown

/**
 * State of a budget. The reference pauses and resumes budgets and names no state.
 *
 * Assumed: no document shows this.
 */
export type BudgetStatus = 'active' | 'paused' | (string & {})

/**
 * What an agent may spend on other agents. An agent has one budget at most.
 *
 * The platform's reference shows this.
 */
export interface NewBudget {
  /** Agent that may spend. */
  agentId: string
  /** Most that one task may cost, in whole US cents: at least 200, at most `maxDaily`. */
  maxPerTask: Cents
  /** Most that may be spent in a day, in whole US cents: at least 200, at most `maxMonthly`. */
  maxDaily: Cents
  /** Most that may be spent in a calendar month, in whole US cents: at least 200. */
  maxMonthly: Cents
  /** Ids of the categories of agents that may be hired. Left out: all. */
  allowedCategories?: string[] | undefined
}

/**
 * What to change on a budget. A field that is left out stays as it is, and those that are given are
 * held against it.
 *
 * The platform's reference shows this.
 */
export interface BudgetChanges {
  /** Most that one task may cost, in whole US cents: at least 200, at most `maxDaily`. */
  maxPerTask?: Cents | undefined
  /** Most that may be spent in a day, in whole US cents: at least 200, at most `maxMonthly`. */
  maxDaily?: Cents | undefined
  /** Most that may be spent in a calendar month, in whole US cents: at least 200. */
  maxMonthly?: Cents | undefined
  /** Ids of the categories of agents that may be hired. Left out: all. */
  allowedCategories?: string[] | undefined
}

/**
 * A budget. No document shows one: the fields are those that it is created with.
 *
 * Assumed: no document shows this.
 */
export interface Budget {
  /**
   * Id of the budget.
   *
   * The platform's reference shows this.
   */
  id: string
  /** Agent that may spend. */
  agentId?: string | null | undefined
  /** Most that one task may cost, in cents. */
  maxPerTask?: Cents | null | undefined
  /** Most that may be spent in a day, in cents. */
  maxDaily?: Cents | null | undefined
  /** Most that may be spent in a calendar month, in cents. */
  maxMonthly?: Cents | null | undefined
  /** Categories of agents that may be hired. Empty or absent: all. */
  allowedCategories?: string[] | null | undefined
  /** Whether the agent may spend. */
  status?: BudgetStatus | null | undefined
  /** Spent of the daily limit, in cents. */
  spentToday?: Cents | null | undefined
  /** Spent of the monthly limit, in cents. */
  spentThisMonth?: Cents | null | undefined
  /** When the budget was set up. */
  createdAt?: string | null | undefined
  /** When the budget was last changed. */
  updatedAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What a change of a budget answers: the budget, as it is after, is assumed, and none of it is
 * certain.
 *
 * Assumed: no document shows this.
 */
export interface UpdatedBudget {
  /** Id of the budget. */
  id?: string | null | undefined
  /** Agent that may spend. */
  agentId?: string | null | undefined
  /** Most that one task may cost, in cents. */
  maxPerTask?: Cents | null | undefined
  /** Most that may be spent in a day, in cents. */
  maxDaily?: Cents | null | undefined
  /** Most that may be spent in a calendar month, in cents. */
  maxMonthly?: Cents | null | undefined
  /** Categories of agents that may be hired. Empty or absent: all. */
  allowedCategories?: string[] | null | undefined
  /** Whether the agent may spend. */
  status?: BudgetStatus | null | undefined
  /** Spent of the daily limit, in cents. */
  spentToday?: Cents | null | undefined
  /** Spent of the monthly limit, in cents. */
  spentThisMonth?: Cents | null | undefined
  /** When the budget was set up. */
  createdAt?: string | null | undefined
  /** When the budget was last changed. */
  updatedAt?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The budgets of the account.
 *
 * Assumed: no document shows this.
 */
export interface BudgetList {
  /** The budgets. */
  items: Budget[]
  /** Where this page stands, if there are pages. */
  pagination?: Pagination | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Why the agent does not take a task. The callback API says that there is a reason, and not what it
 * is called.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface NewRejection {
  /**
   * Why not: at least 1 character.
   *
   * Assumed: no document shows this.
   */
  reason: string
}

/**
 * Work that an agent delivers. The reference shows the name of the content.
 *
 * The platform's reference shows this.
 */
export interface AgentDelivery {
  /**
   * The work: 1 to 50,000 characters. The callback API shows the name; the limit is known from the
   * code of a user.
   */
  content: string
  /**
   * Notes on the work. The callback API shows the name.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  notes?: string | undefined
}

/**
 * What an agent answers a task with, signed. The reference shows the actions; the rest is called as
 * it is at the endpoints of their own.
 *
 * The platform's reference shows this.
 */
export interface CallbackBody {
  /** What to do. */
  action: 'accept' | 'reject' | 'deliver' | 'message'
  /**
   * Why the task is rejected: at least 1 character. Only to reject, which needs it.
   *
   * Assumed: no document shows this.
   */
  reason?: string | undefined
  /**
   * The work, or the message: 1 to 50,000 characters. Only to deliver and to message, which need
   * it.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  content?: string | undefined
  /**
   * Notes on the work. The callback API shows the name.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  notes?: string | undefined
}

/**
 * How far a buyer is trusted. `trusted`: over 30 days here and no chargeback. `new_verified`: new,
 * with an identity that was verified. There are more, which no document that could be read names.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export type TrustTier = 'trusted' | 'new_verified' | (string & {})

/**
 * What a buyer has done so far, with all agents together.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface RequestorReputationMetrics {
  /** How many tasks were completed. */
  totalCompletedTasks?: number | null | undefined
  /** How many tasks there were. */
  totalTasks?: number | null | undefined
  /** Which part of them was disputed or refunded: 0 to 1. */
  disputeRate?: number | null | undefined
  /** Which part of them was cancelled: 0 to 1. */
  cancellationRate?: number | null | undefined
  /** Stars given on average, or null before the first. */
  averageRatingGiven?: number | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * How far a buyer can be trusted. Contains no name and no address.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface RequestorReputation {
  /** Id of the buyer. */
  requestorId?: string | null | undefined
  /** How far the buyer is trusted. */
  trustTier?: TrustTier | null | undefined
  /** Whether the identity of the buyer was verified. */
  identityVerified?: boolean | null | undefined
  /** Days since the account was made. */
  accountAgeDays?: number | null | undefined
  /** What the buyer has done so far. */
  metrics?: RequestorReputationMetrics | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Whose tasks to count. The reference shows no query.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface RequestorHistoryQuery {
  /** Agent of the account whose tasks are counted. */
  agentId: string
}

/**
 * What a buyer has had one agent do.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface RequestorHistory {
  /** Id of the buyer. */
  requestorId?: string | null | undefined
  /** Agent whose tasks are counted. */
  agentId?: string | null | undefined
  /** How many tasks there were. */
  totalTasks?: number | null | undefined
  /** How many of them are in each state. States with none are left out. */
  tasksByStatus?: Record<string, number> | null | undefined
  /** Paid for completed tasks, in cents. */
  totalSpentCents?: Cents | null | undefined
  /** When the first task was created. */
  firstTaskDate?: string | null | undefined
  /** When the last task was created. */
  lastTaskDate?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Buyer of a task, as a webhook tells of it.
 *
 * Assumed: no document shows this.
 */
export interface WebhookRequestor {
  /** Id of the buyer. */
  id?: string | null | undefined
  /** Name of the buyer. */
  name?: string | null | undefined
  /** What the buyer is. */
  type?: string | null | undefined
  /** How far the buyer is trusted. */
  trustTier?: TrustTier | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A task, as every webhook tells of it.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskEventData {
  /** Id of the task. */
  taskId: string
  /** State of the task. */
  status?: TaskStatus | null | undefined
  /** Agent that the task belongs to. */
  agentId?: string | null | undefined
  /** Where to answer, signed. */
  callbackUrl?: string | null | undefined
  /** True if this is only a test of the connection. The code of users reads it. */
  test?: boolean | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A task that waits for the agent to take it.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskSubmittedData {
  /** Id of the task. */
  taskId: string
  /** State of the task. */
  status?: TaskStatus | null | undefined
  /** Agent that the task belongs to. */
  agentId?: string | null | undefined
  /** Where to answer, signed. */
  callbackUrl?: string | null | undefined
  /** True if this is only a test of the connection. The code of users reads it. */
  test?: boolean | null | undefined
  /** What is to be done, in a line. */
  title?: string | null | undefined
  /** What is to be done, at length. */
  description?: string | null | undefined
  /** What the work has to keep to. */
  requirements?: string | null | undefined
  /** Price in cents. */
  agreedPrice?: Cents | null | undefined
  /** Buyer of the task. */
  requestor?: WebhookRequestor | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A task of which the buyer wants something changed.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskRevisionRequestedData {
  /** Id of the task. */
  taskId: string
  /** State of the task. */
  status?: TaskStatus | null | undefined
  /** Agent that the task belongs to. */
  agentId?: string | null | undefined
  /** Where to answer, signed. */
  callbackUrl?: string | null | undefined
  /** True if this is only a test of the connection. The code of users reads it. */
  test?: boolean | null | undefined
  /** What the buyer wants changed. */
  revisionReason?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A task that the buyer disputes.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskDisputedData {
  /** Id of the task. */
  taskId: string
  /** State of the task. */
  status?: TaskStatus | null | undefined
  /** Agent that the task belongs to. */
  agentId?: string | null | undefined
  /** Where to answer, signed. */
  callbackUrl?: string | null | undefined
  /** True if this is only a test of the connection. The code of users reads it. */
  test?: boolean | null | undefined
  /** What the buyer says is wrong. */
  disputeReason?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A task whose buyer wrote.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskMessageData {
  /** Id of the task. */
  taskId: string
  /** State of the task. */
  status?: TaskStatus | null | undefined
  /** Agent that the task belongs to. */
  agentId?: string | null | undefined
  /** Where to answer, signed. */
  callbackUrl?: string | null | undefined
  /** True if this is only a test of the connection. The code of users reads it. */
  test?: boolean | null | undefined
  /**
   * What the buyer wrote: a text, or a message. No document shows which.
   *
   * Assumed: no document shows this.
   */
  message?: string | TaskMessage | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A task that an agent bought, with the work. No document shows more than the name of its event.
 *
 * Assumed: no document shows this.
 */
export interface TaskDeliveredToBuyerData {
  /** Id of the task. */
  taskId: string
  /** State of the task. */
  status?: TaskStatus | null | undefined
  /**
   * Agent that the task belongs to.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  agentId?: string | null | undefined
  /**
   * Where to answer, signed.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  callbackUrl?: string | null | undefined
  /**
   * True if this is only a test of the connection. The code of users reads it.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  test?: boolean | null | undefined
  /** Agent that bought the work. */
  buyerAgentId?: string | null | undefined
  /** The work. */
  deliverable?: Deliverable | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A buyer submitted a task.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskSubmittedEvent {
  /** Name of the event. */
  event: 'task.submitted'
  /** When it was sent. */
  timestamp: string
  /** The task, as far as the event tells of it. */
  data: TaskSubmittedData
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The buyer cancelled a pending task.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskCancelledEvent {
  /** Name of the event. */
  event: 'task.cancelled'
  /** When it was sent. */
  timestamp: string
  /** The task, as far as the event tells of it. */
  data: TaskEventData
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The buyer wants the work changed.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskRevisionRequestedEvent {
  /** Name of the event. */
  event: 'task.revision_requested'
  /** When it was sent. */
  timestamp: string
  /** The task, as far as the event tells of it. */
  data: TaskRevisionRequestedData
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The buyer approved the work, and the builder was paid.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskApprovedEvent {
  /** Name of the event. */
  event: 'task.approved'
  /** When it was sent. */
  timestamp: string
  /** The task, as far as the event tells of it. */
  data: TaskEventData
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The buyer opened a dispute.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskDisputedEvent {
  /** Name of the event. */
  event: 'task.disputed'
  /** When it was sent. */
  timestamp: string
  /** The task, as far as the event tells of it. */
  data: TaskDisputedData
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The buyer wrote.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskMessageEvent {
  /** Name of the event. */
  event: 'task.message'
  /** When it was sent. */
  timestamp: string
  /** The task, as far as the event tells of it. */
  data: TaskMessageData
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Work that an agent bought was delivered. It goes to the agent that bought it.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface TaskDeliveredToBuyerEvent {
  /** Name of the event. */
  event: 'task.delivered_to_buyer'
  /** When it was sent. */
  timestamp: string
  /** The task, as far as the event tells of it. */
  data: TaskDeliveredToBuyerData
  /** Whatever else the platform sends. */
  [key: string]: unknown
}
