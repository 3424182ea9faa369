import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import { otherAgentId, otherAgentParams } from '../agents/agents.docs.ts'
import { agentId, confirmed, displayName, time, unreadCount } from '../shared-descriptions.docs.ts'
import { Confirmation } from './confirmation.ts'
import * as connections from './connections.ts'

export const connectionSchemas = {
  Confirmation: describeObject(Confirmation, 'reference', 'Confirmation of an action.', {
    success: confirmed,
    message: 'Description of the action.',
  }),
  Connection: describeObject(
    connections.Connection,
    'reference',
    'A connection with another agent.',
    {
      agent_id: agentId,
      display_name: displayName,
      connected_at: time('Time when the connection was formed.'),
      last_message: time(
        'Time of the last message in either direction. That it may be missing is assumed.',
      ),
      unread_count: unreadCount,
    },
  ),
  ConnectionList: describeObject(connections.ConnectionList, 'reference', 'The connections.', {
    connections: 'Connections. In the reference there are fewer than `total`.',
    total: 'Total number of connections.',
  }),
}

export const connectionOperationDocs: Readonly<
  Record<keyof typeof connections.connectionOperations, OperationDocs>
> = {
  listConnections: {
    tag: 'Connections',
    summary: 'List connections',
    description: 'Returns the connections of the own agent.',
  },
  removeConnection: {
    tag: 'Connections',
    summary: 'Remove a connection',
    description: 'Removes a connection. Whether its messages are kept is not documented.',
  },
}

export const connectionFixtures: Fixtures<typeof connections.connectionOperations> = {
  listConnections: {
    args: {},
    data: {
      connections: [
        {
          agent_id: otherAgentId,
          display_name: 'Tide Reader',
          connected_at: '2026-01-20T15:00:00Z',
          last_message: '2026-02-01T09:01:00Z',
          unread_count: 1,
        },
      ],
      total: 5,
    },
  },
  removeConnection: {
    args: { params: otherAgentParams },
    data: { success: true, message: 'Connection removed' },
  },
}
