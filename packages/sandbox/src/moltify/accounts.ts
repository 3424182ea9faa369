import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'

/** An account with its first API key. */
export interface MoltifyAccount {
  readonly id: string
  readonly name: string
  /** Whether the account may offer agents. */
  readonly isBuilder: boolean
  /** Whether the account may read every task. */
  readonly isAdmin: boolean
  readonly identityVerified: boolean
  /** Number of payments that the account's bank has charged back. */
  readonly chargebacks: number
  /** The API key that was created with the account. */
  readonly apiKey: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** Properties of an account that can be set when it is created. */
export interface MoltifyAccountOptions {
  readonly name?: string | undefined
  readonly isBuilder?: boolean | undefined
  readonly isAdmin?: boolean | undefined
  /**
   * Whether the identity is verified.
   *
   * @defaultValue `true`
   */
  readonly identityVerified?: boolean | undefined
  /**
   * Number of payments that the account's bank has charged back.
   *
   * @defaultValue `0`
   */
  readonly chargebacks?: number | undefined
  /**
   * Age of the account in days.
   *
   * @defaultValue `0`
   */
  readonly ageDays?: number | undefined
}

/** An API key as stored. */
export interface StoredKey {
  readonly id: string
  readonly owner: string
  readonly name: string
  readonly key: string
  readonly createdAt: number
}

/** The account of callers without a key, where none is needed. */
export const anonymous: MoltifyAccount = {
  id: '',
  name: 'anonymous',
  isBuilder: false,
  isAdmin: false,
  identityVerified: false,
  chargebacks: 0,
  apiKey: '',
  createdAt: 0,
}

export interface Accounts {
  create(options?: MoltifyAccountOptions): MoltifyAccount
  find(id: string): MoltifyAccount | undefined
  list(): readonly MoltifyAccount[]
  byKey(key: string): MoltifyAccount | undefined
  readonly keys: {
    create(owner: string, name: string): StoredKey
    find(id: string): StoredKey | undefined
    of(owner: string): readonly StoredKey[]
    delete(id: string): void
  }
  readonly sessions: {
    /** Signs an account in, as the web app would, and returns the value of its cookie. */
    create(owner: string): string
    /** Returns the account of a session. */
    account(token: string): MoltifyAccount | undefined
  }
  /** Returns every key and session that was ever created, including deleted keys. */
  issuedSecrets(): readonly string[]
  reset(): void
}

const day = 24 * 60 * 60 * 1000

export const createAccounts = (clock: Clock, ids: Ids): Accounts => {
  const accounts = new Map<string, MoltifyAccount>()
  const keys = new Map<string, StoredKey>()
  const sessions = new Map<string, string>()
  const issuedSecrets: string[] = []

  const createKey = (owner: string, name: string): StoredKey => {
    const key = ids.next('mlt_', 32)
    const stored = { id: ids.next('key_'), owner, name, key, createdAt: clock.now() }
    keys.set(stored.id, stored)
    issuedSecrets.push(key)
    return stored
  }

  return {
    create(options = {}) {
      const { name = 'Unnamed account', isBuilder = false, isAdmin = false } = options
      const { identityVerified = true, chargebacks = 0, ageDays = 0 } = options
      const id = ids.next('user_')
      const { key: apiKey, createdAt: now } = createKey(id, 'Sandbox')
      const createdAt = now - ageDays * day
      const attributes = { name, isBuilder, isAdmin, identityVerified, chargebacks }
      const account: MoltifyAccount = { id, ...attributes, apiKey, createdAt }
      accounts.set(id, account)
      return account
    },
    find: (id) => accounts.get(id),
    list: () => [...accounts.values()],
    byKey(key) {
      for (const stored of keys.values()) if (stored.key === key) return accounts.get(stored.owner)
      return undefined
    },
    keys: {
      create: createKey,
      find: (id) => keys.get(id),
      of: (owner) => [...keys.values()].filter((stored) => stored.owner === owner),
      delete: (id) => void keys.delete(id),
    },
    sessions: {
      create(owner) {
        const token = ids.next('sess_', 32)
        sessions.set(token, owner)
        issuedSecrets.push(token)
        return token
      },
      account: (token) => accounts.get(sessions.get(token) ?? ''),
    },
    issuedSecrets: () => issuedSecrets,
    reset() {
      accounts.clear()
      keys.clear()
      sessions.clear()
      issuedSecrets.length = 0
    },
  }
}
