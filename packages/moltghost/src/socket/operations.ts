import type { Operation } from '@molt-sdk/contracts/kernel'
import { createChat } from '@molt-sdk/contracts/moltghost/chat/chat'
import { SocketEvent, SocketMessage, socketPath } from '@molt-sdk/contracts/moltghost/socket/socket'

/** The WebSocket upgrade, as named in errors and hooks. It has no side effects, so it may be retried. */
export const connectSocket: Operation = {
  auth: 'apiKey',
  response: SocketEvent,
  status: 101,
  errors: [],
  source: 'reference',
  id: 'connectSocket',
  method: 'GET',
  path: socketPath,
  effect: 'read',
}

/** One message on a socket and its reply. */
export const chatOverSocket: Operation = {
  ...createChat,
  id: 'chatOverSocket',
  method: 'GET',
  path: socketPath,
  body: SocketMessage,
  streamEvent: SocketEvent,
}
