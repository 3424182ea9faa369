/** A seeded random number generator. */
export interface Random {
  /** Returns true with the given probability. */
  happens(probability: number): boolean
  /** Returns an integer from 0 to `end`, exclusive. */
  below(end: number): number
  /** Returns one of the choices. */
  pick<T>(choices: readonly T[]): T
}

export const randomFrom = (seed: number): Random => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    happens: (probability) => next() < probability,
    below,
    pick<T>(choices: readonly T[]) {
      return choices[below(choices.length)] as T
    },
  }
}
