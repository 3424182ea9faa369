import * as z from 'zod/mini'
import { maybe, operation } from '../kernel/index.ts'
import { read, remove } from './calls.ts'
import { Confirmation } from './confirmation.ts'
import { wholeList } from './pages.ts'

export const Connection = z.looseObject({
  agent_id: z.string(),
  display_name: z.string(),
  connected_at: z.string(),
  last_message: maybe(z.string()),
  unread_count: z.number(),
})

export const ConnectionList = z.looseObject({
  connections: z.array(Connection),
  total: z.number(),
})

export const listConnections = operation({
  ...read,
  id: 'listConnections',
  path: '/connections',
  response: ConnectionList,
  paging: { ...wholeList(['connections']), pagination: 'total' },
  errors: [],
})

export const removeConnection = operation({
  ...remove,
  id: 'removeConnection',
  path: '/connections/{agentId}',
  response: Confirmation,
  errors: ['not_found'],
})
