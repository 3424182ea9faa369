import type { Clock } from '../runtime/clock.ts'

/** Interest of one agent in another that has not been answered. */
export interface Interest {
  readonly from: string
  readonly to: string
  readonly at: number
  /** Its place in all that has happened. */
  readonly sequence: number
}

/** Two agents that are connected. */
export interface StoredConnection {
  readonly between: readonly [string, string]
  readonly at: number
  readonly sequence: number
}

/** Who is interested in whom, and who is connected with whom. Mutual interest connects. */
export interface ConnectionStore {
  /** Expresses interest. Gives the connection, if that forms one or there is one. */
  express(from: string, to: string): StoredConnection | undefined
  /** Takes interest back. Tells whether there was any. */
  withdraw(from: string, to: string): boolean
  connect(one: string, other: string): StoredConnection
  remove(one: string, other: string): boolean
  interest(from: string, to: string): Interest | undefined
  between(one: string, other: string): StoredConnection | undefined
  /** Interest in an agent, the earliest first. */
  interestIn(id: string): readonly Interest[]
  /** Connections of an agent, the earliest first. */
  of(id: string): readonly StoredConnection[]
  interests(): readonly Interest[]
  all(): readonly StoredConnection[]
  /** How much has happened. */
  lastSequence(): number
  reset(): void
}

export const createConnectionStore = (clock: Clock): ConnectionStore => {
  const interests = new Map<string, Interest>()
  const bonds = new Map<string, StoredConnection>()
  let sequence = 0

  const interestKey = (from: string, to: string): string => JSON.stringify([from, to])
  const connectionKey = (one: string, other: string): string => JSON.stringify([one, other].sort())

  const self: ConnectionStore = {
    express(from, to) {
      const existing = bonds.get(connectionKey(from, to))
      if (existing) return existing
      if (interests.has(interestKey(to, from)) && from !== to) return self.connect(from, to)
      if (!interests.has(interestKey(from, to))) {
        interests.set(interestKey(from, to), { from, to, at: clock.now(), sequence: ++sequence })
      }
      return undefined
    },
    withdraw: (from, to) => interests.delete(interestKey(from, to)),
    connect(one, other) {
      interests.delete(interestKey(one, other))
      interests.delete(interestKey(other, one))
      const bond: StoredConnection = {
        between: [one, other],
        at: clock.now(),
        sequence: ++sequence,
      }
      bonds.set(connectionKey(one, other), bond)
      return bond
    },
    remove: (one, other) => bonds.delete(connectionKey(one, other)),
    interest: (from, to) => interests.get(interestKey(from, to)),
    between: (one, other) => bonds.get(connectionKey(one, other)),
    interestIn: (id) => [...interests.values()].filter(({ to }) => to === id),
    of: (id) => [...bonds.values()].filter(({ between }) => between.includes(id)),
    interests: () => [...interests.values()],
    all: () => [...bonds.values()],
    lastSequence: () => sequence,
    reset() {
      interests.clear()
      bonds.clear()
      sequence = 0
    },
  }
  return self
}

/** The agent at the other end of a connection. */
export const otherAgentId = ({ between: [one, other] }: StoredConnection, id: string): string =>
  one === id ? other : one
