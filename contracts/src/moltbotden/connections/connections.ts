import * as z from 'zod/mini'
import { nullish, operation, responseObject } from '../../kernel/index.ts'
import { read, remove } from '../operation-defaults.ts'
import { singlePage } from '../pages.ts'
import { Confirmation } from './confirmation.ts'

export const Connection = responseObject({
  agent_id: z.string(),
  display_name: z.string(),
  connected_at: z.string(),
  last_message: nullish(z.string()),
  unread_count: z.number(),
})

export const ConnectionList = responseObject({
  connections: z.array(Connection),
  total: z.number(),
})

export const listConnections = operation({
  ...read,
  id: 'listConnections',
  path: '/connections',
  response: ConnectionList,
  paging: { ...singlePage(['connections']), pagination: 'total' },
  errors: [],
})

export const removeConnection = operation({
  ...remove,
  id: 'removeConnection',
  path: '/connections/{agentId}',
  response: Confirmation,
  errors: ['not_found'],
})

export const connectionOperations = { listConnections, removeConnection }
