import type { Method } from '@molt-sdk/contracts/kernel'
import { platform } from '@molt-sdk/contracts/moltghost'
import { createChat } from '@molt-sdk/contracts/moltghost/chat/chat'
import { createChatCompletion } from '@molt-sdk/contracts/moltghost/completions/completions'
import { getHealth } from '@molt-sdk/contracts/moltghost/health/health'
import type { Health } from '@molt-sdk/contracts/moltghost/types'
import type {
  Call,
  CallOptions,
  ClientOptions,
  InspectArgs,
  OptionRules,
  RateLimit,
  RequestArgs,
} from '@molt-sdk/core/client'
import {
  anything,
  ClientContext,
  callable,
  checkClientOptions,
  clientRules,
  inspectSymbol,
  mustBe,
  StreamingHttpClient,
} from '@molt-sdk/core/client'
import { ChatApi, consumeText } from './chat/chat-api.ts'
import type {
  ChatInput,
  ChatOptions,
  NonStreamingOptions,
  StreamingOptions,
} from './chat/chat-options.ts'
import { toMessages } from './chat/chat-options.ts'
import type { ChatReply } from './chat/chat-reply.ts'
import type { ChatStream } from './chat/chat-stream.ts'
import { generationOf } from './chat/generation.ts'
import type { AgentAddress } from './endpoint.ts'
import { changeAddress, resolveAgentUrl } from './endpoint.ts'
import { errorClassFor } from './errors/error-class.ts'
import { openAiHintFor } from './errors/openai-hint.ts'
import { Completions } from './resources/completions.ts'
import { Models } from './resources/models.ts'
import { Tools } from './resources/tools.ts'
import type { AgentSocket } from './socket/agent-socket.ts'
import type { ConnectOptions } from './socket/connect.ts'
import type { UsageEvent, UsageTotals } from './usage-meter.ts'
import { UsageMeter } from './usage-meter.ts'
import type { WaitUntilReadyOptions } from './wait-until-ready.ts'

/** Options of the client of an agent. */
export interface MoltGhostOptions extends ClientOptions, AgentAddress {
  /**
   * Endpoint that chats are sent to: `/v1/chat`, or `/v1/chat/completions` in OpenAI's format for
   * agents that only support that one. Replies are the same.
   * @defaultValue 'moltghost'
   */
  api?: 'moltghost' | 'openai' | undefined
  /**
   * Model of chats and completions that do not name one. With `api: 'openai'` every chat needs a
   * model.
   * @defaultValue the model of the agent
   */
  model?: string | undefined
  /** Called after each reply that is counted in `usage`. Errors that it throws are logged. */
  onUsage?: ((event: UsageEvent) => unknown) | undefined
}

const optionRules: OptionRules<MoltGhostOptions> = {
  ...clientRules,
  // Checked with the address.
  agentId: anything,
  endpoint: anything,
  api: { moltghost: 1, openai: 1 },
  model: mustBe('a non-empty string', (value) => typeof value === 'string' && value !== ''),
  onUsage: callable,
}

/**
 * Client of one agent on MoltGhost.
 *
 * @throws ConfigError if the API key or the agent is missing, or an option is invalid.
 * @example
 * const agent = new MoltGhostAgent({ agentId: 'abc123', apiKey })
 * const { text } = await agent.chat('What are my top 3 customers?')
 */
export class MoltGhostAgent {
  /** Text completions. */
  readonly completions: Completions
  /** Skills of the agent. */
  readonly tools: Tools
  /** Models that the agent can use. */
  readonly models: Models
  readonly #http: StreamingHttpClient
  readonly #chatApi: ChatApi
  readonly #meter: UsageMeter
  readonly #context: ClientContext
  readonly #given: MoltGhostOptions
  readonly #chatOperation: typeof createChat | typeof createChatCompletion
  readonly #model: string | undefined

  constructor(options: MoltGhostOptions = {}) {
    const { agentId, endpoint, api, model, onUsage, ...rest } = checkClientOptions(
      'MoltGhostAgent',
      options,
      optionRules,
    )
    const client = {
      ...rest,
      // `null` means no key in other clients; here every call needs one.
      apiKey: rest.apiKey ?? undefined,
      baseUrl: resolveAgentUrl(options),
    }
    const hintFor = api === 'openai' ? undefined : openAiHintFor
    const name = 'MoltGhostAgent'
    const agentPlatform = { ...platform, name, errorClassFor, hintFor, generationOf }
    // Shared by HTTP calls and sockets, with its rate limiter and rate-limit headers.
    this.#context = new ClientContext(agentPlatform, client)
    this.#http = new StreamingHttpClient(this.#context)
    this.#given = { ...options }
    this.#chatOperation = api === 'openai' ? createChatCompletion : createChat
    const { dispatcher } = this.#context
    this.#meter = new UsageMeter(onUsage, (message) => dispatcher.warn(message))
    this.#chatApi = new ChatApi(this.#http, this.#meter, client, model)
    this.#model = model
    this.completions = new Completions(this.#chatApi)
    this.tools = new Tools(this.#chatApi)
    this.models = new Models(this.#http)
  }

  /** Base URL of the agent. */
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

  /**
   * Calls an endpoint that has no method here, with the same retries, time limits, hooks, errors and
   * redaction as other calls. Returns the data of the response without its envelope.
   *
   * @param path path below the base URL, such as `/v1/models`; values go into `params` and `query`
   * @throws InputError if an argument is invalid, ContractError if the value does not match `response`
   * @example
   * const models = await agent.request('GET', '/v1/models', { effect: 'read' })
   */
  request<Path extends string, Result = unknown>(
    method: Method,
    path: Path,
    ...[options]: RequestArgs<Path, Result>
  ): Call<Result> {
    return this.#http.request(method, path, options)
  }

  /**
   * Creates a client with some options changed. It shares the rate limiter (with the same key and
   * agent), and which responses were reported as not matching the contract; its `usage` starts at
   * zero. All other options are those of this client; one that is `undefined` is not changed. With
   * `baseUrl`, the `agentId` and `endpoint` of this client do not apply.
   *
   * @throws ConfigError if an option is invalid, or if the agent has another origin and `apiKey` is
   * left out: a key is sent to another origin only if it is passed with it.
   * @example
   * const patient = agent.withOptions({ timeout: 600_000 })
   */
  withOptions(options: MoltGhostOptions): this {
    const Client = this.constructor as new (options: MoltGhostOptions) => this
    const derived = this.#http.derive(this.#given, options, optionRules)
    return new Client({ ...derived, ...changeAddress(this.#given, options, this.baseUrl) })
  }

  /** Tokens used by all replies to this client: over HTTP, streamed or over a socket. */
  get usage(): UsageTotals {
    return this.#meter.totals
  }

  /**
   * Sends a message or a conversation and returns the reply. With `stream` or `onChunk` the reply is
   * streamed: `onChunk` receives each chunk of text, and the result is still the whole reply.
   */
  chat(input: ChatInput, options?: ChatOptions & NonStreamingOptions): Call<ChatReply>
  chat(input: ChatInput, options: ChatOptions & StreamingOptions): Promise<ChatReply>
  chat(input: ChatInput, options: ChatOptions & StreamingOptions = {}): Promise<ChatReply> {
    const { stream, onChunk }: StreamingOptions = Object(options)
    if (stream ?? onChunk) return consumeText(this.stream(input, options), onChunk)
    return this.#chatApi.create(this.#chatOperation, { messages: toMessages(input) }, options)
  }

  /** Streams the reply. The request is sent when the stream is first read. */
  stream(input: ChatInput, options: ChatOptions = {}): ChatStream {
    return this.#chatApi.stream(this.#chatOperation, { messages: toMessages(input) }, options)
  }

  /**
   * Reads the status of the agent.
   *
   * @throws AgentInitializingError while the agent is starting.
   */
  health(options: CallOptions = {}): Call<Health> {
    return this.#http.call(getHealth, {}, options)
  }

  /**
   * Opens a WebSocket to the agent. In Node, Bun, Deno and Workers the key is sent in a header;
   * browsers need `auth: 'query'`.
   */
  async connect(options: ConnectOptions = {}): Promise<AgentSocket> {
    // Loaded on demand: most clients never open a socket, and its code is a fifth of the whole.
    const load = () => import('./socket/connect.ts')
    const { connect } = await this.#http.load('connect', options, load)
    return connect(this.#context, this.#meter, options, this.#model)
  }

  /**
   * Waits until the agent is running. Fails immediately if the agent is paused, failed or
   * terminated, or if the API key is rejected.
   */
  async waitUntilReady(options: WaitUntilReadyOptions = {}): Promise<Health> {
    const load = () => import('./wait-until-ready.ts')
    const { waitUntilReady } = await this.#http.load('waitUntilReady', options, load)
    return waitUntilReady((call) => this.health(call), options)
  }
}
