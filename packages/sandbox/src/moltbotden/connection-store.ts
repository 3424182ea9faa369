import { IndexedMap } from '../kit/indexed-map.ts'
import type { Clock } from '../runtime/clock.ts'

/** Interest of one agent in another that is not mutual yet. */
export interface Interest {
  readonly from: string
  readonly to: string
  readonly at: number
  /** Sequence number of the event, over interests and connections. */
  readonly sequence: number
}

/** Two agents that are connected. */
export interface StoredConnection {
  readonly between: readonly [string, string]
  readonly at: number
  readonly sequence: number
}

/** Everything that the store contains. */
export interface StoredConnections {
  readonly interests: readonly Interest[]
  readonly connections: readonly StoredConnection[]
  readonly lastSequence: number
}

/** Interests and connections between agents. Mutual interest becomes a connection. */
export interface ConnectionStore {
  /** Expresses interest. Returns the connection, if one is formed or exists. */
  express(from: string, to: string): StoredConnection | undefined
  /** Withdraws interest. Returns whether there was any. */
  withdraw(from: string, to: string): boolean
  connect(one: string, other: string): StoredConnection
  remove(one: string, other: string): boolean
  interest(from: string, to: string): Interest | undefined
  between(one: string, other: string): StoredConnection | undefined
  /** Returns the interests in an agent, the oldest first. */
  interestIn(id: string): readonly Interest[]
  /** Returns the connections of an agent, the oldest first. */
  of(id: string): readonly StoredConnection[]
  interests(): readonly Interest[]
  all(): readonly StoredConnection[]
  /** Returns the sequence number of the last event. */
  lastSequence(): number
  /** Removes everything, and adds what is given. */
  reset(others?: StoredConnections): void
}

export const createConnectionStore = (clock: Clock): ConnectionStore => {
  const interests = new IndexedMap<Interest, 'to'>({ to: ({ to }) => [to] })
  const connections = new IndexedMap<StoredConnection, 'agent'>({
    agent: ({ between }) => between,
  })
  let sequence = 0

  const interestKey = (from: string, to: string): string => JSON.stringify([from, to])
  const connectionKey = (one: string, other: string): string => JSON.stringify([one, other].sort())

  const self: ConnectionStore = {
    express(from, to) {
      const existing = connections.get(connectionKey(from, to))
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
      const connection: StoredConnection = {
        between: [one, other],
        at: clock.now(),
        sequence: ++sequence,
      }
      connections.set(connectionKey(one, other), connection)
      return connection
    },
    remove: (one, other) => connections.delete(connectionKey(one, other)),
    interest: (from, to) => interests.get(interestKey(from, to)),
    between: (one, other) => connections.get(connectionKey(one, other)),
    interestIn: (id) => [...interests.by('to', id).values()],
    of: (id) => [...connections.by('agent', id).values()],
    interests: () => [...interests.values()],
    all: () => [...connections.values()],
    lastSequence: () => sequence,
    reset(others = { interests: [], connections: [], lastSequence: 0 }) {
      interests.clear()
      connections.clear()
      sequence = others.lastSequence
      for (const each of others.interests) interests.set(interestKey(each.from, each.to), each)
      for (const each of others.connections) connections.set(connectionKey(...each.between), each)
    },
  }
  return self
}

/** Returns the id of the other agent of a connection. */
export const otherAgentId = ({ between: [one, other] }: StoredConnection, id: string): string =>
  one === id ? other : one
