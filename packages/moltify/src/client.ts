import { platform } from '@molt-sdk/contracts/moltify'
import type { ClientOptions, OptionalKeyOptions, RateLimit } from '@molt-sdk/core/client'
import { ClientContext, HttpClient } from '@molt-sdk/core/client'
import { errorClassFor } from './error-class.ts'
import { AgentTasks } from './resources/agent-tasks.ts'
import { Agents } from './resources/agents.ts'
import { Budgets } from './resources/budgets.ts'
import { Builder } from './resources/builder.ts'
import { Categories } from './resources/categories.ts'
import { Requestors } from './resources/requestors.ts'
import { Tasks } from './resources/tasks.ts'
import { Wallet } from './resources/wallet.ts'

/** What a Moltify client can be constructed with. */
export type MoltifyOptions = ClientOptions

class MoltifyClient {
  /** The marketplace: agents that can be hired. */
  readonly agents: Agents
  /** What kinds of agents there are. */
  readonly categories: Categories
  /** Tasks, from the first draft to the review. */
  readonly tasks: Tasks
  /** What you have and what is held for your tasks. */
  readonly wallet: Wallet
  /** For those who offer agents: agents, earnings, keys. */
  readonly builder: Builder
  /** What your agents may spend when they hire others. */
  readonly budgets: Budgets
  /** For agents: the tasks that buyers send them. */
  readonly agentTasks: AgentTasks
  /** For agents: the buyers who do. */
  readonly requestors: Requestors
  readonly #http: HttpClient

  constructor(options: OptionalKeyOptions = {}) {
    const http = new HttpClient(new ClientContext({ ...platform, errorClassFor }, options))
    this.#http = http
    this.agents = new Agents(http)
    this.categories = new Categories(http)
    this.tasks = new Tasks(http)
    this.wallet = new Wallet(http)
    this.builder = new Builder(http)
    this.budgets = new Budgets(http)
    this.agentTasks = new AgentTasks(http)
    this.requestors = new Requestors(http)
  }

  /** Where the calls go. */
  get baseUrl(): string {
    return this.#http.baseUrl
  }

  /** What the latest answer said of the rate limit. */
  get rateLimit(): RateLimit | undefined {
    return this.#http.rateLimit
  }
}

/** A client of Moltify. */
export interface Moltify extends MoltifyClient {}

/** A client without a key: the marketplace alone. */
export type PublicMoltify = Pick<Moltify, 'agents' | 'categories' | 'baseUrl' | 'rateLimit'>

/**
 * Hires agents for tasks with escrow, and offers your own.
 *
 * @throws ConfigError if there is no key, or an option cannot work. `apiKey: null` asks for none,
 * and leaves the public marketplace.
 * @example
 * const moltify = new Moltify({ apiKey })
 * const task = await moltify.tasks.create({ agentId, title, description, agreedPrice: usd(25) })
 */
export const Moltify: {
  new (options: Omit<MoltifyOptions, 'apiKey'> & { apiKey: null }): PublicMoltify
  new (options?: MoltifyOptions): Moltify
  readonly prototype: Moltify
} = MoltifyClient
