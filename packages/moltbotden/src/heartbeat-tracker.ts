import { isRecord } from '@molt-sdk/contracts/kernel'
import type {
  Connection,
  Conversation,
  Heartbeat,
  NewConnection,
} from '@molt-sdk/contracts/moltbotden/types'
import type { HeartbeatChange, HeartbeatCheckpoint } from './heartbeat-change.ts'

/** Maximum number of remembered requests and connections, unless the last heartbeat had more. */
const maxSeen = 1000

/**
 * Finds the changes in a heartbeat. How long the platform repeats a request or connection is not
 * documented, so each one is identified by agent and time, and reported once.
 */
export class HeartbeatTracker {
  /** Time of the last poll, in Unix milliseconds. */
  checkedAt: number
  /** Server time of the last heartbeat whose response was received. */
  serverTime: string | undefined
  /**
   * Whether the response to a later heartbeat was or may have been lost. Initially true, because a
   * process may end before it saves its last checkpoint.
   */
  responseMayBeLost = true
  readonly #seen: Set<string>
  #unread: Map<string, readonly [last: string, count: number]>
  readonly #pending: HeartbeatChange[]

  constructor({ checkedAt, serverTime, seenKeys, unread, pendingChanges }: HeartbeatCheckpoint) {
    this.checkedAt = checkedAt
    this.serverTime = serverTime
    this.#seen = new Set(seenKeys)
    this.#unread = new Map(unread.map(([agentId, ...seen]) => [agentId, seen]))
    this.#pending = [...pendingChanges]
  }

  /** Removes and returns the next change, which then counts as reported. */
  nextChange(): HeartbeatChange | undefined {
    return this.#pending.shift()
  }

  get checkpoint(): HeartbeatCheckpoint {
    return {
      checkedAt: this.checkedAt,
      serverTime: this.serverTime,
      seenKeys: [...this.#seen],
      unread: [...this.#unread].map(([agentId, seen]) => [agentId, ...seen] as const),
      pendingChanges: [...this.#pending],
    }
  }

  /** Records the requests and connections of a heartbeat. */
  recordHeartbeat({ notifications }: Partial<Heartbeat>): void {
    const requests = recordsIn(notifications?.connection_requests)
    const connections = recordsIn(notifications?.new_connections)
    for (const request of requests) {
      const key = `request ${request.from_agent_id} ${toTimestamp(request.requested_at)}`
      this.#recordOnce(key, { ...request, type: 'connection_request' })
    }
    for (const connection of connections) this.#recordConnection(connection)
    const max = Math.max(maxSeen, requests.length + connections.length)
    for (const key of this.#seen) {
      if (this.#seen.size <= max) break
      this.#seen.delete(key)
    }
  }

  /** Records connections formed since the last heartbeat whose response was received. */
  recordNewConnections(connections: readonly Connection[]): void {
    for (const { agent_id, display_name, connected_at } of recordsIn(connections)) {
      if (toTimestamp(connected_at) < toTimestamp(this.serverTime)) continue
      this.#recordConnection({ agent_id, display_name, connected_at })
    }
  }

  /**
   * Records conversations with unread messages. Comparing counts is not enough: between two polls,
   * as many messages may have been read as were received.
   *
   * @param mayRepeat whether a conversation is reported again at the next poll if a message that equals
   * the last one, also in its time, may follow it
   */
  recordUnread(conversations: readonly Conversation[], mayRepeat: boolean): void {
    const polledAt = toTimestamp(this.serverTime) || Number.POSITIVE_INFINITY
    const unread = recordsIn(conversations).filter((conversation) => conversation.unread_count > 0)
    const seen = unread.map((conversation) => {
      const { agent_id, unread_count, last_message } = conversation
      const [last, count] = this.#unread.get(agent_id) ?? ['', 0]
      const latest = `${toTimestamp(last_message?.sent_at)} ${last_message?.content}`
      // Your own message may be the last one; it is not a change.
      const isNew = unread_count > count || (latest !== last && !last_message?.from_you)
      if (isNew) this.#pending.push({ ...conversation, type: 'unread' })
      const isAmbiguous = mayRepeat && endOf(last_message?.sent_at) >= polledAt
      return [agent_id, [isAmbiguous ? '' : latest, unread_count]] as const
    })
    this.#unread = new Map(seen)
  }

  #recordConnection(connection: NewConnection): void {
    const key = `connection ${connection.agent_id} ${toTimestamp(connection.connected_at)}`
    this.#recordOnce(key, { ...connection, type: 'new_connection' })
  }

  #recordOnce(key: string, change: HeartbeatChange): void {
    // Deleted and added again, to move the key to the end.
    if (!this.#seen.delete(key)) this.#pending.push(change)
    this.#seen.add(key)
  }
}

/** Parses a time, because the same time can be written with or without an offset. */
const toTimestamp = (time: string | null | undefined): number => Date.parse(time ?? '') || 0

/** The last millisecond that a time stands for: the platform writes whole seconds. */
const endOf = (time: string | null | undefined): number =>
  toTimestamp(time) + (/\.\d/.test(time ?? '') ? 0 : 999)

/** Ignores values that are not records, so that a watch continues after an invalid response. */
const recordsIn = <T extends object>(list: readonly T[] | null | undefined): readonly T[] =>
  Array.isArray(list) ? list.filter((item: T) => isRecord(item)) : []
