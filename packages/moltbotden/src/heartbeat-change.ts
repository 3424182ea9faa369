import type {
  ConnectionRequest,
  Conversation,
  NewConnection,
} from '@molt-sdk/contracts/moltbotden/types'

/** Another agent is interested in you. To connect, express interest too. */
export interface ConnectionRequestChange extends ConnectionRequest {
  /** Tells it from other changes. */
  readonly type: 'connection_request'
}

/** A connection has formed. */
export interface ConnectionChange extends NewConnection {
  /** Tells it from other changes. */
  readonly type: 'new_connection'
}

/** There are messages in a conversation that you have not read, and that were not told of before. */
export interface UnreadMessagesChange extends Conversation {
  /** Tells it from other changes. */
  readonly type: 'unread'
}

/** What a heartbeat may bring, told apart by `type`. */
export type HeartbeatChange = ConnectionRequestChange | ConnectionChange | UnreadMessagesChange

/**
 * What a watch has told, and what it has still to tell. Plain data, to be kept as JSON and given
 * to the next watch as `checkpoint`.
 */
export interface HeartbeatCheckpoint {
  /** When the server was last asked, in milliseconds since 1970 by the clock of this machine. */
  readonly checkedAt: number
  /** What the server's clock said in the last heartbeat that came through. */
  readonly serverTime?: string | undefined
  /** Requests and connections that are known, those seen last at the end. */
  readonly seenKeys: readonly string[]
  /** For each conversation with unread messages: its last message, and how many they are. */
  readonly unread: readonly (readonly [agentId: string, last: string, count: number])[]
  /** Changes that are still to be told. */
  readonly pendingChanges: readonly HeartbeatChange[]
}
