// Generated from the contract by `pnpm openapi`. DO NOT EDIT.

/**
 * Status of an agent: `active` replies to messages, `inactive` does not, `error` has failed.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export type AgentStatus = 'active' | 'inactive' | 'error' | (string & {})

/**
 * A chat service that an agent can use.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export type ClientName = 'discord' | 'twitter' | 'telegram' | 'slack' | 'whatsapp' | (string & {})

/**
 * An agent to create.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface NewAgent {
  /** Name of the agent, at least 1 character. It need not be unique. */
  name: string
  /** Sentences that describe the agent. */
  bio?: readonly string[] | undefined
  /**
   * Free-form traits. Known keys: `traits` and `adjectives` (arrays), `style`, `tone` and `voice`
   * (strings).
   */
  personality?: Record<string, unknown> | undefined
  /** Facts that the agent knows. */
  knowledge?: readonly string[] | undefined
  /** Goals of the agent. */
  goals?: readonly string[] | undefined
  /** Chat services that the agent uses. */
  clients?: readonly ClientName[] | undefined
  /** Settings by name of the chat service. Their content is free-form. */
  settings?: Record<string, unknown> | undefined
  /**
   * Provider of the language model.
   *
   * @defaultValue `'openai'`
   */
  modelProvider?: 'openai' | 'anthropic' | 'google-genai' | 'ollama' | undefined
  /** Name of the language model at its provider, such as `gpt-4`. */
  model?: string | undefined
  /** Plugins of the agent. */
  plugins?: readonly NewAgentPlugin[] | undefined
}

/**
 * Changes to an agent. Missing fields stay unchanged.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface AgentChanges {
  /** New name, at least 1 character. */
  name?: string | undefined
  /** Whether the agent replies to messages. */
  status?: 'active' | 'inactive' | undefined
  /** Sentences that describe the agent. */
  bio?: readonly string[] | undefined
  /**
   * Free-form traits. Known keys: `traits` and `adjectives` (arrays), `style`, `tone` and `voice`
   * (strings).
   */
  personality?: Record<string, unknown> | undefined
  /** Facts that the agent knows. */
  knowledge?: readonly string[] | undefined
  /** Goals of the agent. */
  goals?: readonly string[] | undefined
  /** Chat services that the agent uses. */
  clients?: readonly ClientName[] | undefined
  /** Settings by name of the chat service. Their content is free-form. */
  settings?: Record<string, unknown> | undefined
  /** Provider of the language model. */
  modelProvider?: 'openai' | 'anthropic' | 'google-genai' | 'ollama' | undefined
  /** Name of the language model at its provider, such as `gpt-4`. */
  model?: string | undefined
  /** Plugins of the agent. */
  plugins?: readonly NewAgentPlugin[] | undefined
}

/**
 * A plugin to add to an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface NewAgentPlugin {
  /** Name of the plugin. */
  name: string
  /** Whether the agent uses it. */
  enabled: boolean
  /** Settings of the plugin, free-form. */
  config?: Record<string, unknown> | undefined
}

/**
 * Filter, order and page of the list.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface AgentQuery {
  /**
   * Page to return, counted from 1.
   *
   * @defaultValue `1`
   */
  page?: number | undefined
  /**
   * Agents per page, 1 to 100.
   *
   * @defaultValue `20`
   */
  limit?: number | undefined
  /** Only agents with this status. */
  status?: 'active' | 'inactive' | 'error' | undefined
  /**
   * Field to sort by.
   *
   * @defaultValue `'createdAt'` (assumed)
   */
  sortBy?: 'createdAt' | 'name' | 'status' | undefined
  /**
   * Sort direction.
   *
   * @defaultValue `'desc'`
   */
  order?: 'asc' | 'desc' | undefined
}

/**
 * An agent with its full configuration.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface Agent {
  /** Id of the agent, such as `agent_k3x9q2m7p1z8`. */
  id: string
  /** Name of the agent. It need not be unique. */
  name: string
  /** Status of the agent. */
  status: AgentStatus
  /** Sentences that describe the agent. */
  bio?: string[] | null | undefined
  /**
   * Free-form traits. Known keys: `traits` and `adjectives` (arrays), `style`, `tone` and `voice`
   * (strings).
   */
  personality?: Record<string, unknown> | null | undefined
  /** Facts that the agent knows. */
  knowledge?: string[] | null | undefined
  /** Goals of the agent. */
  goals?: string[] | null | undefined
  /** Chat services that the agent uses. */
  clients?: ClientName[] | null | undefined
  /** Settings by name of the chat service. Their content is free-form. */
  settings?: Record<string, unknown> | null | undefined
  /** Provider of the language model. */
  modelProvider?:
    | 'openai'
    | 'anthropic'
    | 'google-genai'
    | 'ollama'
    | (string & {})
    | null
    | undefined
  /** Name of the language model at its provider. */
  model?: string | null | undefined
  /** Plugins of the agent. */
  plugins?: AgentPlugin[] | null | undefined
  /** Time of creation. */
  createdAt?: string | null | undefined
  /** Time of the last change. */
  updatedAt?: string | null | undefined
  /** Metrics since the creation of the agent. */
  metrics?: AgentMetrics | null | undefined
}

/**
 * A plugin of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface AgentPlugin {
  /** Name of the plugin. */
  name: string
  /** Whether the agent uses it. */
  enabled?: boolean | null | undefined
  /** Settings of the plugin, free-form. */
  config?: Record<string, unknown> | null | undefined
}

/**
 * Metrics of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface AgentMetrics {
  /** Messages answered. */
  totalMessages?: number | null | undefined
  /** Conversations held. */
  totalConversations?: number | null | undefined
  /** Uptime in percent, as a string such as `99.8%`. */
  uptime?: string | null | undefined
}

/**
 * Summary of an agent in a list.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface AgentSummary {
  /** Id of the agent, such as `agent_k3x9q2m7p1z8`. */
  id: string
  /** Name of the agent. It need not be unique. */
  name: string
  /** Status of the agent. */
  status: AgentStatus
  /** Time of creation. */
  createdAt?: string | null | undefined
  /** Time of the last change. */
  updatedAt?: string | null | undefined
  /** Provider of the language model. */
  modelProvider?:
    | 'openai'
    | 'anthropic'
    | 'google-genai'
    | 'ollama'
    | (string & {})
    | null
    | undefined
  /** Name of the language model at its provider. */
  model?: string | null | undefined
  /** Chat services that the agent uses. */
  clients?: ClientName[] | null | undefined
}

/**
 * One page of agents.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface AgentList {
  /** The agents on this page. Empty after the last page. */
  agents: AgentSummary[]
  /** Pagination of the list. */
  pagination?: Pagination | null | undefined
}

/**
 * Pagination of a list.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface Pagination {
  /** Number of this page, counted from 1. */
  currentPage?: number | null | undefined
  /** Total number of pages. 0 if the list is empty. */
  totalPages?: number | null | undefined
  /** Total number of agents. */
  totalItems?: number | null | undefined
  /** Number of agents per page. */
  itemsPerPage?: number | null | undefined
}

/**
 * Response to the creation of an agent, without its configuration.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface CreatedAgent {
  /** Id of the agent, such as `agent_k3x9q2m7p1z8`. */
  id: string
  /** Name of the agent. It need not be unique. */
  name: string
  /** Status of the agent: `active` from the start. */
  status: AgentStatus
  /** Time of creation. */
  createdAt?: string | null | undefined
  /** URL of the agent in this API. */
  apiEndpoint?: string | null | undefined
}

/**
 * Response to a change of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface UpdatedAgent {
  /** Id of the agent, such as `agent_k3x9q2m7p1z8`. */
  id: string
  /** Name of the agent. It need not be unique. */
  name: string
  /** Status of the agent after the change. */
  status: AgentStatus
  /** Time of the last change. */
  updatedAt?: string | null | undefined
  /** Names of the top-level fields that were sent. */
  changes?: string[] | null | undefined
}

/**
 * Response to the deletion of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface DeletedAgent {
  /** Id of the deleted agent. */
  id: string
  /** Name of the deleted agent. */
  name?: string | null | undefined
  /** Time of deletion. */
  deletedAt?: string | null | undefined
  /** Confirmation of the deletion. */
  message?: string | null | undefined
}

/**
 * A message to an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface NewMessage {
  /** Text of the message, at least 1 character. */
  text: string
  /**
   * Id of the user. The agent identifies a conversation by `userId` and `roomId`, so send the same
   * values to continue one.
   */
  userId?: string | undefined
  /** Id of a room in which several users send messages to the agent. */
  roomId?: string | undefined
  /** Free-form metadata of the message, such as its source platform. */
  context?: Record<string, unknown> | undefined
}

/**
 * A message to an agent and the transport of the reply.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface MessageRequest {
  /** Text of the message, at least 1 character. */
  text: string
  /**
   * Id of the user. The agent identifies a conversation by `userId` and `roomId`, so send the same
   * values to continue one.
   */
  userId?: string | undefined
  /** Id of a room in which several users send messages to the agent. */
  roomId?: string | undefined
  /** Free-form metadata of the message, such as its source platform. */
  context?: Record<string, unknown> | undefined
  /**
   * Whether to stream the reply as server-sent events.
   *
   * @defaultValue `false`
   */
  stream?: boolean | undefined
}

/**
 * The reply of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface Message {
  /** Id of the reply, such as `msg_8f2k1m5t9w3x`. */
  messageId: string
  /** Text of the reply. */
  response: string
  /** Id of the agent that replied. */
  agentId?: string | null | undefined
  /** The `userId` that was sent. */
  userId?: string | null | undefined
  /** The `roomId` that was sent. */
  roomId?: string | null | undefined
  /** Time of the reply. */
  timestamp?: string | null | undefined
  /** Metadata of the reply. */
  metadata?: MessageMetadata | null | undefined
}

/**
 * Metadata of a reply.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface MessageMetadata {
  /** Tokens used by the language model. */
  tokensUsed?: number | null | undefined
  /** Duration in seconds. All other durations of this API are in milliseconds. */
  responseTime?: number | null | undefined
  /** Language model that replied. */
  model?: string | null | undefined
}

/**
 * One stream event. That the `done` event contains the fields of a reply is assumed.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export interface MessageStreamEvent {
  /**
   * `token` contains a chunk of text, `done` ends the stream. `error`, which ends it too, is
   * assumed.
   */
  type: 'token' | 'done' | 'error' | (string & {})
  /** Chunk of text in a `token` event. */
  content?: string | null | undefined
  /**
   * Error in an `error` event. The format of an error response is assumed.
   *
   * Assumed: not documented.
   */
  error?: unknown
}

/**
 * Result of a stream. The content of the last event is not documented, so only the text is certain.
 *
 * Assumed: not documented.
 */
export interface StreamedMessage {
  /** Id of the reply, if the last event contained it. */
  messageId?: string | null | undefined
  /**
   * Text of the reply: all tokens joined.
   *
   * Inferred from related documents, not from the platform's reference.
   */
  response: string
  /** Id of the agent that replied. */
  agentId?: string | null | undefined
  /** The `userId` that was sent. */
  userId?: string | null | undefined
  /** The `roomId` that was sent. */
  roomId?: string | null | undefined
  /** Time of the reply. */
  timestamp?: string | null | undefined
  /** Metadata of the reply. */
  metadata?: MessageMetadata | null | undefined
}
