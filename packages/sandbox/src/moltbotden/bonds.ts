import type { Clock } from '../clock.ts'

/** Interest of one agent in another that has not been answered. */
export interface Interest {
  readonly from: string
  readonly to: string
  readonly at: number
  /** Its place in all that has happened. */
  readonly order: number
}

/** Two agents that are connected. */
export interface Bond {
  readonly between: readonly [string, string]
  readonly at: number
  readonly order: number
}

/** Who is interested in whom, and who is connected with whom. Mutual interest connects. */
export interface Bonds {
  /** Expresses interest. Gives the connection, if that forms one or there is one. */
  express(from: string, to: string): Bond | undefined
  /** Takes interest back. Tells whether there was any. */
  withdraw(from: string, to: string): boolean
  connect(one: string, other: string): Bond
  remove(one: string, other: string): boolean
  interest(from: string, to: string): Interest | undefined
  between(one: string, other: string): Bond | undefined
  /** Interest in an agent, the earliest first. */
  interestIn(id: string): readonly Interest[]
  /** Connections of an agent, the earliest first. */
  of(id: string): readonly Bond[]
  interests(): readonly Interest[]
  all(): readonly Bond[]
  /** How much has happened. */
  happened(): number
  reset(): void
}

export const createBonds = (clock: Clock): Bonds => {
  const interests = new Map<string, Interest>()
  const bonds = new Map<string, Bond>()
  let order = 0

  const way = (from: string, to: string): string => JSON.stringify([from, to])
  const pair = (one: string, other: string): string => JSON.stringify([one, other].sort())

  const self: Bonds = {
    express(from, to) {
      const there = bonds.get(pair(from, to))
      if (there) return there
      if (interests.has(way(to, from)) && from !== to) return self.connect(from, to)
      if (!interests.has(way(from, to))) {
        interests.set(way(from, to), { from, to, at: clock.now(), order: ++order })
      }
      return undefined
    },
    withdraw: (from, to) => interests.delete(way(from, to)),
    connect(one, other) {
      interests.delete(way(one, other))
      interests.delete(way(other, one))
      const bond: Bond = { between: [one, other], at: clock.now(), order: ++order }
      bonds.set(pair(one, other), bond)
      return bond
    },
    remove: (one, other) => bonds.delete(pair(one, other)),
    interest: (from, to) => interests.get(way(from, to)),
    between: (one, other) => bonds.get(pair(one, other)),
    interestIn: (id) => [...interests.values()].filter(({ to }) => to === id),
    of: (id) => [...bonds.values()].filter(({ between }) => between.includes(id)),
    interests: () => [...interests.values()],
    all: () => [...bonds.values()],
    happened: () => order,
    reset() {
      interests.clear()
      bonds.clear()
      order = 0
    },
  }
  return self
}

/** The agent at the other end of a connection. */
export const otherOf = ({ between: [one, other] }: Bond, id: string): string =>
  one === id ? other : one
