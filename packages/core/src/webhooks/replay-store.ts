/** Remembers which deliveries have been taken, so that none is worked on twice. */
export interface ReplayStore {
  /**
   * Takes a delivery, for everyone who shares the store.
   *
   * @param key what the delivery is known by: 64 characters
   * @param ttl milliseconds to remember it for
   * @returns whether it is the caller's: `false` if it was taken before. In one step: of two who
   * ask at the same time, only one may get `true`.
   */
  claim(key: string, ttl: number): boolean | Promise<boolean>
}

/** Deliveries that one process remembers; of more, it forgets the oldest. */
const maxKeys = 10_000

/** For one process. Where several share the work, they need a store that they share. */
export const memoryReplayStore = (): ReplayStore => {
  const expiries = new Map<string, number>()
  return {
    claim: (key, ttl) => {
      const now = Date.now()
      for (const [oldest, expiry] of expiries) {
        if (expiry > now && expiries.size <= maxKeys) break
        expiries.delete(oldest)
      }
      if (expiries.has(key)) return false
      expiries.set(key, now + ttl)
      return true
    },
  }
}
