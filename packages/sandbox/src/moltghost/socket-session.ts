import { closeCodes } from '@molt-sdk/contracts/moltghost/assumed'
import type { LoggedRequestContext, SocketConnection, StartSession } from '../kit/socket.ts'
import { errorBody, httpError } from './adapter.ts'
import type { StoredAgent } from './agent.ts'
import { currentState } from './agent.ts'
import type { StoredKey } from './keys.ts'
import { handleSocketMessage, messageIdOf } from './socket-message.ts'
import type { State } from './state.ts'

interface SocketSessionOptions {
  readonly agent: StoredAgent
  readonly key: StoredKey
  /** Creates the context of one message, for the log. */
  createMessageContext(): LoggedRequestContext
}

/** Replies to one message at a time, while the agent is running and the key is active. */
export const startSession =
  (state: State, { agent, key, createMessageContext }: SocketSessionOptions): StartSession =>
  (connection: SocketConnection) => {
    const ended = new AbortController()
    let isBusy = false

    const end = (): void => {
      if (ended.signal.aborted) return
      ended.abort()
      state.onChange.delete(closeIfUnavailable)
    }
    const close = (code: number, reason: string): void => {
      if (ended.signal.aborted) return
      end()
      connection.close(code, reason)
    }
    const closeIfUnavailable = (): void => {
      const agentState = currentState(agent, state.runtime.clock.now())
      const exists = state.agents.findOrFirst(agent.id) === agent
      if (key.revokedAt !== undefined) close(closeCodes.invalidApiKey, 'invalid_api_key')
      else if (!exists) close(closeCodes.goingAway, 'reset')
      else if (agentState !== 'running') close(closeCodes.goingAway, `agent_${agentState}`)
    }
    state.onChange.add(closeIfUnavailable)

    const guardedConnection: SocketConnection = {
      send: (text) => {
        if (!ended.signal.aborted) connection.send(text)
      },
      close,
      drop() {
        if (ended.signal.aborted) return
        end()
        connection.drop()
      },
    }

    const receive = async (data: unknown): Promise<void> => {
      const message = parseMessage(data)
      if (isBusy) {
        const error = {
          message: 'The agent is still replying to the previous message on this socket.',
          code: 'busy',
          type: 'conflict',
        }
        return guardedConnection.send(JSON.stringify({ error, ...messageIdOf(message) }))
      }
      isBusy = true
      const requestContext = createMessageContext()
      try {
        await handleSocketMessage(state, {
          agent,
          connection: guardedConnection,
          message,
          requestContext,
          signal: ended.signal,
        })
      } catch (cause) {
        const error = httpError('internal_error', String(cause))
        guardedConnection.send(JSON.stringify({ error: errorBody(error), done: true }))
        requestContext.finish('interrupted', undefined)
        close(closeCodes.failed, 'internal_error')
      } finally {
        isBusy = false
      }
    }

    return { receive: (data) => void receive(data), closed: end }
  }

const parseMessage = (data: unknown): unknown => {
  if (typeof data !== 'string') return undefined
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
