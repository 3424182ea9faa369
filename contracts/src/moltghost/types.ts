// Generated from the contract by `pnpm openapi`. DO NOT EDIT.

/**
 * Role of the author. The reference shows `system` and `user`.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export type ChatRole = 'system' | 'user' | 'assistant' | 'tool' | (string & {})

/**
 * Reason why a reply ended. The reference shows `stop`.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | (string & {})

/**
 * One message of a conversation.
 *
 * Source: the platform's reference.
 */
export interface ChatMessage {
  /** Role of the author. */
  role: ChatRole
  /** Content of the message. */
  content: string
}

/**
 * Options of a stream.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface StreamOptions {
  /** Whether the last event contains the tokens used. */
  include_usage?: boolean | undefined
}

/**
 * A conversation and the settings for the reply.
 *
 * Source: the platform's reference.
 */
export interface ChatRequest {
  /** Messages of the conversation, at least 1. */
  messages: readonly ChatMessage[]
  /**
   * Whether to stream the reply as server-sent events.
   *
   * @defaultValue `false` (assumed)
   */
  stream?: boolean | undefined
  /**
   * Sampling temperature. The range from 0 to 2 is assumed.
   *
   * @defaultValue `1` (assumed)
   */
  temperature?: number | undefined
  /** Maximum number of tokens of the reply, at least 1. */
  max_tokens?: number | undefined
  /** Maximum time in seconds. The reference advises 60 to 300. */
  timeout_seconds?: number | undefined
  /** Names of the skills that the agent can use. */
  tools?: readonly string[] | undefined
  /**
   * Model for the reply, such as `llama3.1-70b`.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  model?: string | undefined
  /**
   * Nucleus sampling: probability mass of the tokens to choose from, 0 to 1.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  top_p?: number | undefined
  /**
   * String or strings at which the reply ends.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  stop?: string | readonly string[] | undefined
  /**
   * Identifier of the user, chosen by the caller.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  user?: string | undefined
  /**
   * Options of a stream.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  stream_options?: StreamOptions | undefined
}

/**
 * Tokens used by a reply.
 *
 * Source: the platform's reference.
 */
export interface Usage {
  /** Tokens of the input. */
  prompt_tokens?: number | null | undefined
  /** Tokens of the reply. */
  completion_tokens?: number | null | undefined
  /** Sum of both. */
  total_tokens?: number | null | undefined
  /** Sum of both, in the short format of the quick start. */
  tokens?: number | null | undefined
}

/**
 * A message, or a part of one.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface ChoiceMessage {
  /** Role of the author. */
  role?: ChatRole | null | undefined
  /** The text. */
  content?: string | null | undefined
}

/**
 * One reply to a conversation.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface Choice {
  /** Index of the choice, counted from 0. */
  index?: number | null | undefined
  /** Log probabilities of the tokens. `null` if they were not requested. */
  logprobs?: unknown
  /** Text of the reply. */
  message?: ChoiceMessage | null | undefined
  /** Reason why the reply ended. */
  finish_reason?: FinishReason | null | undefined
}

/**
 * The reply to a conversation. The reference shows a flat object, and an OpenAI client that needs
 * `choices`.
 *
 * Source: the platform's reference.
 */
export interface ChatResponse {
  /** Id of the response, such as `msg_abc123`. */
  id: string
  /** Object type: `chat.completion`. */
  object?: string | null | undefined
  /** Time when the response was created, in Unix seconds. */
  created?: number | null | undefined
  /** Model that replied. */
  model: string
  /** Reason why the reply ended. */
  finish_reason?: FinishReason | null | undefined
  /** Text of the reply. */
  content?: string | null | undefined
  /** Tokens used. */
  usage?: Usage | null | undefined
  /**
   * The reply in OpenAI's format.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  choices?: Choice[] | null | undefined
}

/**
 * Result of a stream. Only the text is certain.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface StreamedChatResponse {
  /** Id of the response, such as `msg_abc123`. */
  id?: string | null | undefined
  /** Object type: `chat.completion`. */
  object?: string | null | undefined
  /** Time when the response was created, in Unix seconds. */
  created?: number | null | undefined
  /** Model that replied. */
  model?: string | null | undefined
  /** Reason why the reply ended. */
  finish_reason?: FinishReason | null | undefined
  /** Text of the reply: all chunks joined. */
  content: string
  /** Tokens used, if an event contained them. */
  usage?: Usage | null | undefined
}

/**
 * A part of one reply.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface ChunkChoice {
  /** Index of the choice, counted from 0. */
  index?: number | null | undefined
  /** Log probabilities of the tokens. `null` if they were not requested. */
  logprobs?: unknown
  /** New content. */
  delta?: ChoiceMessage | null | undefined
  /** Reason why the reply ended. Only in its last event. */
  finish_reason?: FinishReason | null | undefined
}

/**
 * One stream event. The reference reads `choices[0].delta.content` with OpenAI's client. An event
 * may also be flat, as on the socket.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface ChatStreamEvent {
  /** Id of the response. */
  id?: string | null | undefined
  /** Type of the event, such as `chat.completion.chunk`. */
  object?: string | null | undefined
  /** Time when the response was created, in Unix seconds. */
  created?: number | null | undefined
  /** Model that replies. */
  model?: string | null | undefined
  /**
   * Error that ended the stream, in the format of an error response.
   *
   * Assumed: not documented.
   */
  error?: unknown
  /** Chunk of text in a flat event. */
  content?: string | null | undefined
  /** Whether a flat event is the last one. */
  done?: boolean | null | undefined
  /** Reason why the reply ended. Only in the last flat event. */
  finish_reason?: FinishReason | null | undefined
  /** Tokens used. In one of the last events. */
  usage?: Usage | null | undefined
  /**
   * Chunk of text in OpenAI's format.
   *
   * Source: the platform's reference.
   */
  choices?: ChunkChoice[] | null | undefined
}

/**
 * One part of a message.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface ContentPart {
  /** Type of the part, such as `text`. */
  type: string
  /** Text of a part of type `text`. */
  text?: string | undefined
  /** Other fields, which are sent unchanged. */
  [key: string]: unknown
}

/**
 * A message in OpenAI's format.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface CompletionMessage {
  /** Role of the author. */
  role: ChatRole
  /** Content of the message, as a string or in parts. */
  content?: string | readonly ContentPart[] | null | undefined
  /** Other fields, which are sent unchanged. */
  [key: string]: unknown
}

/**
 * A conversation in OpenAI's format. Other fields are sent unchanged.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface ChatCompletionRequest {
  /**
   * Sampling temperature. The range from 0 to 2 is assumed.
   *
   * @defaultValue `1` (assumed)
   */
  temperature?: number | null | undefined
  /** Maximum number of tokens of the reply, at least 1. */
  max_tokens?: number | null | undefined
  /** Maximum time in seconds. The reference advises 60 to 300. */
  timeout_seconds?: number | undefined
  /**
   * Model for the reply.
   *
   * Source: the platform's reference.
   */
  model: string
  /** Nucleus sampling: probability mass of the tokens to choose from, 0 to 1. */
  top_p?: number | null | undefined
  /** String or strings at which the reply ends. */
  stop?: string | readonly string[] | null | undefined
  /** Identifier of the user, chosen by the caller. */
  user?: string | undefined
  /**
   * Whether to stream the reply as server-sent events.
   *
   * Source: the platform's reference.
   *
   * @defaultValue `false` (assumed)
   */
  stream?: boolean | null | undefined
  /** Options of a stream. */
  stream_options?: StreamOptions | null | undefined
  /** Maximum number of tokens of the reply. Replaces `max_tokens`. */
  max_completion_tokens?: number | null | undefined
  /**
   * Messages of the conversation, at least 1.
   *
   * Source: the platform's reference.
   */
  messages: readonly CompletionMessage[]
  /** Names of skills, or tools in OpenAI's format. */
  tools?: readonly unknown[] | undefined
  /** Other fields, which are sent unchanged. */
  [key: string]: unknown
}

/**
 * The reply to a conversation in OpenAI's format.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface ChatCompletion {
  /** Id of the response, such as `chatcmpl_abc123`. */
  id: string
  /** Object type, such as `chat.completion`. */
  object?: string | null | undefined
  /** Time when the response was created, in Unix seconds. */
  created?: number | null | undefined
  /** Model that replied. */
  model?: string | null | undefined
  /** The choices. There is one. */
  choices: Choice[]
  /** Tokens used. */
  usage?: Usage | null | undefined
}

/**
 * A prompt to complete, in OpenAI's format. The reference only names the endpoint.
 *
 * Assumed: not documented.
 */
export interface CompletionRequest {
  /**
   * Sampling temperature. The range from 0 to 2 is assumed.
   *
   * @defaultValue `1` (assumed)
   */
  temperature?: number | null | undefined
  /** Maximum number of tokens of the reply, at least 1. */
  max_tokens?: number | null | undefined
  /** Maximum time in seconds. The reference advises 60 to 300. */
  timeout_seconds?: number | undefined
  /**
   * Model for the reply, such as `llama3.1-70b`.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  model?: string | undefined
  /**
   * Nucleus sampling: probability mass of the tokens to choose from, 0 to 1.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  top_p?: number | null | undefined
  /**
   * String or strings at which the reply ends.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  stop?: string | readonly string[] | null | undefined
  /**
   * Identifier of the user, chosen by the caller.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  user?: string | undefined
  /**
   * Whether to stream the reply as server-sent events.
   *
   * @defaultValue `false` (assumed)
   */
  stream?: boolean | null | undefined
  /**
   * Options of a stream.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  stream_options?: StreamOptions | null | undefined
  /** The prompt, or several. */
  prompt: string | readonly string[]
  /** Other fields, which are sent unchanged. */
  [key: string]: unknown
}

/**
 * A completion of one prompt.
 *
 * Assumed: not documented.
 */
export interface TextChoice {
  /**
   * Index of the choice, counted from 0.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  index?: number | null | undefined
  /**
   * Log probabilities of the tokens. `null` if they were not requested.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  logprobs?: unknown
  /** The text. */
  text?: string | null | undefined
  /** Reason why the text ended. */
  finish_reason?: FinishReason | null | undefined
}

/**
 * A completion in OpenAI's format.
 *
 * Assumed: not documented.
 */
export interface Completion {
  /** Id of the response, such as `chatcmpl_abc123`. */
  id: string
  /** Object type, such as `chat.completion`. */
  object?: string | null | undefined
  /** Time when the response was created, in Unix seconds. */
  created?: number | null | undefined
  /** Model that replied. */
  model?: string | null | undefined
  /** The choices. There is one. */
  choices: TextChoice[]
  /** Tokens used. */
  usage?: Usage | null | undefined
}

/**
 * One stream event of a completion.
 *
 * Assumed: not documented.
 */
export interface CompletionStreamEvent {
  /**
   * Id of the response.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  id?: string | null | undefined
  /**
   * Type of the event, such as `chat.completion.chunk`.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  object?: string | null | undefined
  /**
   * Time when the response was created, in Unix seconds.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  created?: number | null | undefined
  /**
   * Model that replies.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  model?: string | null | undefined
  /** Error that ended the stream, in the format of an error response. */
  error?: unknown
  /** New content. */
  choices?: TextChoice[] | null | undefined
  /** Tokens used. In one of the last events. */
  usage?: Usage | null | undefined
}

/**
 * A prompt for the given skills. A related page of the platform shows it.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface ToolsRequest {
  /** The prompt, at least 1 character. */
  prompt: string
  /** Names of the skills, at least 1. */
  tools: readonly string[]
  /**
   * Maximum time in seconds.
   *
   * Assumed: not documented.
   */
  timeout_seconds?: number | undefined
}

/**
 * Status of a skill call.
 *
 * Assumed: not documented.
 */
export type ToolStatus = 'ok' | 'error' | (string & {})

/**
 * A call of one skill by the agent.
 *
 * Assumed: not documented.
 */
export interface ToolCall {
  /** Id of the call. */
  id?: string | null | undefined
  /** Name of the called skill. */
  name?: string | null | undefined
  /** Input of the skill. */
  arguments?: Record<string, unknown> | null | undefined
  /** Output of the skill. */
  result?: unknown
  /** Whether the skill call succeeded. */
  status?: ToolStatus | null | undefined
}

/**
 * Result of the skills. It is not documented; a response as of chat is assumed.
 *
 * Assumed: not documented.
 */
export interface ToolsResponse {
  /** Id of the response. */
  id?: string | null | undefined
  /** Object type. */
  object?: string | null | undefined
  /** Time when the response was created, in Unix seconds. */
  created?: number | null | undefined
  /** Model that replied. */
  model?: string | null | undefined
  /** Reason why the reply ended. */
  finish_reason?: FinishReason | null | undefined
  /** Text of the reply. */
  content?: string | null | undefined
  /** Tokens used. */
  usage?: Usage | null | undefined
  /** Skill calls, in order. */
  tool_calls?: ToolCall[] | null | undefined
}

/**
 * A model of the agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface Model {
  /**
   * Name of the model, such as `llama3.1-70b`.
   *
   * Source: the platform's reference.
   */
  id: string
  /** Always `model`. */
  object?: string | null | undefined
  /** Time when the model was created, in Unix seconds. */
  created?: number | null | undefined
  /** Owner of the model. */
  owned_by?: string | null | undefined
}

/**
 * All models of the agent, in OpenAI's format.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface ModelList {
  /** Always `list`. */
  object?: string | null | undefined
  /** The models. */
  data: Model[]
}

/**
 * Status of an agent. The reference names initializing, running, paused and terminated; the others
 * are from a related page.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export type AgentStatus =
  | 'initializing'
  | 'running'
  | 'paused'
  | 'restarting'
  | 'failed'
  | 'terminated'
  | (string & {})

/**
 * Health of the agent.
 *
 * Assumed: not documented.
 */
export interface Health {
  /**
   * Status of the agent.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  status?: AgentStatus | null | undefined
  /** Id of the agent. */
  agent_id?: string | null | undefined
  /** Model of the agent. */
  model?: string | null | undefined
  /** Uptime of the agent in seconds. */
  uptime_seconds?: number | null | undefined
  /** Version of the agent runtime. */
  version?: string | null | undefined
}

/**
 * Message from the client on the socket.
 *
 * Source: the platform's reference.
 */
export interface SocketMessage {
  /** Always `message`. */
  action: 'message'
  /** Messages of the conversation, at least 1. */
  messages: readonly ChatMessage[]
  /**
   * Sampling temperature. The range from 0 to 2 is assumed.
   *
   * Assumed: not documented.
   *
   * @defaultValue `1` (assumed)
   */
  temperature?: number | undefined
  /**
   * Maximum number of tokens of the reply, at least 1.
   *
   * Assumed: not documented.
   */
  max_tokens?: number | undefined
  /**
   * Maximum time in seconds. The reference advises 60 to 300.
   *
   * Assumed: not documented.
   */
  timeout_seconds?: number | undefined
  /**
   * Names of the skills that the agent can use.
   *
   * Assumed: not documented.
   */
  tools?: readonly string[] | undefined
  /**
   * Model for the reply, such as `llama3.1-70b`.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  model?: string | undefined
  /**
   * Nucleus sampling: probability mass of the tokens to choose from, 0 to 1.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  top_p?: number | undefined
  /**
   * String or strings at which the reply ends.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  stop?: string | readonly string[] | undefined
  /**
   * Identifier of the user, chosen by the caller.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  user?: string | undefined
  /**
   * Any string. The response contains it too.
   *
   * Assumed: not documented.
   */
  id?: string | undefined
}

/**
 * Stream event from the agent on the socket: a chunk of text, the end of the reply, or both.
 *
 * Source: the platform's reference.
 */
export interface SocketEvent {
  /**
   * Id of the response.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  id?: string | null | undefined
  /**
   * Type of the event, such as `chat.completion.chunk`.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  object?: string | null | undefined
  /**
   * Time when the response was created, in Unix seconds.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  created?: number | null | undefined
  /**
   * Model that replies.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  model?: string | null | undefined
  /**
   * Error that ended the stream, in the format of an error response.
   *
   * Assumed: not documented.
   */
  error?: unknown
  /** Chunk of text. */
  content?: string | null | undefined
  /** Whether this is the last stream event of the reply. */
  done?: boolean | null | undefined
  /**
   * Reason why the reply ended. In the last stream event.
   *
   * Assumed: not documented.
   */
  finish_reason?: FinishReason | null | undefined
  /**
   * Tokens used. In the last stream event.
   *
   * Assumed: not documented.
   */
  usage?: Usage | null | undefined
}
