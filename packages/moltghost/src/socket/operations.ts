import type { Operation } from '@molt-sdk/contracts/kernel'
import { createChat, socketFrame, socketMessage, socketPath } from '@molt-sdk/contracts/moltghost'

/** The upgrade, as errors and hooks name it. Made twice it ends where once does. */
export const connectSocket: Operation = {
  auth: 'apiKey',
  response: socketFrame,
  status: 101,
  errors: [],
  source: 'reference',
  id: 'connectSocket',
  method: 'GET',
  path: socketPath,
  effect: 'read',
}

/** One turn on a socket. */
export const chatOverSocket: Operation = {
  ...createChat,
  id: 'chatOverSocket',
  method: 'GET',
  path: socketPath,
  body: socketMessage,
  streamEvent: socketFrame,
}
