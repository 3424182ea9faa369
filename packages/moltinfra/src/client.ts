import type { Method } from '@molt-sdk/contracts/kernel'
import { platform } from '@molt-sdk/contracts/moltinfra'
import type {
  Call,
  ClientOptions,
  InspectArgs,
  OptionRules,
  RateLimit,
  RequestArgs,
} from '@molt-sdk/core/client'
import {
  ClientContext,
  checkClientOptions,
  clientRules,
  inspectSymbol,
  mustBe,
  StreamingHttpClient,
  trueOrFalse,
} from '@molt-sdk/core/client'
import type { ConversationOptions } from './conversation.ts'
import { Conversation } from './conversation.ts'
import { MessageSender } from './messaging.ts'
import { Agents } from './resources/agents.ts'

/** Options of the MoltInfra client. */
export interface MoltInfraOptions extends ClientOptions {
  /**
   * The account's tier, or its number of calls per minute. Used only with `rateLimit: 'wait'` or
   * `'fail'`.
   * @defaultValue 'standard' (60 calls per minute; 'pro' has 300)
   */
  tier?: 'standard' | 'pro' | number | undefined
  /**
   * Whether `rateLimit` also applies limits of single endpoints, such as 10 new agents per minute.
   * Only a related platform documents them; MoltInfra's reference has one limit for all endpoints.
   * @defaultValue false
   */
  endpointCaps?: boolean | undefined
}

const requestsPerMinute = { standard: 60, pro: 300 }

const optionRules: OptionRules<MoltInfraOptions> = {
  ...clientRules,
  tier: mustBe('"standard", "pro" or a number of calls per minute >= 1', (value) =>
    typeof value === 'number' ? value >= 1 : Object.keys(requestsPerMinute).includes(`${value}`),
  ),
  endpointCaps: trueOrFalse,
}

/**
 * Client of MoltInfra: manages hosted agents and sends messages to them.
 *
 * @throws ConfigError if there is no API key, or an option is invalid.
 * @example
 * const infra = new MoltInfra({ apiKey })
 * const agent = await infra.agents.create({ name: 'Ada' })
 */
export class MoltInfra {
  /** Creates, lists, gets, updates and deletes agents, and sends messages to them. */
  readonly agents: Agents
  readonly #http: StreamingHttpClient
  readonly #messaging: MessageSender
  readonly #options: MoltInfraOptions

  constructor(allOptions: MoltInfraOptions = {}) {
    const {
      tier = 'standard',
      endpointCaps,
      apiKey,
      ...options
    } = checkClientOptions(platform.name, allOptions, optionRules)
    this.#options = { ...allOptions }
    const max = typeof tier === 'number' ? tier : requestsPerMinute[tier]
    const general = { ...platform.limits.general, max }
    const limits = endpointCaps ? { ...platform.limits, general } : { general }
    this.#http = new StreamingHttpClient(
      new ClientContext(
        { ...platform, limits },
        {
          ...options,
          // All operations need an API key, so `null` counts as a missing key.
          apiKey: apiKey ?? undefined,
        },
      ),
    )
    this.#messaging = new MessageSender(this.#http)
    this.agents = new Agents(this.#http, this.#messaging)
  }

  /** The base URL of the platform. */
  get baseUrl(): string {
    return this.#http.baseUrl
  }

  /** The rate limit of the latest response that had rate-limit headers. */
  get rateLimit(): RateLimit | undefined {
    return this.#http.rateLimit
  }

  /** @internal */
  [inspectSymbol](...args: InspectArgs): string {
    return this.#http.inspect(...args)
  }

  /**
   * Calls an endpoint that has no method here, with the same retries, time limits, hooks, errors and
   * redaction as other calls. Returns the data of the response without its envelope.
   *
   * @param path path below the base URL, such as `/agents/{agentId}`; values go into `params` and `query`
   * @throws InputError if an argument is invalid, ContractError if the value does not match `response`
   * @example
   * const agent = await infra.request('GET', '/agents/{agentId}', {
   *   params: { agentId },
   *   effect: 'read',
   * })
   */
  request<Path extends string, Result = unknown>(
    method: Method,
    path: Path,
    ...[options]: RequestArgs<Path, Result>
  ): Call<Result> {
    return this.#http.request(method, path, options)
  }

  /**
   * Creates a client with some options changed. It shares the rate limiter (with the same key), the
   * limit of concurrent messages of each agent, and which responses were reported as not matching the
   * contract. All other options are those of this client; one that is `undefined` is not changed.
   *
   * @throws ConfigError if an option is invalid, or if `baseUrl` has another origin and `apiKey` is
   * left out: a key is sent to another origin only if it is passed with it.
   * @example
   * const tenant = infra.withOptions({ apiKey: tenantKey, timeout: 5_000 })
   */
  withOptions(options: MoltInfraOptions): this {
    const Client = this.constructor as new (options: MoltInfraOptions) => this
    return new Client(this.#http.derive(this.#options, options, optionRules))
  }

  /** Creates a conversation with an agent, which keeps its ids and sends its messages in order. */
  conversation(agentId: string, options: ConversationOptions = {}): Conversation {
    return new Conversation(this.#messaging, agentId, options)
  }
}
