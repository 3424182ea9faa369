import type { Health } from '@molt-sdk/contracts/moltghost'
import {
  createChat,
  createChatCompletion,
  getHealth,
  platform,
} from '@molt-sdk/contracts/moltghost'
import type { Call, CallOptions, ClientOptions, RateLimit } from '@molt-sdk/core/client'
import { ClientContext, StreamingHttpClient } from '@molt-sdk/core/client'
import { ChatApi, consumeText } from './chat/chat-api.ts'
import type {
  ChatInput,
  ChatOptions,
  NonStreamingOptions,
  StreamingOptions,
} from './chat/chat-options.ts'
import { splitOptions, toMessages } from './chat/chat-options.ts'
import type { ChatReply } from './chat/chat-reply.ts'
import type { ChatStream } from './chat/chat-stream.ts'
import { resolveTimeouts } from './chat/resolve-timeouts.ts'
import type { AgentAddress } from './endpoint.ts'
import { resolveAgentUrl } from './endpoint.ts'
import { errorClassFor } from './error-class.ts'
import { Completions } from './resources/completions.ts'
import { Models } from './resources/models.ts'
import { Tools } from './resources/tools.ts'
import type { AgentSocket } from './socket/agent-socket.ts'
import type { ConnectOptions } from './socket/connect.ts'
import type { UsageEvent, UsageTotals } from './usage-meter.ts'
import { UsageMeter } from './usage-meter.ts'
import type { WaitUntilReadyOptions } from './wait-until-ready.ts'

/** What a client of an agent can be constructed with. */
export interface MoltGhostOptions extends ClientOptions, AgentAddress {
  /**
   * Where chats go: to `/v1/chat`, or in OpenAI's form to `/v1/chat/completions`, for an agent that
   * has no other. The replies are the same.
   * @defaultValue 'moltghost'
   */
  api?: 'moltghost' | 'openai' | undefined
  /** Called with each answer that is counted in `usage`. What it throws is logged. */
  onUsage?: ((event: UsageEvent) => unknown) | undefined
}

/**
 * Talks to one agent on MoltGhost.
 *
 * @throws ConfigError if there is no key or no agent, or an option cannot work.
 * @example
 * const agent = new MoltGhostAgent({ agentId: 'abc123', apiKey })
 * const { text } = await agent.chat('What are my top 3 customers?')
 */
export class MoltGhostAgent {
  /** Texts to go on with. */
  readonly completions: Completions
  /** Work for named skills. */
  readonly tools: Tools
  /** Models that the agent can answer with. */
  readonly models: Models
  readonly #http: StreamingHttpClient
  readonly #talk: ChatApi
  readonly #meter: UsageMeter
  readonly #context: ClientContext
  readonly #options: ClientOptions
  readonly #openAi: boolean

  constructor(options: MoltGhostOptions = {}) {
    const { agentId, endpoint, api, onUsage, ...rest } = options
    const client = {
      ...rest,
      // Nothing here works without a key, so none, said with null, is one that is missing.
      apiKey: rest.apiKey ?? undefined,
      baseUrl: resolveAgentUrl(options),
    }
    const own = { ...platform, name: 'MoltGhostAgent', errorClassFor }
    // HTTP calls and sockets share it, and with it the rate limiter and what the server announced.
    this.#context = new ClientContext(own, client)
    this.#http = new StreamingHttpClient(this.#context)
    this.#options = client
    this.#openAi = api === 'openai'
    const { observer } = this.#context
    this.#meter = new UsageMeter(onUsage, (message) => observer.warn(message))
    this.#talk = new ChatApi(this.#http, this.#meter)
    this.completions = new Completions(this.#talk, client)
    this.tools = new Tools(this.#talk, client)
    this.models = new Models(this.#http)
  }

  /** Where the calls go. */
  get baseUrl(): string {
    return this.#http.baseUrl
  }

  /** What the latest answer said of the rate limit. */
  get rateLimit(): RateLimit | undefined {
    return this.#http.rateLimit
  }

  /** Tokens that all answers to this client took, whole, streamed or over a socket. */
  get usage(): UsageTotals {
    return this.#meter.totals
  }

  /**
   * Asks the agent. With `stream`, its answer comes piece by piece to `onChunk`, and is given
   * whole at the end all the same.
   */
  chat(input: ChatInput, options?: ChatOptions & NonStreamingOptions): Call<ChatReply>
  chat(input: ChatInput, options: ChatOptions & StreamingOptions): Promise<ChatReply>
  chat(input: ChatInput, options: ChatOptions & StreamingOptions = {}): Promise<ChatReply> {
    const { stream, onChunk } = options
    if (stream ?? onChunk) return consumeText(this.stream(input, options), onChunk)
    const { callOptions, requestParams, timeoutSeconds } = splitOptions(options)
    const body = { ...requestParams, messages: toMessages(input) }
    const limits = resolveTimeouts(callOptions, this.#options, timeoutSeconds)
    return this.#talk.create(this.#openAi ? createChatCompletion : createChat, body, limits)
  }

  /** Asks the agent for an answer piece by piece. The request goes out when it is first read. */
  stream(input: ChatInput, options: ChatOptions = {}): ChatStream {
    const { callOptions, requestParams, timeoutSeconds } = splitOptions(options)
    const body = {
      // OpenAI's streams tell what they took only if asked.
      stream_options: { include_usage: true },
      ...requestParams,
      messages: toMessages(input),
      stream: true,
    }
    const limits = resolveTimeouts(callOptions, this.#options, timeoutSeconds)
    return this.#talk.stream(this.#openAi ? createChatCompletion : createChat, body, limits)
  }

  /** How the agent is. One that is starting answers with an `AgentInitializingError`. */
  health(options: CallOptions = {}): Call<Health> {
    return this.#http.call(getHealth, {}, options)
  }

  /**
   * Opens a WebSocket to the agent. In Node, Bun, Deno and workers the key goes into a header; in
   * browsers only `auth: 'query'` works, which see.
   */
  async connect(options: ConnectOptions = {}): Promise<AgentSocket> {
    // Only now: most clients never open a socket, and its code is a sixth of the whole.
    const { connect } = await import('./socket/connect.ts')
    return connect(this.#context, this.#meter, options)
  }

  /**
   * Waits until the agent runs. An agent that is paused, has failed or is gone, and a key that is
   * refused, end the wait at once with their error.
   */
  async waitUntilReady(options: WaitUntilReadyOptions = {}): Promise<Health> {
    const { waitUntilReady } = await import('./wait-until-ready.ts')
    return waitUntilReady((call) => this.health(call), options)
  }
}
