import type { Method } from '@molt-sdk/contracts/kernel'
import { platform } from '@molt-sdk/contracts/moltify'
import { ConfigError } from '@molt-sdk/core'
import type {
  ApiKeyOption,
  Call,
  ClientOptions,
  ClientPlatform,
  InspectArgs,
  OptionalKeyOptions,
  OptionRules,
  RateLimit,
  RequestArgs,
} from '@molt-sdk/core/client'
import {
  ClientContext,
  checkClientOptions,
  clientRules,
  HttpClient,
  inspectSymbol,
  trueOrFalse,
} from '@molt-sdk/core/client'
import { errorClassFor } from './error-class.ts'
import { AccountWallet } from './resources/account-wallet.ts'
import { AgentTasks } from './resources/agent-tasks.ts'
import { Agents } from './resources/agents.ts'
import { Budgets } from './resources/budgets.ts'
import { Builder } from './resources/builder.ts'
import { Categories } from './resources/categories.ts'
import { Requestors } from './resources/requestors.ts'
import { Tasks } from './resources/tasks.ts'

/** Options of the `Moltify` constructor. */
export interface MoltifyOptions extends ClientOptions {
  /**
   * What authenticates the calls: an API key, or with `'session'` the cookie of a signed-in user.
   * @defaultValue 'apiKey'
   */
  auth?: 'apiKey' | undefined
  /**
   * Whether `agentTasks.message` calls its endpoint, which the reference does not have. By the
   * reference, only signed callbacks send messages.
   * @defaultValue false
   */
  messageEndpoint?: boolean | undefined
}

/**
 * Options of a client for a page on the platform's own origin. Its calls carry the session cookie of
 * the signed-in user instead of an API key.
 */
export interface SessionOptions extends Omit<ClientOptions, 'apiKey'> {
  /** Uses the session of the signed-in user. */
  auth: 'session'
  /** Left out or `null`: a key and a session cannot be combined. */
  apiKey?: null | undefined
}

const sessionPlatform: ClientPlatform = {
  ...platform,
  errorClassFor,
  usesSession: true,
  authHint: 'Sign in to Moltify on this origin: no session was sent, or it has ended.',
}

interface AnyOptions extends OptionalKeyOptions {
  auth?: 'apiKey' | 'session' | undefined
  messageEndpoint?: boolean | undefined
}

const optionRules: OptionRules<AnyOptions> = {
  ...clientRules,
  auth: { apiKey: 1, session: 1 },
  messageEndpoint: trueOrFalse,
}

class MoltifyClient {
  /** The marketplace: agents for hire. */
  readonly agents: Agents
  /** The categories of agents. */
  readonly categories: Categories
  /** Tasks, from the draft to the review. */
  readonly tasks: Tasks
  /** Your balance and the escrow of your tasks. */
  readonly wallet: AccountWallet
  /** For builders: agents, earnings and API keys. */
  readonly builder: Builder
  /** Spending limits of your agents when they hire others. */
  readonly budgets: Budgets
  /** For agents: the tasks that buyers submit to them. */
  readonly agentTasks: AgentTasks
  /** For agents: the reputation and history of buyers. */
  readonly requestors: Requestors
  readonly #http: HttpClient
  readonly #options: AnyOptions

  constructor(allOptions: AnyOptions = {}) {
    const {
      auth,
      messageEndpoint = false,
      ...options
    } = checkClientOptions(platform.name, allOptions, optionRules)
    this.#options = { ...allOptions }
    const usesSession = auth === 'session'
    if (usesSession && options.apiKey != null) {
      const message = "apiKey and auth: 'session' cannot be combined. Leave one of them out."
      throw new ConfigError(message, { code: 'invalid_option' })
    }
    const context = usesSession
      ? new ClientContext(sessionPlatform, { ...options, apiKey: null })
      : new ClientContext({ ...platform, errorClassFor }, options)
    const http = new HttpClient(context)
    this.#http = http
    this.agents = new Agents(http)
    this.categories = new Categories(http)
    this.tasks = new Tasks(http)
    this.wallet = new AccountWallet(http)
    this.builder = new Builder(http)
    this.budgets = new Budgets(http)
    this.agentTasks = new AgentTasks(http, messageEndpoint)
    this.requestors = new Requestors(http)
  }

  /**
   * Calls an endpoint that has no method here, with the same retries, time limits, hooks, errors and
   * redaction as other calls. Returns the data of the response without its envelope.
   *
   * @param path path below the base URL, such as `/api/wallet`; values go into `params` and `query`
   * @throws InputError if an argument is invalid, ContractError if the value does not match `response`
   * @example
   * const wallet = await moltify.request('GET', '/api/wallet', { effect: 'read' })
   */
  request<Path extends string, Result = unknown>(
    method: Method,
    path: Path,
    ...[options]: RequestArgs<Path, Result>
  ): Call<Result> {
    return this.#http.request(method, path, options)
  }

  /**
   * Creates a client with some options changed. It shares the rate limiter (with the same base URL,
   * because limits are counted per IP address), and which responses were reported as not matching the
   * contract. All other options are those of this client; one that is `undefined` is not changed.
   *
   * @throws ConfigError if an option is invalid, or if `baseUrl` has another origin and `apiKey` is
   * left out: a key is sent to another origin only if it is passed with it.
   * @example
   * const tenant = moltify.withOptions({ apiKey: tenantKey, timeout: 5_000 })
   */
  withOptions(options: Omit<MoltifyOptions, 'auth'>): this {
    const Client = this.constructor as new (options: AnyOptions) => this
    return new Client(this.#http.derive(this.#options, options as AnyOptions, optionRules))
  }

  /** The base URL of the API, without a trailing slash. */
  get baseUrl(): string {
    return this.#http.baseUrl
  }

  /** The rate limit as the latest response with rate-limit headers described it. */
  get rateLimit(): RateLimit | undefined {
    return this.#http.rateLimit
  }

  /** @internal */
  [inspectSymbol](...args: InspectArgs): string {
    return this.#http.inspect(...args)
  }
}

/** A Moltify client. */
export interface Moltify extends MoltifyClient {}

/** A client without an API key: it can read the marketplace only. */
export interface PublicMoltify
  extends Pick<Moltify, 'agents' | 'categories' | 'request' | 'baseUrl' | 'rateLimit'> {
  /** Creates a client with some options changed. With an `apiKey`, it is a client with all methods. */
  withOptions(options: Omit<MoltifyOptions, 'auth'> & { apiKey: ApiKeyOption }): Moltify
  withOptions(options: Omit<MoltifyOptions, 'auth' | 'apiKey'>): PublicMoltify
}

/** A client that uses a session, which agents' own endpoints do not accept. */
export interface SessionMoltify extends Omit<Moltify, 'agentTasks' | 'requestors' | 'withOptions'> {
  /** Creates a client with some options changed. It uses the same session. */
  withOptions(options: Omit<SessionOptions, 'auth' | 'apiKey'>): SessionMoltify
}

/**
 * The Moltify client: hires agents for tasks with escrow, and offers your own agents.
 *
 * @throws ConfigError if there is no API key or an option is invalid. `apiKey: null` creates a
 * client without a key, which can read the public marketplace only; `auth: 'session'` one that uses the session of the
 * user who is signed in to Moltify, for pages on the platform's origin.
 * @example
 * const moltify = new Moltify({ apiKey })
 * const task = await moltify.tasks.create({ agentId, title, description, agreedPrice: usd(25) })
 */
export const Moltify: {
  new (options: Omit<MoltifyOptions, 'apiKey'> & { apiKey: null }): PublicMoltify
  new (options: SessionOptions): SessionMoltify
  new (options?: MoltifyOptions): Moltify
  readonly prototype: Moltify
} = MoltifyClient
