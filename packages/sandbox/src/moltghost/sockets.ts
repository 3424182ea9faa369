import { socketPath, tokenParameter } from '@molt-sdk/contracts/moltghost'
import { applyBeforeHandler } from '../faults/apply.ts'
import { errorResponse } from '../kit/error-response.ts'
import { HttpError } from '../kit/http-error.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { OpenSocket, SocketRequest } from '../kit/socket.ts'
import type { AuthenticatedCaller } from './adapter.ts'
import { bearerToken, httpError, invalidApiKey, requireAgent } from './adapter.ts'
import { checkRunning } from './preconditions.ts'
import { socketOperations } from './socket-operations.ts'
import { startSession } from './socket-session.ts'
import type { State } from './state.ts'

/** Lets in whoever has a key to an agent that runs. */
export const createSocketOpener = (
  house: PlatformAdapter<AuthenticatedCaller>,
  state: State,
): OpenSocket => {
  const { faults } = state.world

  const authorizeSocket = (call: SocketRequest): ReturnType<typeof startSession> => {
    const { exchange, headers, path, url } = call
    if (path !== socketPath) throw httpError('not_found', `There is no socket at ${path}.`)
    const agent = requireAgent(state, exchange)
    const token = state.settings.assumptions.socketToken
      ? url.searchParams.get(tokenParameter)
      : null
    const key = state.keys.byKey(bearerToken(headers) ?? token ?? undefined)
    if (key?.agentId !== agent.id) throw invalidApiKey()
    checkRunning(state, agent)
    return startSession(state, { agent, key, message: call.createMessageContext })
  }

  return async (call) => {
    const { exchange } = call
    exchange.operation = socketOperations.openSocket
    const struck = { platform: house.name, operation: exchange.operation.id }
    const answer = async (): Promise<Awaited<ReturnType<OpenSocket>>> => {
      const instead = await applyBeforeHandler(
        faults,
        struck,
        exchange,
        ({ status, code, details }) => {
          exchange.error = new HttpError(
            code ?? `HTTP_${status}`,
            status,
            'A fault of the sandbox.',
            details,
          )
          return house.errorBody(exchange.error)
        },
      )
      if (instead) return instead
      try {
        return authorizeSocket(call)
      } catch (error) {
        if (!(error instanceof HttpError)) throw error
        return errorResponse(house, error, exchange)
      }
    }
    const given = await answer()
    if (!(given instanceof Response)) return given
    const own = house.responseHeaders(call.headers, exchange, given.status)
    for (const [name, value] of Object.entries(own)) given.headers.set(name, value)
    return given
  }
}
