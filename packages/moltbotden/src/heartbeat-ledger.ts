import { isRecord } from '@molt-sdk/contracts/kernel'
import type {
  Connection,
  Conversation,
  Heartbeat,
  NewConnection,
} from '@molt-sdk/contracts/moltbotden'
import type { HeartbeatChange, HeartbeatState } from './heartbeat-change.ts'

/** So many requests and connections are kept in mind, and all that the last heartbeat had. */
const memory = 1000

/**
 * Tells what is new in a heartbeat. How long the platform shows one and the same request or
 * connection is not documented, so each is known by who and when, and told once.
 */
export class HeartbeatLedger {
  /** When the server was last asked. */
  at: number
  /** What the server's clock said in the last heartbeat that came through. */
  heard: string | undefined
  /**
   * Whether the answer to a later one was lost, or may have been: whoever kept the state may have
   * ended before it was kept once more.
   */
  isLost = true
  readonly #known: Set<string>
  #unread: Map<string, readonly [last: string, count: number]>
  readonly #untold: HeartbeatChange[]

  constructor({ at, heard, known, unread, untold }: HeartbeatState) {
    this.at = at
    this.heard = heard
    this.#known = new Set(known)
    this.#unread = new Map(unread.map(([agentId, ...seen]) => [agentId, seen]))
    this.#untold = [...untold]
  }

  /** The next change. It counts as told from now on. */
  take(): HeartbeatChange | undefined {
    return this.#untold.shift()
  }

  get state(): HeartbeatState {
    return {
      at: this.at,
      heard: this.heard,
      known: [...this.#known],
      unread: [...this.#unread].map(([agentId, seen]) => [agentId, ...seen] as const),
      untold: [...this.#untold],
    }
  }

  /** Notes what a heartbeat has of requests and connections. */
  note({ notifications }: Partial<Heartbeat>): void {
    const requests = records(notifications?.connection_requests)
    const connections = records(notifications?.new_connections)
    for (const request of requests) {
      const key = `request ${request.from_agent_id} ${moment(request.requested_at)}`
      this.#noteOnce(key, { ...request, type: 'connection_request' })
    }
    for (const connection of connections) this.#noteConnection(connection)
    const most = Math.max(memory, requests.length + connections.length)
    for (const key of this.#known) {
      if (this.#known.size <= most) break
      this.#known.delete(key)
    }
  }

  /** Notes the connections that have formed since the last heartbeat that came through. */
  noteFormed(connections: readonly Connection[]): void {
    for (const { agent_id, display_name, connected_at } of records(connections)) {
      if (moment(connected_at) < moment(this.heard)) continue
      this.#noteConnection({ agent_id, display_name, connected_at })
    }
  }

  /**
   * Notes in which conversations there is something to read. A count alone would not do: between
   * two looks as many may be read as come in.
   */
  noteUnread(conversations: readonly Conversation[]): void {
    const unread = records(conversations).filter((conversation) => conversation.unread_count > 0)
    const seen = unread.map((conversation) => {
      const { agent_id, unread_count, last_message } = conversation
      const [last, count] = this.#unread.get(agent_id) ?? ['', 0]
      const latest = `${moment(last_message?.sent_at)} ${last_message?.content}`
      // What you write yourself is the last message too, and is no news.
      const isNews = unread_count > count || (latest !== last && !last_message?.from_you)
      if (isNews) this.#untold.push({ ...conversation, type: 'unread' })
      return [agent_id, [latest, unread_count]] as const
    })
    this.#unread = new Map(seen)
  }

  #noteConnection(connection: NewConnection): void {
    const key = `connection ${connection.agent_id} ${moment(connection.connected_at)}`
    this.#noteOnce(key, { ...connection, type: 'new_connection' })
  }

  #noteOnce(key: string, change: HeartbeatChange): void {
    // What is seen again goes to the end of what is kept in mind.
    if (!this.#known.delete(key)) this.#untold.push(change)
    this.#known.add(key)
  }
}

/** One moment has many spellings, with an offset or without. */
const moment = (time: string | null | undefined): number => Date.parse(time ?? '') || 0

/** Whatever a platform has made of a list, a watch goes on with what it can read of it. */
const records = <T extends object>(list: readonly T[] | null | undefined): readonly T[] =>
  Array.isArray(list) ? list.filter((item: T) => isRecord(item)) : []
