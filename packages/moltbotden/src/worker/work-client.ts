import type { Connections } from '../resources/connections.ts'
import type { Conversations } from '../resources/conversations.ts'
import type { Heartbeats } from '../resources/heartbeat.ts'
import type { Interest } from '../resources/interest.ts'
import type { Messages } from '../resources/messages.ts'

/** The parts of a client that the work on a heartbeat uses. */
export interface WorkClient {
  readonly connections: Connections
  readonly conversations: Conversations
  readonly heartbeat: Heartbeats
  readonly interest: Interest
  readonly messages: Messages
}
