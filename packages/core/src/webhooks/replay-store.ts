import { BoundedMap } from '../bounded-map.ts'

/** Remembers which webhook requests have been accepted, so that none is handled twice. */
export interface ReplayStore {
  /**
   * Claims a webhook request. Must be atomic: if two callers claim the same key at the same time,
   * only one may get `true`.
   *
   * @param key identifies the request: 64 characters
   * @param ttlMs how long to remember the key, in milliseconds
   * @returns `true` if the key is new, `false` if it was claimed before
   */
  claim(key: string, ttlMs: number): boolean | Promise<boolean>
  /**
   * Forgets a key, because the handler of its request failed: a repeated request is then handled.
   * Without this method, a failed request is remembered like any other.
   */
  release?(key: string): unknown
}

/** Maximum number of keys. The oldest are removed first. */
const maxKeys = 10_000

/** Creates a replay store in memory, for one process. Several processes need a shared store. */
export const memoryReplayStore = (): Required<ReplayStore> => {
  const expiries = new BoundedMap<number>(maxKeys)
  return {
    release: (key) => expiries.delete(key),
    claim: (key, ttlMs) => {
      const now = Date.now()
      let oldest = expiries.oldest()
      while (oldest && oldest.value <= now) {
        expiries.delete(oldest.key)
        oldest = expiries.oldest()
      }
      if (expiries.get(key) !== undefined) return false
      expiries.set(key, now + ttlMs)
      return true
    },
  }
}
