const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Scrambles 32 bits so that neighbouring inputs share nothing visible. */
const scramble = (bits: number): number => {
  let mixed = bits | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** FNV-1a, started from a salt so that one text gives several independent numbers. */
const hash = (text: string, salt: number): number => {
  let bits = 0x811c9dc5 ^ salt
  for (let at = 0; at < text.length; at++) {
    bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193)
  }
  return scramble(bits)
}

export interface Ids {
  /** The next id of a kind: the prefix and so many lower-case letters and digits. */
  next(prefix: string, length?: number): string
  reset(): void
}

/**
 * Ids that follow from the seed, the prefix and how many of the kind came before, so that an extra
 * message in a test does not change the ids of its agents.
 */
export const createIds = (seed: string | number): Ids => {
  const counts = new Map<string, number>()
  return {
    next(prefix, length = 12) {
      const count = (counts.get(prefix) ?? 0) + 1
      counts.set(prefix, count)
      const text = `${seed}\n${prefix}\n${count}`
      let high = hash(text, 0)
      let low = hash(text, 0x9e3779b9)
      let id = prefix
      for (let at = 0; at < length; at++) {
        high = scramble(high + 0x9e3779b9)
        low = scramble(low ^ high)
        id += alphabet[low % alphabet.length]
      }
      return id
    },
    reset: () => counts.clear(),
  }
}
