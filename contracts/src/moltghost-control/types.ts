// Generated from the contract by `pnpm openapi`. DO NOT EDIT.

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
 * An agent of the account, as shown to its owner.
 *
 * Assumed: not documented.
 */
export interface ManagedAgent {
  /** Name of the agent in commands. */
  name: string
  /** Id of the agent in URLs. */
  id?: string | null | undefined
  /** Status of the agent. */
  status?: AgentStatus | null | undefined
  /** URL of the agent. */
  url?: string | null | undefined
  /** Model of the agent. */
  model?: string | null | undefined
  /** Uptime of the agent in seconds. */
  uptime_seconds?: number | null | undefined
}

/**
 * A key to create.
 *
 * Assumed: not documented.
 */
export interface NewApiKey {
  /** Name of the agent. */
  agent: string
  /** Name of the key, 1 to 100 characters. */
  name: string
}

/**
 * Information about an API key, without the key itself.
 *
 * Assumed: not documented.
 */
export interface ApiKey {
  /** Id of the key. */
  id?: string | null | undefined
  /** Name of the agent that the key is for. */
  agent?: string | null | undefined
  /** Name of the key. */
  name?: string | null | undefined
  /** Start of the key. */
  prefix?: string | null | undefined
  /** Last four characters of the key. */
  last4?: string | null | undefined
  /** Time of creation. */
  created_at?: string | null | undefined
}

/**
 * A new API key. It is not shown again.
 *
 * Assumed: not documented.
 */
export interface CreatedApiKey {
  /**
   * The full key, such as `molti_abc123_xyz789`.
   *
   * Source: the platform's reference.
   */
  key: string
  /** Id of the key. */
  id?: string | null | undefined
  /** Name of the agent that the key is for. */
  agent?: string | null | undefined
  /** Name of the key. */
  name?: string | null | undefined
  /** Start of the key. */
  prefix?: string | null | undefined
  /** Last four characters of the key. */
  last4?: string | null | undefined
  /** Time of creation. */
  created_at?: string | null | undefined
}

/**
 * The API keys of the account.
 *
 * Assumed: not documented.
 */
export interface ApiKeyList {
  /** The keys that are not revoked. */
  keys: ApiKey[]
}

/**
 * A key to revoke.
 *
 * Assumed: not documented.
 */
export interface RevokeApiKeyRequest {
  /**
   * The full key, such as `molti_abc123_xyz789`, or its id.
   *
   * Source: the platform's reference.
   */
  key: string
}

/**
 * A revoked API key.
 *
 * Assumed: not documented.
 */
export interface RevokedApiKey {
  /** Id of the key. */
  id?: string | null | undefined
  /** Name of the agent that the key is for. */
  agent?: string | null | undefined
  /** Name of the key. */
  name?: string | null | undefined
  /** Start of the key. */
  prefix?: string | null | undefined
  /** Last four characters of the key. */
  last4?: string | null | undefined
  /** Time of creation. */
  created_at?: string | null | undefined
  /** Time of revocation. */
  revoked_at?: string | null | undefined
}
