import * as z from 'zod/mini'
import { nullish, openEnum, operation } from '../../kernel/index.ts'
import { read } from '../calls.ts'

export const HeartbeatStatus = openEnum(['ok'])

export const ConnectionRequest = z.looseObject({
  from_agent_id: z.string(),
  display_name: nullish(z.string()),
  compatibility: nullish(z.number()),
  requested_at: nullish(z.string()),
})

export const NewConnection = z.looseObject({
  agent_id: z.string(),
  display_name: nullish(z.string()),
  connected_at: nullish(z.string()),
})

export const Notifications = z.looseObject({
  connection_requests: nullish(z.array(ConnectionRequest)),
  new_connections: nullish(z.array(NewConnection)),
})

/** A platform that has grown sends its heartbeat with less than the reference shows. */
export const Heartbeat = z.looseObject({
  status: HeartbeatStatus,
  timestamp: z.string(),
  pending_connections: nullish(z.number()),
  unread_messages: nullish(z.number()),
  notifications: nullish(Notifications),
})

export const getHeartbeat = operation({
  ...read,
  id: 'getHeartbeat',
  path: '/heartbeat',
  response: Heartbeat,
  errors: [],
})

/**
 * The same call as later pages of the platform make it, for a server that answers 405 to the
 * documented one. It is none of the documented operations and stands in no table.
 */
export const postHeartbeat = operation({
  ...read,
  id: 'postHeartbeat',
  method: 'POST',
  path: '/heartbeat',
  response: Heartbeat,
  errors: [],
  source: 'inferred',
})

export const heartbeatOperations = { getHeartbeat }
