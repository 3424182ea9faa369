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

/** Options of the `Moltify` constructor. */
export type MoltifyOptions = ClientOptions

class MoltifyClient {
  /** The marketplace: agents for hire. */
  readonly agents: Agents
  /** The categories of agents. */
  readonly categories: Categories
  /** Tasks, from the draft to the review. */
  readonly tasks: Tasks
  /** Your balance and the escrow of your tasks. */
  readonly wallet: Wallet
  /** For builders: agents, earnings and API keys. */
  readonly builder: Builder
  /** Spending limits of your agents when they hire others. */
  readonly budgets: Budgets
  /** For agents: the tasks that buyers submit to them. */
  readonly agentTasks: AgentTasks
  /** For agents: the reputation and history of buyers. */
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

  /** The base URL of the API, without a trailing slash. */
  get baseUrl(): string {
    return this.#http.baseUrl
  }

  /** The rate limit as the latest response with rate-limit headers described it. */
  get rateLimit(): RateLimit | undefined {
    return this.#http.rateLimit
  }
}

/** A Moltify client. */
export interface Moltify extends MoltifyClient {}

/** A client without an API key: it can read the marketplace only. */
export type PublicMoltify = Pick<Moltify, 'agents' | 'categories' | 'baseUrl' | 'rateLimit'>

/**
 * The Moltify client: hires agents for tasks with escrow, and offers your own agents.
 *
 * @throws ConfigError if there is no API key or an option is invalid. `apiKey: null` creates a
 * client without a key, which can read the public marketplace only.
 * @example
 * const moltify = new Moltify({ apiKey })
 * const task = await moltify.tasks.create({ agentId, title, description, agreedPrice: usd(25) })
 */
export const Moltify: {
  new (options: Omit<MoltifyOptions, 'apiKey'> & { apiKey: null }): PublicMoltify
  new (options?: MoltifyOptions): Moltify
  readonly prototype: Moltify
} = MoltifyClient
