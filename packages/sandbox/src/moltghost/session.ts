import { closeCodes } from '@molt-sdk/contracts/moltghost'
import type { Noted, SocketLine, StartSession } from '../kit/socket.ts'
import type { StoredAgent } from './agent.ts'
import { stateOf } from './agent.ts'
import { errorBody, refuse } from './house.ts'
import type { StoredKey } from './keys.ts'
import { holdTurn, idOf } from './socket-turn.ts'
import type { State } from './state.ts'

interface Talker {
  readonly agent: StoredAgent
  readonly key: StoredKey
  /** The exchange of one message, for the log. */
  message(): Noted
}

/** One conversation over a socket: a turn at a time, for as long as the agent runs and the key holds. */
export const startSession =
  (state: State, { agent, key, message }: Talker): StartSession =>
  (line: SocketLine) => {
    const over = new AbortController()
    let isBusy = false

    const end = (): void => {
      if (over.signal.aborted) return
      over.abort()
      state.onChange.delete(look)
    }
    const close = (code: number, reason: string): void => {
      if (over.signal.aborted) return
      end()
      line.close(code, reason)
    }
    const look = (): void => {
      const now = stateOf(agent, state.world.clock.now())
      const isThere = state.agents.at(agent.id) === agent
      if (key.revokedAt !== undefined) close(closeCodes.badKey, 'invalid_api_key')
      else if (!isThere) close(closeCodes.stopped, 'reset')
      else if (now !== 'running') close(closeCodes.stopped, `agent_${now}`)
    }
    state.onChange.add(look)

    const own: SocketLine = {
      send: (text) => {
        if (!over.signal.aborted) line.send(text)
      },
      close,
      drop() {
        if (over.signal.aborted) return
        end()
        line.drop()
      },
    }

    const hear = async (data: unknown): Promise<void> => {
      if (isBusy) {
        const busy = { message: 'A turn is under way.', code: 'busy', type: 'conflict' }
        return own.send(JSON.stringify({ error: busy, ...idOf(parsed(data)) }))
      }
      isBusy = true
      const exchange = message()
      try {
        await holdTurn(state, {
          agent,
          line: own,
          sent: parsed(data),
          exchange,
          signal: over.signal,
        })
      } catch (error) {
        const refusal = refuse('internal_error', String(error))
        own.send(JSON.stringify({ error: errorBody(refusal), done: true }))
        exchange.finish('cut', undefined)
        close(closeCodes.failed, 'internal_error')
      } finally {
        isBusy = false
      }
    }

    return { hear: (data) => void hear(data), gone: end }
  }

const parsed = (data: unknown): unknown => {
  if (typeof data !== 'string') return undefined
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
