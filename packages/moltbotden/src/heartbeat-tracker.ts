import { isRecord } from '@molt-sdk/contracts/kernel'
import type {
  Connection,
  Conversation,
  Heartbeat,
  NewConnection,
} from '@molt-sdk/contracts/moltbotden/types'
import type { HeartbeatChange, HeartbeatCheckpoint } from './heartbeat-change.ts'

/** So many requests and connections are kept in mind, and all that the last heartbeat had. */
const maxSeen = 1000

/**
 * Tells what is new in a heartbeat. How long the platform shows one and the same request or
 * connection is not documented, so each is known by who and when, and told once.
 */
export class HeartbeatTracker {
  /** When the server was last asked. */
  at: number
  /** What the server's clock said in the last heartbeat that came through. */
  heard: string | undefined
  /**
   * Whether the answer to a later one was lost, or may have been: whoever kept the state may have
   * ended before it was kept once more.
   */
  responseMayBeLost = true
  readonly #seen: Set<string>
  #unread: Map<string, readonly [last: string, count: number]>
  readonly #pending: HeartbeatChange[]

  constructor({ checkedAt, serverTime, seenKeys, unread, pendingChanges }: HeartbeatCheckpoint) {
    this.at = checkedAt
    this.heard = serverTime
    this.#seen = new Set(seenKeys)
    this.#unread = new Map(unread.map(([agentId, ...seen]) => [agentId, seen]))
    this.#pending = [...pendingChanges]
  }

  /** The next change. It counts as told from now on. */
  nextChange(): HeartbeatChange | undefined {
    return this.#pending.shift()
  }

  get state(): HeartbeatCheckpoint {
    return {
      checkedAt: this.at,
      serverTime: this.heard,
      seenKeys: [...this.#seen],
      unread: [...this.#unread].map(([agentId, seen]) => [agentId, ...seen] as const),
      pendingChanges: [...this.#pending],
    }
  }

  /** Notes what a heartbeat has of requests and connections. */
  recordHeartbeat({ notifications }: Partial<Heartbeat>): void {
    const requests = recordsIn(notifications?.connection_requests)
    const connections = recordsIn(notifications?.new_connections)
    for (const request of requests) {
      const key = `request ${request.from_agent_id} ${toTimestamp(request.requested_at)}`
      this.#noteOnce(key, { ...request, type: 'connection_request' })
    }
    for (const connection of connections) this.#noteConnection(connection)
    const most = Math.max(maxSeen, requests.length + connections.length)
    for (const key of this.#seen) {
      if (this.#seen.size <= most) break
      this.#seen.delete(key)
    }
  }

  /** Notes the connections that have formed since the last heartbeat that came through. */
  recordNewConnections(connections: readonly Connection[]): void {
    for (const { agent_id, display_name, connected_at } of recordsIn(connections)) {
      if (toTimestamp(connected_at) < toTimestamp(this.heard)) continue
      this.#noteConnection({ agent_id, display_name, connected_at })
    }
  }

  /**
   * Notes in which conversations there is something to read. A count alone would not do: between
   * two looks as many may be read as come in.
   */
  recordUnread(conversations: readonly Conversation[]): void {
    const unread = recordsIn(conversations).filter((conversation) => conversation.unread_count > 0)
    const seen = unread.map((conversation) => {
      const { agent_id, unread_count, last_message } = conversation
      const [last, count] = this.#unread.get(agent_id) ?? ['', 0]
      const latest = `${toTimestamp(last_message?.sent_at)} ${last_message?.content}`
      // What you write yourself is the last message too, and is no news.
      const isNew = unread_count > count || (latest !== last && !last_message?.from_you)
      if (isNew) this.#pending.push({ ...conversation, type: 'unread' })
      return [agent_id, [latest, unread_count]] as const
    })
    this.#unread = new Map(seen)
  }

  #noteConnection(connection: NewConnection): void {
    const key = `connection ${connection.agent_id} ${toTimestamp(connection.connected_at)}`
    this.#noteOnce(key, { ...connection, type: 'new_connection' })
  }

  #noteOnce(key: string, change: HeartbeatChange): void {
    // What is seen again goes to the end of what is kept in mind.
    if (!this.#seen.delete(key)) this.#pending.push(change)
    this.#seen.add(key)
  }
}

/** One moment has many spellings, with an offset or without. */
const toTimestamp = (time: string | null | undefined): number => Date.parse(time ?? '') || 0

/** Whatever a platform has made of a list, a watch goes on with what it can read of it. */
const recordsIn = <T extends object>(list: readonly T[] | null | undefined): readonly T[] =>
  Array.isArray(list) ? list.filter((item: T) => isRecord(item)) : []
