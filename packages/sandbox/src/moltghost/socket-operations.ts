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

/** What the log and faults call the opening of a socket, and a turn over it. */
export const socketOperations = {
  openSocket: operation('openSocket'),
  sendSocketMessage: operation('sendSocketMessage'),
}
