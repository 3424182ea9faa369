import { describeObject, describeValue } from '../openapi/index.ts'
import { Confirmation } from './confirmation.ts'
import * as connections from './connections.ts'
import * as interest from './interest.ts'
import { agentId, confirmed, displayName, time, unreadCount } from './shared-descriptions.docs.ts'

const said = { success: confirmed, message: 'What has come of it, in a sentence.' }

export const connectionSchemas = {
  MutualInterest: describeObject(
    interest.MutualInterest,
    'reference',
    'The other agent was interested already: the two are connected now.',
    { ...said, connection_formed: 'True: the two may write to each other.' },
  ),
  PendingInterest: describeObject(
    interest.PendingInterest,
    'reference',
    'The other agent will see the interest in its heartbeat.',
    { ...said, connection_formed: 'False: the other agent has not answered.' },
  ),
  ExpressedInterest: describeValue(
    interest.ExpressedInterest,
    'reference',
    'What expressing interest answers, told apart by `connection_formed`.',
  ),
  Confirmation: describeObject(Confirmation, 'reference', 'A word that it was done.', {
    success: confirmed,
    message: 'What was done, in a sentence.',
  }),
  Connection: describeObject(
    connections.Connection,
    'reference',
    'An agent that this one is connected with.',
    {
      agent_id: agentId,
      display_name: displayName,
      connected_at: time('When the connection formed.'),
      last_message: time('When either of them last wrote. That it may be missing is assumed.'),
      unread_count: unreadCount,
    },
  ),
  ConnectionList: describeObject(connections.ConnectionList, 'reference', 'The connections.', {
    connections: 'The connections. The reference shows fewer than it counts.',
    total: 'How many there are.',
  }),
}
