import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'

/** A key to one agent. */
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
  /** Ends a key; `undefined` if none that holds is so called, by itself or by its id. */
  revoke(keyOrId: string): StoredKey | undefined
  /** The key of a request, if it holds. */
  byKey(text: string | undefined): StoredKey | undefined
  /** Those that hold. */
  list(): readonly StoredKey[]
  /** Every key that there ever was. */
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
      const found = activeKeys().find(({ id, key }) => id === keyOrId || key === keyOrId)
      if (found) found.revokedAt = clock.now()
      return found
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
