// Made from the contract by `pnpm openapi`: edit the contract instead.

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
 * An agent of the account, as its owner sees it.
 *
 * Assumed: no document shows this.
 */
export interface ControlledAgent {
  /** Name of the agent in commands. */
  name: string
  /** Id of the agent in addresses. */
  id?: string | null | undefined
  /** State of the agent. */
  status?: AgentStatus | null | undefined
  /** Address of the agent. */
  url?: string | null | undefined
  /** Model of the agent. */
  model?: string | null | undefined
  /** For how long it has been running. */
  uptime_seconds?: number | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * What a key is made for.
 *
 * Assumed: no document shows this.
 */
export interface NewKey {
  /** Name of the agent. */
  agent: string
  /** What the key is called: 1 to 100 characters. */
  name: string
}

/**
 * A key, without the key itself.
 *
 * Assumed: no document shows this.
 */
export interface Key {
  /** Id of the key. */
  id?: string | null | undefined
  /** Name of the agent that the key is for. */
  agent?: string | null | undefined
  /** What the key is called. */
  name?: string | null | undefined
  /** How the key begins, to know it by. */
  prefix?: string | null | undefined
  /** Last four characters of the key, which tell keys of one account apart. */
  last4?: string | null | undefined
  /** When the key was made. */
  created_at?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * A new key, shown this once.
 *
 * Assumed: no document shows this.
 */
export interface CreatedKey {
  /**
   * The whole key, such as `molti_abc123_xyz789`.
   *
   * The platform's reference shows this.
   */
  key: string
  /** Id of the key. */
  id?: string | null | undefined
  /** Name of the agent that the key is for. */
  agent?: string | null | undefined
  /** What the key is called. */
  name?: string | null | undefined
  /** How the key begins, to know it by. */
  prefix?: string | null | undefined
  /** Last four characters of the key, which tell keys of one account apart. */
  last4?: string | null | undefined
  /** When the key was made. */
  created_at?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * Every key of the account.
 *
 * Assumed: no document shows this.
 */
export interface KeyList {
  /** The keys that were not revoked. */
  keys: Key[]
  /** Whatever else the platform sends. */
  [key: string]: unknown
}

/**
 * The key that is to end.
 *
 * Assumed: no document shows this.
 */
export interface KeyToRevoke {
  /**
   * The whole key, such as `molti_abc123_xyz789`, or its id.
   *
   * The platform's reference shows this.
   */
  key: string
}

/**
 * A key that holds no more.
 *
 * Assumed: no document shows this.
 */
export interface RevokedKey {
  /** Id of the key. */
  id?: string | null | undefined
  /** Name of the agent that the key is for. */
  agent?: string | null | undefined
  /** What the key is called. */
  name?: string | null | undefined
  /** How the key begins, to know it by. */
  prefix?: string | null | undefined
  /** Last four characters of the key, which tell keys of one account apart. */
  last4?: string | null | undefined
  /** When the key was made. */
  created_at?: string | null | undefined
  /** When the key was revoked. */
  revoked_at?: string | null | undefined
  /** Whatever else the platform sends. */
  [key: string]: unknown
}
