import * as z from 'zod/mini'
import { nullish, openEnum, operation, responseObject } from '../../kernel/index.ts'
import { read } from '../operation-defaults.ts'

export const HeartbeatStatus = openEnum(['ok'])

export const ConnectionRequest = responseObject({
  from_agent_id: z.string(),
  display_name: nullish(z.string()),
  compatibility: nullish(z.number()),
  requested_at: nullish(z.string()),
})

export const NewConnection = responseObject({
  agent_id: z.string(),
  display_name: nullish(z.string()),
  connected_at: nullish(z.string()),
})

export const Notifications = responseObject({
  connection_requests: nullish(z.array(ConnectionRequest)),
  new_connections: nullish(z.array(NewConnection)),
})

/** Later versions of the platform send fewer fields than the reference shows. */
export const Heartbeat = responseObject({
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
 * The heartbeat of later pages of the platform, for a server that responds to the documented one
 * with 405. It is not part of the documented operations.
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
