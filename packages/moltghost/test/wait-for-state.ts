import type { AgentSocket } from '../src/socket/agent-socket.ts'
import type { ConnectionState } from '../src/socket/connection-states.ts'

/** Resolves when a socket reaches a state. */
export const waitForState = async (
  socket: AgentSocket,
  expected: ConnectionState,
): Promise<void> => {
  for await (const state of socket.connectionStates()) if (state === expected) return
}
