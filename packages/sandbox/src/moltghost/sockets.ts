import { socketPath, tokenParameter } from '@molt-sdk/contracts/moltghost'
import { beforeActing } from '../fault-effects.ts'
import type { House } from '../kit/platform.ts'
import { Refusal } from '../kit/refusal.ts'
import { refused } from '../kit/refused.ts'
import type { OpenSocket, SocketCall } from '../kit/socket.ts'
import { checkRunning } from './gate.ts'
import type { Caller } from './house.ts'
import { agentOf, badKey, bearer, refuse } from './house.ts'
import { startSession } from './session.ts'
import { socketOperations } from './socket-operations.ts'
import type { State } from './state.ts'

/** Lets in whoever has a key to an agent that runs. */
export const createSockets = (house: House<Caller>, state: State): OpenSocket => {
  const { faults } = state.world

  const letIn = (call: SocketCall): ReturnType<typeof startSession> => {
    const { exchange, headers, path, url } = call
    if (path !== socketPath) throw refuse('not_found', `There is no socket at ${path}.`)
    const agent = agentOf(state, exchange)
    const token = state.settings.assumptions.socketToken
      ? url.searchParams.get(tokenParameter)
      : null
    const key = state.keys.of(bearer(headers) ?? token ?? undefined)
    if (key?.agentId !== agent.id) throw badKey()
    checkRunning(state, agent)
    return startSession(state, { agent, key, message: call.message })
  }

  return async (call) => {
    const { exchange } = call
    exchange.operation = socketOperations.openSocket
    const struck = { platform: house.name, operation: exchange.operation.id }
    const answer = async (): Promise<Awaited<ReturnType<OpenSocket>>> => {
      const instead = await beforeActing(faults, struck, exchange, ({ status, code, details }) => {
        exchange.refusal = new Refusal(
          code ?? `HTTP_${status}`,
          status,
          'A fault of the sandbox.',
          details,
        )
        return house.refusalBody(exchange.refusal)
      })
      if (instead) return instead
      try {
        return letIn(call)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return refused(house, error, exchange)
      }
    }
    const given = await answer()
    if (!(given instanceof Response)) return given
    const own = house.headersFor(call.headers, exchange, given.status)
    for (const [name, value] of Object.entries(own)) given.headers.set(name, value)
    return given
  }
}
