import { IndexedMap } from '../kit/indexed-map.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'
import { SecretSet } from '../runtime/secret-set.ts'

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

/** The session of a signed-in account, with the value of its cookie. */
export interface StoredSession {
  readonly token: string
  readonly owner: string
}

/** Accounts with what belongs to them. */
export interface StoredAccounts {
  readonly accounts: readonly MoltifyAccount[]
  readonly keys: readonly StoredKey[]
  readonly sessions: readonly StoredSession[]
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
  /** Iterates over the accounts, which starts with the initial ones. */
  initial(): Iterable<MoltifyAccount>
  byKey(key: string): MoltifyAccount | undefined
  readonly keys: {
    create(owner: string, name: string): StoredKey
    find(id: string): StoredKey | undefined
    of(owner: string): readonly StoredKey[]
    delete(id: string): void
    list(): readonly StoredKey[]
  }
  readonly sessions: {
    /** Signs an account in, as the web app would, and returns the value of its cookie. */
    create(owner: string): string
    /** Returns the account of a session. */
    account(token: string): MoltifyAccount | undefined
    list(): readonly StoredSession[]
  }
  /** Every key and session that was ever created, including deleted keys. */
  readonly issuedSecrets: SecretSet
  /** Removes everything, and adds what is given. */
  reset(others?: StoredAccounts): void
}

const day = 24 * 60 * 60 * 1000

export const createAccounts = (clock: Clock, ids: Ids): Accounts => {
  const accounts = new Map<string, MoltifyAccount>()
  const keys = new IndexedMap<StoredKey, 'owner' | 'key'>({
    owner: ({ owner }) => [owner],
    key: ({ key }) => [key],
  })
  const sessions = new Map<string, string>()
  const issuedSecrets = new SecretSet()

  const addKey = (stored: StoredKey): void => {
    keys.set(stored.id, stored)
    issuedSecrets.add(stored.key)
  }
  const addSession = ({ token, owner }: StoredSession): void => {
    sessions.set(token, owner)
    issuedSecrets.add(token)
  }
  const createKey = (owner: string, name: string): StoredKey => {
    const key = ids.next('mlt_', 32)
    const stored = { id: ids.next('key_'), owner, name, key, createdAt: clock.now() }
    addKey(stored)
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
    initial: () => accounts.values(),
    byKey(key) {
      const [stored] = keys.by('key', key).values()
      return stored && accounts.get(stored.owner)
    },
    keys: {
      create: createKey,
      find: (id) => keys.get(id),
      of: (owner) => [...keys.by('owner', owner).values()],
      delete: (id) => void keys.delete(id),
      list: () => [...keys.values()],
    },
    sessions: {
      create(owner) {
        const token = ids.next('sess_', 32)
        addSession({ token, owner })
        return token
      },
      account: (token) => accounts.get(sessions.get(token) ?? ''),
      list: () => [...sessions].map(([token, owner]) => ({ token, owner })),
    },
    issuedSecrets,
    reset(others = { accounts: [], keys: [], sessions: [] }) {
      for (const store of [accounts, keys, sessions, issuedSecrets]) store.clear()
      for (const account of others.accounts) accounts.set(account.id, account)
      for (const key of others.keys) addKey(key)
      for (const session of others.sessions) addSession(session)
    },
  }
}
