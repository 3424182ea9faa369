import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'

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
  /** Returns the text of every key, including revoked ones. */
  secrets(): readonly string[]
  reset(): void
}

export const createKeys = (ids: Ids, clock: Clock): Keys => {
  const keys: StoredKey[] = []
  let account: string | undefined

  const activeKeys = (): readonly StoredKey[] => keys.filter(({ revokedAt }) => !revokedAt)

  return {
    create(agentId, name) {
      account ??= ids.next('', 8)
      const key: StoredKey = {
        id: ids.next('key_'),
        key: `molti_${account}_${ids.next('', 24)}`,
        agentId,
        name,
        createdAt: clock.now(),
        revokedAt: undefined,
      }
      keys.push(key)
      return key
    },
    revoke(keyOrId) {
      const activeKey = activeKeys().find(({ id, key }) => id === keyOrId || key === keyOrId)
      if (activeKey) activeKey.revokedAt = clock.now()
      return activeKey
    },
    byKey: (text) => activeKeys().find(({ key }) => key === text),
    list: activeKeys,
    secrets: () => keys.map(({ key }) => key),
    reset() {
      keys.length = 0
      account = undefined
    },
  }
}
