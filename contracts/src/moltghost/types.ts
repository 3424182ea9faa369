// Made from the contract by `pnpm openapi`: edit the contract instead.

/**
 * Who is speaking. The reference shows `system` and `user`.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export type ChatRole = 'system' | 'user' | 'assistant' | 'tool' | (string & {})

/**
 * Why an answer ends. The reference shows `stop`.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | (string & {})

/**
 * One message of a conversation.
 *
 * The platform's reference shows this.
 */
export interface ChatMessage {
  /** Who is speaking. */
  role: ChatRole
  /** What is said. */
  content: string
}

/**
 * How a stream is to be sent.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface StreamOptions {
  /** Whether a last event tells the tokens that were used. */
  include_usage?: boolean | undefined
}

/**
 * A conversation, and how it is to be answered.
 *
 * The platform's reference shows this.
 */
export interface ChatRequest {
  /** The conversation so far: at least 1 message. */
  messages: ChatMessage[]
  /**
   * Whether to send the answer as events, token by token.
   *
   * @defaultValue `false` (assumed)
   */
  stream?: boolean | undefined
  /**
   * How freely to choose words. That it goes from 0 to 2 is assumed.
   *
   * @defaultValue `1` (assumed)
   */
  temperature?: number | undefined
  /** Most tokens that the answer may have: at least 1. */
  max_tokens?: number | undefined
  /** Longest time to take, in seconds. The reference advises 60 to 300. */
  timeout_seconds?: number | undefined
  /** Names of the skills that the agent may use. */
  tools?: string[] | undefined
  /**
   * Model that is to answer, such as `llama3.1-70b`.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  model?: string | undefined
  /**
   * Share of likely tokens to choose from: 0 to 1.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  top_p?: number | undefined
  /**
   * Text, or texts, at which the answer ends.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  stop?: string | string[] | undefined
  /**
   * Who is asking, in the words of the caller.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  user?: string | undefined
  /**
   * How a stream is to be sent.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  stream_options?: StreamOptions | undefined
}

/**
 * Tokens that an answer took.
 *
 * The platform's reference shows this.
 */
export interface Usage {
  /** Tokens of the question. */
  prompt_tokens?: number | null | undefined
  /** Tokens of the answer. */
  completion_tokens?: number | null | undefined
  /** Both together. */
  total_tokens?: number | null | undefined
  /** Both together, in the short form that the quick start shows. */
  tokens?: number | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What was said, in whole or a piece of it.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface AnswerMessage {
  /** Who is speaking. */
  role?: ChatRole | null | undefined
  /** The text. */
  content?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * One answer to a conversation.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface Choice {
  /** Place among the choices, counted from 0. */
  index?: number | null | undefined
  /** What was said. */
  message?: AnswerMessage | null | undefined
  /** Why the answer ends. */
  finish_reason?: FinishReason | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The answer to a conversation. The reference shows it flat, and has an OpenAI client that needs
 * `choices`.
 *
 * The platform's reference shows this.
 */
export interface ChatAnswer {
  /** Id of the answer, such as `msg_abc123`. */
  id: string
  /** What it is: `chat.completion`. */
  object?: string | null | undefined
  /** When the answer was begun, in seconds since 1970. */
  created?: number | null | undefined
  /** Model that answered. */
  model: string
  /** Why the answer ends. */
  finish_reason?: FinishReason | null | undefined
  /** What was said. */
  content?: string | null | undefined
  /** Tokens that were used. */
  usage?: Usage | null | undefined
  /**
   * The answer in OpenAI's form.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  choices?: Choice[] | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The whole of a streamed answer. Only the text is certain.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface StreamedAnswer {
  /** Id of the answer, such as `msg_abc123`. */
  id?: string | null | undefined
  /** What it is: `chat.completion`. */
  object?: string | null | undefined
  /** When the answer was begun, in seconds since 1970. */
  created?: number | null | undefined
  /** Model that answered. */
  model?: string | null | undefined
  /** Why the answer ends. */
  finish_reason?: FinishReason | null | undefined
  /** What was said: all pieces joined. */
  content: string
  /** Tokens that were used, if an event told them. */
  usage?: Usage | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A piece of one answer.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface ChunkChoice {
  /** Place among the choices, counted from 0. */
  index?: number | null | undefined
  /** What is new. */
  delta?: AnswerMessage | null | undefined
  /** Why the answer ends. Only in its last event. */
  finish_reason?: FinishReason | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * One event of a streamed answer. The reference reads `choices[0].delta.content` from one with
 * OpenAI's client; an event may be flat too, as on the socket.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface ChatFrame {
  /** Id of the answer. */
  id?: string | null | undefined
  /** What the event is, such as `chat.completion.chunk`. */
  object?: string | null | undefined
  /** When the answer was begun, in seconds since 1970. */
  created?: number | null | undefined
  /** Model that answers. */
  model?: string | null | undefined
  /**
   * What went wrong, where an answer breaks off: the form of an error answer.
   *
   * Assumed: no document shows this.
   */
  error?: unknown
  /** The piece of text in a flat event. */
  content?: string | null | undefined
  /** Whether a flat event is the last. */
  done?: boolean | null | undefined
  /** Why the answer ends. Only in the last flat event. */
  finish_reason?: FinishReason | null | undefined
  /** Tokens that were used, in one of the last events. */
  usage?: Usage | null | undefined
  /**
   * The piece of text in OpenAI's form.
   *
   * The platform's reference shows this.
   */
  choices?: ChunkChoice[] | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * One part of a message that has several.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface ContentPart {
  /** What kind of part it is, such as `text`. */
  type: string
  /** The text of a part that is one. */
  text?: string | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A message in OpenAI's form.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface CompletionMessage {
  /** Who is speaking. */
  role: ChatRole
  /** What is said, as a text or in parts. */
  content?: string | ContentPart[] | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A conversation in OpenAI's form. What else that knows is passed on.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface ChatCompletionRequest {
  /**
   * How freely to choose words. That it goes from 0 to 2 is assumed.
   *
   * @defaultValue `1` (assumed)
   */
  temperature?: number | null | undefined
  /** Most tokens that the answer may have: at least 1. */
  max_tokens?: number | null | undefined
  /** Longest time to take, in seconds. The reference advises 60 to 300. */
  timeout_seconds?: number | undefined
  /**
   * Model that is to answer.
   *
   * The platform's reference shows this.
   */
  model: string
  /** Share of likely tokens to choose from: 0 to 1. */
  top_p?: number | null | undefined
  /** Text, or texts, at which the answer ends. */
  stop?: string | string[] | null | undefined
  /** Who is asking, in the words of the caller. */
  user?: string | undefined
  /**
   * Whether to send the answer as events, token by token.
   *
   * The platform's reference shows this.
   *
   * @defaultValue `false` (assumed)
   */
  stream?: boolean | null | undefined
  /** How a stream is to be sent. */
  stream_options?: StreamOptions | null | undefined
  /** Most tokens that the answer may have: replaces `max_tokens`. */
  max_completion_tokens?: number | null | undefined
  /**
   * The conversation so far: at least 1 message.
   *
   * The platform's reference shows this.
   */
  messages: CompletionMessage[]
  /** Names of skills, or tools in OpenAI's form. */
  tools?: unknown[] | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The answer to a conversation in OpenAI's form.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface ChatCompletion {
  /** Id of the answer, such as `chatcmpl_abc123`. */
  id: string
  /** What it is, such as `chat.completion`. */
  object?: string | null | undefined
  /** When the answer was begun, in seconds since 1970. */
  created?: number | null | undefined
  /** Model that answered. */
  model?: string | null | undefined
  /** The answers. There is one. */
  choices: Choice[]
  /** Tokens that were used. */
  usage?: Usage | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A text to go on with, in OpenAI's form. The reference names the endpoint alone.
 *
 * Assumed: no document shows this.
 */
export interface CompletionRequest {
  /**
   * How freely to choose words. That it goes from 0 to 2 is assumed.
   *
   * @defaultValue `1` (assumed)
   */
  temperature?: number | null | undefined
  /** Most tokens that the answer may have: at least 1. */
  max_tokens?: number | null | undefined
  /** Longest time to take, in seconds. The reference advises 60 to 300. */
  timeout_seconds?: number | undefined
  /**
   * Model that is to answer, such as `llama3.1-70b`.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  model?: string | undefined
  /**
   * Share of likely tokens to choose from: 0 to 1.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  top_p?: number | null | undefined
  /**
   * Text, or texts, at which the answer ends.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  stop?: string | string[] | null | undefined
  /**
   * Who is asking, in the words of the caller.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  user?: string | undefined
  /**
   * Whether to send the answer as events, token by token.
   *
   * @defaultValue `false` (assumed)
   */
  stream?: boolean | null | undefined
  /**
   * How a stream is to be sent.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  stream_options?: StreamOptions | null | undefined
  /** The text, or several. */
  prompt: string | string[]
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * How one text goes on.
 *
 * Assumed: no document shows this.
 */
export interface TextChoice {
  /**
   * Place among the choices, counted from 0.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  index?: number | null | undefined
  /** The text. */
  text?: string | null | undefined
  /** Why the text ends. */
  finish_reason?: FinishReason | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * How a text goes on, in OpenAI's form.
 *
 * Assumed: no document shows this.
 */
export interface Completion {
  /** Id of the answer, such as `chatcmpl_abc123`. */
  id: string
  /** What it is, such as `chat.completion`. */
  object?: string | null | undefined
  /** When the answer was begun, in seconds since 1970. */
  created?: number | null | undefined
  /** Model that answered. */
  model?: string | null | undefined
  /** The answers. There is one. */
  choices: TextChoice[]
  /** Tokens that were used. */
  usage?: Usage | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * One event of a streamed text.
 *
 * Assumed: no document shows this.
 */
export interface CompletionFrame {
  /**
   * Id of the answer.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  id?: string | null | undefined
  /**
   * What the event is, such as `chat.completion.chunk`.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  object?: string | null | undefined
  /**
   * When the answer was begun, in seconds since 1970.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  created?: number | null | undefined
  /**
   * Model that answers.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  model?: string | null | undefined
  /** What went wrong, where an answer breaks off: the form of an error answer. */
  error?: unknown
  /** What is new. */
  choices?: TextChoice[] | null | undefined
  /** Tokens that were used, in one of the last events. */
  usage?: Usage | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Work for named skills. A related page of the platform shows it.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface ToolsRequest {
  /** What is to be done: at least 1 character. */
  prompt: string
  /** Names of the skills: at least 1. */
  tools: string[]
  /**
   * Longest time to take, in seconds.
   *
   * Assumed: no document shows this.
   */
  timeout_seconds?: number | undefined
}

/**
 * Whether a skill did its work.
 *
 * Assumed: no document shows this.
 */
export type ToolStatus = 'ok' | 'error' | (string & {})

/**
 * A call of one skill by the agent.
 *
 * Assumed: no document shows this.
 */
export interface ToolCall {
  /** Id of the call. */
  id?: string | null | undefined
  /** Skill that was called. */
  name?: string | null | undefined
  /** What the skill was given. */
  arguments?: Record<string, unknown> | null | undefined
  /** What the skill gave back. */
  result?: unknown
  /** Whether the skill did its work. */
  status?: ToolStatus | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What the skills did. No document shows it: an answer as of a chat is expected.
 *
 * Assumed: no document shows this.
 */
export interface ToolsAnswer {
  /** Id of the answer. */
  id?: string | null | undefined
  /** What it is. */
  object?: string | null | undefined
  /** When the answer was begun, in seconds since 1970. */
  created?: number | null | undefined
  /** Model that answered. */
  model?: string | null | undefined
  /** Why the answer ends. */
  finish_reason?: FinishReason | null | undefined
  /** What the agent says of the work. */
  content?: string | null | undefined
  /** Tokens that were used. */
  usage?: Usage | null | undefined
  /** Calls of skills, in order. */
  tool_calls?: ToolCall[] | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A model that the agent can answer with.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface Model {
  /**
   * Name of the model, such as `llama3.1-70b`.
   *
   * The platform's reference shows this.
   */
  id: string
  /** Always `model`. */
  object?: string | null | undefined
  /** When the model was made, in seconds since 1970. */
  created?: number | null | undefined
  /** Who made the model. */
  owned_by?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Every model of the agent, in OpenAI's form.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface ModelList {
  /** Always `list`. */
  object?: string | null | undefined
  /** The models. */
  data: Model[]
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * State of an agent. The reference names initializing, running, paused and terminated; the others
 * are from a related page.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
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
 * How the agent is.
 *
 * Assumed: no document shows this.
 */
export interface Health {
  /**
   * State of the agent.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  status?: AgentStatus | null | undefined
  /** Id of the agent. */
  agent_id?: string | null | undefined
  /** Model of the agent. */
  model?: string | null | undefined
  /** For how long the agent has been running. */
  uptime_seconds?: number | null | undefined
  /** Version of the agent runtime. */
  version?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What a client sends over the socket: a turn of the conversation.
 *
 * The platform's reference shows this.
 */
export interface SocketMessage {
  /** Always `message`. */
  action: 'message'
  /** The conversation so far: at least 1 message. */
  messages: ChatMessage[]
  /**
   * How freely to choose words. That it goes from 0 to 2 is assumed.
   *
   * Assumed: no document shows this.
   *
   * @defaultValue `1` (assumed)
   */
  temperature?: number | undefined
  /**
   * Most tokens that the answer may have: at least 1.
   *
   * Assumed: no document shows this.
   */
  max_tokens?: number | undefined
  /**
   * Longest time to take, in seconds. The reference advises 60 to 300.
   *
   * Assumed: no document shows this.
   */
  timeout_seconds?: number | undefined
  /**
   * Names of the skills that the agent may use.
   *
   * Assumed: no document shows this.
   */
  tools?: string[] | undefined
  /**
   * Model that is to answer, such as `llama3.1-70b`.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  model?: string | undefined
  /**
   * Share of likely tokens to choose from: 0 to 1.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  top_p?: number | undefined
  /**
   * Text, or texts, at which the answer ends.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  stop?: string | string[] | undefined
  /**
   * Who is asking, in the words of the caller.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  user?: string | undefined
  /**
   * Any text. The answer carries it as well.
   *
   * Assumed: no document shows this.
   */
  id?: string | undefined
}

/**
 * What the agent sends over the socket: a piece of its answer, the end of it, or both.
 *
 * The platform's reference shows this.
 */
export interface SocketFrame {
  /**
   * Id of the answer.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  id?: string | null | undefined
  /**
   * What the event is, such as `chat.completion.chunk`.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  object?: string | null | undefined
  /**
   * When the answer was begun, in seconds since 1970.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  created?: number | null | undefined
  /**
   * Model that answers.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  model?: string | null | undefined
  /**
   * What went wrong, where an answer breaks off: the form of an error answer.
   *
   * Assumed: no document shows this.
   */
  error?: unknown
  /** A piece of the text. */
  content?: string | null | undefined
  /** Whether the answer ends here. */
  done?: boolean | null | undefined
  /**
   * Why the answer ends, where it does.
   *
   * Assumed: no document shows this.
   */
  finish_reason?: FinishReason | null | undefined
  /**
   * Tokens that were used, where the answer ends.
   *
   * Assumed: no document shows this.
   */
  usage?: Usage | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}
