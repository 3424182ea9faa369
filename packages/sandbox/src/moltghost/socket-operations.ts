import type { Operation } from '@molt-sdk/contracts/kernel'
import { SocketEvent, socketPath } from '@molt-sdk/contracts/moltghost/socket/socket'

const operation = (id: string): Operation => ({
  id,
  method: 'GET',
  path: socketPath,
  auth: 'apiKey',
  effect: 'create',
  streamEvent: SocketEvent,
  response: SocketEvent,
  status: 101,
  errors: [],
  source: 'reference',
})

/** Operations of the WebSocket, for faults and the log: opening it, and sending a message on it. */
export const socketOperations = {
  openSocket: operation('openSocket'),
  sendSocketMessage: operation('sendSocketMessage'),
}
