const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Mixes 32 bits so that similar inputs give unrelated outputs. */
const scramble = (bits: number): number => {
  let mixed = bits | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** FNV-1a with a salt, so that one text gives several independent numbers. */
const hash = (text: string, salt: number): number => {
  let bits = 0x811c9dc5 ^ salt
  for (let index = 0; index < text.length; index++) {
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193)
  }
  return scramble(bits)
}

export interface Ids {
  /** Returns the next id with a prefix: the prefix, then `length` lower-case letters and digits. */
  next(prefix: string, length?: number): string
  /** Starts again, without the ids that are taken. */
  reset(taken?: Iterable<string>): void
}

/**
 * Creates an id generator. An id depends on the seed, its prefix and the number of earlier ids with
 * that prefix, so that an extra message in a test does not change the ids of its agents.
 */
export const createIds = (seed: string | number): Ids => {
  const counts = new Map<string, number>()
  let takenIds = new Set<string>()
  const ids: Ids = {
    next(prefix, length = 12) {
      const count = (counts.get(prefix) ?? 0) + 1
      counts.set(prefix, count)
      const text = `${seed}\n${prefix}\n${count}`
      let high = hash(text, 0)
      let low = hash(text, 0x9e3779b9)
      let id = prefix
      for (let index = 0; index < length; index++) {
        high = scramble(high + 0x9e3779b9)
        low = scramble(low ^ high)
        id += alphabet[low % alphabet.length]
      }
      return takenIds.has(id) ? ids.next(prefix, length) : id
    },
    reset(taken = []) {
      counts.clear()
      takenIds = new Set(taken)
    },
  }
  return ids
}
