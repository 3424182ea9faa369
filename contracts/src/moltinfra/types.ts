// Made from the contract by `pnpm openapi`: edit the contract instead.

/**
 * State of an agent: `active` answers messages, `inactive` does not, `error` has failed.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export type AgentStatus = 'active' | 'inactive' | 'error' | (string & {})

/**
 * A chat service that an agent can speak on.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export type ClientName = 'discord' | 'twitter' | 'telegram' | 'slack' | 'whatsapp' | (string & {})

/**
 * What an agent is created from.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface NewAgent {
  /** Name of the agent: at least 1 character. Two agents may share one. */
  name: string
  /** Sentences that say who the agent is. */
  bio?: string[] | undefined
  /**
   * Free-form traits. Known keys: `traits` and `adjectives` (lists), `style`, `tone` and `voice`
   * (strings).
   */
  personality?: Record<string, unknown> | undefined
  /** Facts that the agent knows. */
  knowledge?: string[] | undefined
  /** What the agent works towards. */
  goals?: string[] | undefined
  /** Chat services that the agent speaks on. */
  clients?: ClientName[] | undefined
  /** Settings for each chat service, by its name. What stands inside is free-form. */
  settings?: Record<string, unknown> | undefined
  /**
   * Who runs the language model.
   *
   * @defaultValue `'openai'`
   */
  modelProvider?: 'openai' | 'anthropic' | 'google-genai' | 'ollama' | undefined
  /** Name of the language model, as its provider spells it, such as `gpt-4`. */
  model?: string | undefined
  /** Plugins of the agent. */
  plugins?: NewAgentPlugin[] | undefined
}

/**
 * What to change on an agent. A field that is left out stays as it is.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface AgentChanges {
  /** New name: at least 1 character. */
  name?: string | undefined
  /** Whether the agent answers messages. */
  status?: 'active' | 'inactive' | undefined
  /** Sentences that say who the agent is. */
  bio?: string[] | undefined
  /**
   * Free-form traits. Known keys: `traits` and `adjectives` (lists), `style`, `tone` and `voice`
   * (strings).
   */
  personality?: Record<string, unknown> | undefined
  /** Facts that the agent knows. */
  knowledge?: string[] | undefined
  /** What the agent works towards. */
  goals?: string[] | undefined
  /** Chat services that the agent speaks on. */
  clients?: ClientName[] | undefined
  /** Settings for each chat service, by its name. What stands inside is free-form. */
  settings?: Record<string, unknown> | undefined
  /** Who runs the language model. */
  modelProvider?: 'openai' | 'anthropic' | 'google-genai' | 'ollama' | undefined
  /** Name of the language model, as its provider spells it, such as `gpt-4`. */
  model?: string | undefined
  /** Plugins of the agent. */
  plugins?: NewAgentPlugin[] | undefined
}

/**
 * A plugin to give an agent.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
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
 * Which agents to list, and in what order.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface AgentQuery {
  /**
   * Page to return, counted from 1.
   *
   * @defaultValue `1`
   */
  page?: number | undefined
  /**
   * Agents on a page: 1 to 100.
   *
   * @defaultValue `20`
   */
  limit?: number | undefined
  /** Only agents in this state. */
  status?: 'active' | 'inactive' | 'error' | undefined
  /**
   * Field to sort by.
   *
   * @defaultValue `'createdAt'` (assumed)
   */
  sortBy?: 'createdAt' | 'name' | 'status' | undefined
  /**
   * Direction of the sort.
   *
   * @defaultValue `'desc'`
   */
  order?: 'asc' | 'desc' | undefined
}

/**
 * An agent with its whole configuration.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface Agent {
  /** Id of the agent, such as `agent_k3x9q2m7p1z8`. */
  id: string
  /** Name of the agent. Two agents may share one. */
  name: string
  /** State of the agent. */
  status: AgentStatus
  /** Sentences that say who the agent is. */
  bio?: string[] | null | undefined
  /**
   * Free-form traits. Known keys: `traits` and `adjectives` (lists), `style`, `tone` and `voice`
   * (strings).
   */
  personality?: Record<string, unknown> | null | undefined
  /** Facts that the agent knows. */
  knowledge?: string[] | null | undefined
  /** What the agent works towards. */
  goals?: string[] | null | undefined
  /** Chat services that the agent speaks on. */
  clients?: ClientName[] | null | undefined
  /** Settings for each chat service, by its name. What stands inside is free-form. */
  settings?: Record<string, unknown> | null | undefined
  /** Who runs the language model. */
  modelProvider?:
    | 'openai'
    | 'anthropic'
    | 'google-genai'
    | 'ollama'
    | (string & {})
    | null
    | undefined
  /** Name of the language model, as its provider spells it. */
  model?: string | null | undefined
  /** Plugins of the agent. */
  plugins?: AgentPlugin[] | null | undefined
  /** When the agent was created. */
  createdAt?: string | null | undefined
  /** When the agent was last changed. */
  updatedAt?: string | null | undefined
  /** Counts since the agent was created. */
  metrics?: AgentMetrics | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A plugin of an agent.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface AgentPlugin {
  /** Name of the plugin. */
  name: string
  /** Whether the agent uses it. */
  enabled?: boolean | null | undefined
  /** Settings of the plugin, free-form. */
  config?: Record<string, unknown> | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * How much an agent has been used.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface AgentMetrics {
  /** Messages answered. */
  totalMessages?: number | null | undefined
  /** Conversations held. */
  totalConversations?: number | null | undefined
  /** Share of the time that the agent was up, as text in percent, such as `99.8%`. */
  uptime?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * An agent as lists show it.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface AgentSummary {
  /** Id of the agent, such as `agent_k3x9q2m7p1z8`. */
  id: string
  /** Name of the agent. Two agents may share one. */
  name: string
  /** State of the agent. */
  status: AgentStatus
  /** When the agent was created. */
  createdAt?: string | null | undefined
  /** When the agent was last changed. */
  updatedAt?: string | null | undefined
  /** Who runs the language model. */
  modelProvider?:
    | 'openai'
    | 'anthropic'
    | 'google-genai'
    | 'ollama'
    | (string & {})
    | null
    | undefined
  /** Name of the language model, as its provider spells it. */
  model?: string | null | undefined
  /** Chat services that the agent speaks on. */
  clients?: ClientName[] | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * One page of agents.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface AgentList {
  /** The agents on this page. Empty past the last page. */
  agents: AgentSummary[]
  /** Where this page stands among all of them. */
  pagination?: Pagination | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Where a page stands in its list.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface Pagination {
  /** Number of this page, counted from 1. */
  currentPage?: number | null | undefined
  /** How many pages there are. 0 when the list is empty. */
  totalPages?: number | null | undefined
  /** How many agents there are on all pages. */
  totalItems?: number | null | undefined
  /** How many agents a full page holds. */
  itemsPerPage?: number | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What creating an agent answers. Read the agent to see its configuration.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface CreatedAgent {
  /** Id of the agent, such as `agent_k3x9q2m7p1z8`. */
  id: string
  /** Name of the agent. Two agents may share one. */
  name: string
  /** State of the agent: `active` from the start. */
  status: AgentStatus
  /** When the agent was created. */
  createdAt?: string | null | undefined
  /** Address of the agent in this API. */
  apiEndpoint?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What changing an agent answers.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface UpdatedAgent {
  /** Id of the agent, such as `agent_k3x9q2m7p1z8`. */
  id: string
  /** Name of the agent. Two agents may share one. */
  name: string
  /** State of the agent after the change. */
  status: AgentStatus
  /** When the agent was last changed. */
  updatedAt?: string | null | undefined
  /** Names of the top-level fields that were sent. */
  changes?: string[] | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What deleting an agent answers.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface DeletedAgent {
  /** Id that the agent had. */
  id: string
  /** Name that the agent had. */
  name?: string | null | undefined
  /** When the agent was deleted. */
  deletedAt?: string | null | undefined
  /** A sentence that confirms the deletion. */
  message?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A message to an agent.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface NewMessage {
  /** What to say to the agent: at least 1 character. */
  text: string
  /**
   * Who is speaking. The agent remembers a conversation by this and `roomId`, so keep both to go on
   * with one.
   */
  userId?: string | undefined
  /** Room in which several users talk to the agent. */
  roomId?: string | undefined
  /** Free-form facts about the message, such as the platform it came from. */
  context?: Record<string, unknown> | undefined
}

/**
 * A message to an agent, and how the answer is to be sent.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface MessageRequest {
  /** What to say to the agent: at least 1 character. */
  text: string
  /**
   * Who is speaking. The agent remembers a conversation by this and `roomId`, so keep both to go on
   * with one.
   */
  userId?: string | undefined
  /** Room in which several users talk to the agent. */
  roomId?: string | undefined
  /** Free-form facts about the message, such as the platform it came from. */
  context?: Record<string, unknown> | undefined
  /**
   * Whether to send the answer as events, token by token.
   *
   * @defaultValue `false`
   */
  stream?: boolean | undefined
}

/**
 * The answer of an agent.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface Message {
  /** Id of the answer, such as `msg_8f2k1m5t9w3x`. */
  messageId: string
  /** What the agent said. */
  response: string
  /** Id of the agent that answered. */
  agentId?: string | null | undefined
  /** The `userId` that was sent. */
  userId?: string | null | undefined
  /** The `roomId` that was sent. */
  roomId?: string | null | undefined
  /** When the agent answered. */
  timestamp?: string | null | undefined
  /** What the answer took. */
  metadata?: MessageMetadata | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What it took to answer a message.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface MessageMetadata {
  /** Tokens of the language model that were used. */
  tokensUsed?: number | null | undefined
  /** Time taken, in seconds: unlike all else in this API, not in milliseconds. */
  responseTime?: number | null | undefined
  /** Language model that answered. */
  model?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * One event of a streamed answer. That the `done` event carries the fields of a whole answer is
 * assumed.
 *
 * Inferred: drawn from related documents, not from the platform's reference.
 */
export interface MessageFrame {
  /**
   * `token` carries a piece of the text, `done` ends the answer. `error`, which ends it too, is
   * assumed.
   */
  type: 'token' | 'done' | 'error' | (string & {})
  /** The piece of text in a `token` event. */
  content?: string | null | undefined
  /**
   * What went wrong, in an `error` event: the form of an error answer is expected.
   *
   * Assumed: no document shows this.
   */
  error?: unknown
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The whole of a streamed answer. No document shows what its last event holds, so only the text is
 * certain.
 *
 * Assumed: no document shows this.
 */
export interface StreamedMessage {
  /** Id of the answer, if the last event gave it. */
  messageId?: string | null | undefined
  /**
   * What the agent said: all tokens joined.
   *
   * Inferred: drawn from related documents, not from the platform's reference.
   */
  response: string
  /** Id of the agent that answered. */
  agentId?: string | null | undefined
  /** The `userId` that was sent. */
  userId?: string | null | undefined
  /** The `roomId` that was sent. */
  roomId?: string | null | undefined
  /** When the agent answered. */
  timestamp?: string | null | undefined
  /** What the answer took. */
  metadata?: MessageMetadata | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}
