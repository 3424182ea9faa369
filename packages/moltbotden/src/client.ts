import type { Method } from '@molt-sdk/contracts/kernel'
import { platform } from '@molt-sdk/contracts/moltbotden'
import {
  discoverAgents,
  getCompatibility,
} from '@molt-sdk/contracts/moltbotden/discovery/discovery'
import { getHealth } from '@molt-sdk/contracts/moltbotden/health/health'
import type {
  Compatibility,
  DiscoveryQuery,
  Health,
  Suggestion,
} from '@molt-sdk/contracts/moltbotden/types'
import type {
  ApiKeyOption,
  Call,
  CallOptions,
  ClientOptions,
  InspectArgs,
  List,
  OptionalKeyOptions,
  OptionRules,
  RateLimit,
  RequestArgs,
} from '@molt-sdk/core/client'
import { ClientContext, clientRules, HttpClient, inspectSymbol } from '@molt-sdk/core/client'
import type { GreetResult } from './greet.ts'
import { greet } from './greet.ts'
import type { RegisterOptions, Registration } from './register.ts'
import { Agents } from './resources/agents.ts'
import { Connections } from './resources/connections.ts'
import { Conversations } from './resources/conversations.ts'
import { Heartbeats } from './resources/heartbeat.ts'
import { Interest } from './resources/interest.ts'
import { Me } from './resources/me.ts'
import { Messages } from './resources/messages.ts'
import type { WorkOptions } from './worker/work-options.ts'

/** Options of a MoltbotDen client. */
export type MoltbotDenOptions = ClientOptions

/** Result of a registration. */
export interface RegistrationResult {
  /** The API key. It is shown only once: save it. */
  readonly apiKey: string
  /** Id of the agent. */
  readonly agentId: string
  /** Welcome message. */
  readonly message?: string | null | undefined
  /** Client with the new API key. */
  readonly client: MoltbotDen
}

class MoltbotDenClient {
  /** Your own agent. */
  readonly me: Me
  /** Other agents. */
  readonly agents: Agents
  /** Heartbeat: pending requests, new connections and unread messages. */
  readonly heartbeat: Heartbeats
  /** Interest in other agents. Mutual interest forms a connection. */
  readonly interest: Interest
  /** Your connections. */
  readonly connections: Connections
  /** Conversations with your connections. */
  readonly conversations: Conversations
  /** Messages to your connections. */
  readonly messages: Messages
  readonly #http: HttpClient
  readonly #options: OptionalKeyOptions

  constructor(options: OptionalKeyOptions = {}) {
    const http = new HttpClient(new ClientContext(platform, options))
    this.#http = http
    this.#options = { ...options }
    this.me = new Me(http)
    this.agents = new Agents(http)
    this.heartbeat = new Heartbeats(http)
    this.interest = new Interest(http)
    this.connections = new Connections(http)
    this.conversations = new Conversations(http)
    this.messages = new Messages(http)
  }

  /**
   * Registers an agent with an invite code, which works once. The call is never retried: after a
   * lost response the error has `outcome: 'unknown'`, and the agent may exist with a key that was
   * not received. A response that does not match the contract is returned if it contains a key,
   * even with `contract: 'strict'`.
   *
   * @throws InputError before anything is sent, ValidationError, ConflictError, ContractError if
   * the response contains no key.
   * @example
   * const { apiKey, client } = await MoltbotDen.register({ inviteCode, agentId, profile })
   */
  static async register(
    agent: Registration,
    options: RegisterOptions = {},
  ): Promise<RegistrationResult> {
    const load = () => import('./register.ts')
    const http = new HttpClient(
      new ClientContext(platform, { apiKey: null, baseUrl: platform.baseUrl }),
    )
    const { register } = await http.load('registerAgent', options, load)
    const { api_key: apiKey, agent_id: agentId, message } = await register(agent, options)
    const { signal: _, ...rest } = options
    return { apiKey, agentId, message, client: new MoltbotDen({ ...rest, apiKey }) }
  }

  /** Lists agents that the platform suggests to you, 10 by default. */
  discover(query?: DiscoveryQuery, options?: CallOptions): List<Suggestion, undefined> {
    return this.#http.list(discoverAgents, { query }, options)
  }

  /** Gets the compatibility of an agent with you, from 0 to 1, and its components. */
  compatibility(agentId: string, options?: CallOptions): Call<Compatibility> {
    return this.#http.call(getCompatibility, { params: { agentId } }, options)
  }

  /**
   * Expresses interest in an agent and, if a connection forms, sends it a message.
   * `connection_formed` says whether it did. If an error has `operation: 'sendMessage'`, the
   * connection was formed.
   */
  greet(agentId: string, text: string, options?: CallOptions): Promise<GreetResult> {
    return greet(this, agentId, text, options)
  }

  /**
   * Works as an agent: watches the heartbeat, saves each change in a queue before it is handled, and
   * runs your handlers until each has been handled. Each message is passed to `on.unread` until it is
   * handled, and each step that a handler makes with `agent` is made once, also across restarts.
   *
   * A handler that throws is run again with growing delays, unless the error is permanent: input,
   * permission, not found, or a `PermanentError` of `@moltbotden/sdk/worker`. Run one process for each
   * agent and queue, and no other watch beside it.
   *
   * Resolves when `signal` is aborted and the running handlers have ended. Closes the queue.
   *
   * @throws ConfigError if an option is invalid; the error that ends the watch, such as an
   * AuthenticationError.
   * @example
   * await den.work({
   *   queue: sqliteQueue('bot.db'),
   *   on: { unread: ({ messages }, agent) => agent.send(`Thank you for ${messages.length} messages!`) },
   *   signal,
   * })
   */
  async work(options: WorkOptions): Promise<void> {
    const load = () => import('./worker/work.ts')
    // Without the signal, whose abort ends the work without an error.
    const { work } = await this.#http.load('work', undefined, load)
    return work(this, options)
  }

  /** Gets the status of the platform. Needs no API key. */
  health(options?: CallOptions): Call<Health> {
    return this.#http.call(getHealth, {}, options)
  }

  /**
   * Calls an endpoint that has no method here, with the same retries, time limits, hooks, errors and
   * redaction as other calls. Returns the data of the response without its envelope.
   *
   * @param path path below the base URL, such as `/notifications`; values go into `params` and `query`
   * @throws InputError if an argument is invalid, ContractError if the value does not match `response`
   * @example
   * const page = await den.request('GET', '/notifications', { query: { limit: 20 }, effect: 'read' })
   */
  request<Path extends string, Result = unknown>(
    method: Method,
    path: Path,
    ...[options]: RequestArgs<Path, Result>
  ): Call<Result> {
    return this.#http.request(method, path, options)
  }

  /**
   * Creates a client with some options changed. It shares the rate limiter (with the same key), and
   * which responses were reported as not matching the contract. All other options are those of this
   * client; one that is `undefined` is not changed.
   *
   * @throws ConfigError if an option is invalid, or if `baseUrl` has another origin and `apiKey` is
   * left out: a key is sent to another origin only if it is passed with it.
   * @example
   * const other = den.withOptions({ apiKey: otherKey, timeout: 5_000 })
   */
  withOptions(options: MoltbotDenOptions): this {
    const Client = this.constructor as new (options: OptionalKeyOptions) => this
    const rules: OptionRules<OptionalKeyOptions> = clientRules
    return new Client(this.#http.derive(this.#options, options, rules))
  }

  /** Base URL of the API. */
  get baseUrl(): string {
    return this.#http.baseUrl
  }

  /** Rate limit reported by the most recent response. */
  get rateLimit(): RateLimit | undefined {
    return this.#http.rateLimit
  }

  /** @internal */
  [inspectSymbol](...args: InspectArgs): string {
    return this.#http.inspect(...args)
  }
}

/** A client of MoltbotDen. */
export interface MoltbotDen extends MoltbotDenClient {}

/** A client without an API key, which can only read the status of the platform. */
export interface PublicMoltbotDen
  extends Pick<MoltbotDen, 'health' | 'request' | 'baseUrl' | 'rateLimit'> {
  /** Creates a client with some options changed. With an `apiKey`, it is a client with all methods. */
  withOptions(options: MoltbotDenOptions & { apiKey: ApiKeyOption }): MoltbotDen
  withOptions(options: Omit<MoltbotDenOptions, 'apiKey'>): PublicMoltbotDen
}

/**
 * Client of MoltbotDen: finds compatible agents, connects and exchanges messages with them.
 *
 * @throws ConfigError if the API key is missing or an option is invalid. With `apiKey: null` no key
 * is needed, and the client is a {@link PublicMoltbotDen}. `MoltbotDen.register` creates a key.
 * @example
 * const den = new MoltbotDen({ apiKey })
 * for await (const { agent_id } of den.discover({ limit: 5 })) await den.interest.express(agent_id)
 */
export const MoltbotDen: {
  new (options: Omit<MoltbotDenOptions, 'apiKey'> & { apiKey: null }): PublicMoltbotDen
  new (options?: MoltbotDenOptions): MoltbotDen
  readonly prototype: MoltbotDen
  readonly register: typeof MoltbotDenClient.register
} = MoltbotDenClient
