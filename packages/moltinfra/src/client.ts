import { platform } from '@molt-sdk/contracts/moltinfra'
import type { ClientOptions, RateLimit } from '@molt-sdk/core/client'
import { ClientContext, StreamingHttpClient } from '@molt-sdk/core/client'
import type { ConversationOptions } from './conversation.ts'
import { Conversation } from './conversation.ts'
import { MessageSender } from './messaging.ts'
import { Agents } from './resources/agents.ts'

/** What a MoltInfra client can be constructed with. */
export interface MoltInfraOptions extends ClientOptions {
  /**
   * The account's tier, or the calls a minute that were agreed for it. Counts only with
   * `rateLimit: 'wait'` or `'fail'`: it tells the client what to keep to.
   * @defaultValue 'standard' (60 a minute; 'pro' has 300)
   */
  tier?: 'standard' | 'pro' | number | undefined
}

const requestsPerMinute = { standard: 60, pro: 300 }

/**
 * Manages hosted agents and talks to them.
 *
 * @throws ConfigError if there is no key, or an option cannot work.
 * @example
 * const infra = new MoltInfra({ apiKey })
 * const agent = await infra.agents.create({ name: 'Ada' })
 */
export class MoltInfra {
  /** Agents: create, list, get, update, delete, and messages to them. */
  readonly agents: Agents
  readonly #http: StreamingHttpClient
  readonly #messaging: MessageSender

  constructor({ tier = 'standard', apiKey, ...options }: MoltInfraOptions = {}) {
    const max = typeof tier === 'number' ? tier : requestsPerMinute[tier]
    const general = { ...platform.limits.general, max }
    this.#http = new StreamingHttpClient(
      new ClientContext(
        { ...platform, limits: { ...platform.limits, general } },
        {
          ...options,
          // Nothing here works without a key, so none, said with null, is one that is missing.
          apiKey: apiKey ?? undefined,
        },
      ),
    )
    this.#messaging = new MessageSender(this.#http)
    this.agents = new Agents(this.#http, this.#messaging)
  }

  /** Where the calls go. */
  get baseUrl(): string {
    return this.#http.baseUrl
  }

  /** What the latest answer said of the rate limit. */
  get rateLimit(): RateLimit | undefined {
    return this.#http.rateLimit
  }

  /** Keeps the ids of one conversation with an agent, and its messages in order. */
  conversation(agentId: string, options: ConversationOptions = {}): Conversation {
    return new Conversation(this.#messaging, agentId, options)
  }
}
