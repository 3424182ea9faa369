import { onTestFinished } from 'vitest'
import type { MoltGhostOptions } from '../src/client.ts'
import type { AgentSocket } from '../src/socket/agent-socket.ts'
import type { ConnectOptions } from '../src/socket/connect.ts'
import { agentAt } from './agent.ts'

/** Opens a socket to the server; it is closed when the test ends. */
export const connectTo = async (
  server: { readonly url: string },
  options: ConnectOptions = {},
  client: MoltGhostOptions = {},
): Promise<AgentSocket> => {
  const socket = await agentAt(server, client).connect(options)
  onTestFinished(() => socket.close())
  return socket
}
