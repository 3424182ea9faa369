import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'
import { SecretSet } from '../runtime/secret-set.ts'

/** An API key of one agent. */
export interface StoredKey {
  readonly id: string
  /** The key itself. */
  readonly key: string
  readonly agentId: string
  readonly name: string
  readonly createdAt: number
  revokedAt: number | undefined
}

export interface Keys {
  create(agentId: string, name: string): StoredKey
  /** Revokes an active key, given the key or its id. Returns `undefined` if there is none. */
  revoke(keyOrId: string): StoredKey | undefined
  /** Returns the active key with this text. */
  byKey(text: string | undefined): StoredKey | undefined
  /** Returns the active keys. */
  list(): readonly StoredKey[]
  /** The text of every key, including revoked ones. */
  readonly secrets: SecretSet
  /** Removes all keys, and adds others. */
  reset(others?: readonly StoredKey[]): void
}

export const createKeys = (ids: Ids, clock: Clock): Keys => {
  const active = new Map<string, StoredKey>()
  /** The text of each key by its id. */
  const texts = new Map<string, string>()
  const secrets = new SecretSet()
  let account: string | undefined

  const nextKey = (): string => {
    account ??= ids.next('', 8)
    const key = `molti_${account}_${ids.next('', 24)}`
    return active.has(key) ? nextKey() : key
  }
  const add = (key: StoredKey): void => {
    active.set(key.key, key)
    texts.set(key.id, key.key)
    secrets.add(key.key)
  }

  return {
    create(agentId, name) {
      const key: StoredKey = {
        id: ids.next('key_'),
        key: nextKey(),
        agentId,
        name,
        createdAt: clock.now(),
        revokedAt: undefined,
      }
      add(key)
      return key
    },
    revoke(keyOrId) {
      const key = active.get(texts.get(keyOrId) ?? keyOrId)
      if (!key) return undefined
      key.revokedAt = clock.now()
      active.delete(key.key)
      return key
    },
    byKey: (text = '') => active.get(text),
    list: () => [...active.values()],
    secrets,
    reset(others = []) {
      for (const store of [active, texts, secrets]) store.clear()
      account = others[0]?.key.split('_')[1]
      for (const key of others) add(key)
    },
  }
}
