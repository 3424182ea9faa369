import { tokenParameter } from '@molt-sdk/contracts/moltghost/assumed'
import { socketPath } from '@molt-sdk/contracts/moltghost/socket/socket'
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
  adapter: PlatformAdapter<AuthenticatedCaller>,
  state: State,
): OpenSocket => {
  const { faults } = state.runtime

  const authorizeSocket = (call: SocketRequest): ReturnType<typeof startSession> => {
    const { requestContext, headers, path, url } = call
    if (path !== socketPath) throw httpError('not_found', `There is no socket at ${path}.`)
    const agent = requireAgent(state, requestContext)
    const token = state.settings.assumptions.socketToken
      ? url.searchParams.get(tokenParameter)
      : null
    const key = state.keys.byKey(bearerToken(headers) ?? token ?? undefined)
    if (key?.agentId !== agent.id) throw invalidApiKey()
    checkRunning(state, agent)
    return startSession(state, { agent, key, message: call.createMessageContext })
  }

  return async (call) => {
    const { requestContext } = call
    requestContext.operation = socketOperations.openSocket
    const struck = { platform: adapter.name, operation: requestContext.operation.id }
    const answer = async (): Promise<Awaited<ReturnType<OpenSocket>>> => {
      const instead = await applyBeforeHandler(
        faults,
        struck,
        requestContext,
        ({ status, code, details }) => {
          requestContext.error = new HttpError(
            code ?? `HTTP_${status}`,
            status,
            'A fault of the sandbox.',
            details,
          )
          return adapter.errorBody(requestContext.error)
        },
      )
      if (instead) return instead
      try {
        return authorizeSocket(call)
      } catch (error) {
        if (!(error instanceof HttpError)) throw error
        return errorResponse(adapter, error, requestContext)
      }
    }
    const given = await answer()
    if (!(given instanceof Response)) return given
    const own = adapter.responseHeaders(call.headers, requestContext, given.status)
    for (const [name, value] of Object.entries(own)) given.headers.set(name, value)
    return given
  }
}
