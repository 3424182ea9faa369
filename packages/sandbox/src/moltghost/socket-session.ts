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
  /** The exchange of one message, for the log. */
  message(): LoggedRequestContext
}

/** One conversation over a socket: a turn at a time, for as long as the agent runs and the key holds. */
export const startSession =
  (state: State, { agent, key, message }: SocketSessionOptions): StartSession =>
  (line: SocketConnection) => {
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
      line.close(code, reason)
    }
    const closeIfUnavailable = (): void => {
      const now = currentState(agent, state.runtime.clock.now())
      const isThere = state.agents.findOrFirst(agent.id) === agent
      if (key.revokedAt !== undefined) close(closeCodes.badKey, 'invalid_api_key')
      else if (!isThere) close(closeCodes.stopped, 'reset')
      else if (now !== 'running') close(closeCodes.stopped, `agent_${now}`)
    }
    state.onChange.add(closeIfUnavailable)

    const guardedConnection: SocketConnection = {
      send: (text) => {
        if (!ended.signal.aborted) line.send(text)
      },
      close,
      drop() {
        if (ended.signal.aborted) return
        end()
        line.drop()
      },
    }

    const hear = async (data: unknown): Promise<void> => {
      if (isBusy) {
        const busy = { message: 'A turn is under way.', code: 'busy', type: 'conflict' }
        return guardedConnection.send(
          JSON.stringify({ error: busy, ...messageIdOf(parseMessage(data)) }),
        )
      }
      isBusy = true
      const requestContext = message()
      try {
        await handleSocketMessage(state, {
          agent,
          line: guardedConnection,
          sent: parseMessage(data),
          requestContext,
          signal: ended.signal,
        })
      } catch (error) {
        const refusal = httpError('internal_error', String(error))
        guardedConnection.send(JSON.stringify({ error: errorBody(refusal), done: true }))
        requestContext.finish('interrupted', undefined)
        close(closeCodes.failed, 'internal_error')
      } finally {
        isBusy = false
      }
    }

    return { receive: (data) => void hear(data), closed: end }
  }

const parseMessage = (data: unknown): unknown => {
  if (typeof data !== 'string') return undefined
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
