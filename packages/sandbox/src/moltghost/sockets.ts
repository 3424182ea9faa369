import { tokenParameter } from '@molt-sdk/contracts/moltghost/assumed'
import { socketPath } from '@molt-sdk/contracts/moltghost/socket/socket'
import { applyBeforeHandler } from '../faults/apply.ts'
import { bearerToken } from '../kit/bearer-token.ts'
import { HttpError } from '../kit/http-error.ts'
import { errorResponse } from '../kit/json-response.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { faultMessage } from '../kit/route.ts'
import type { OpenSocket, SocketRequest } from '../kit/socket.ts'
import type { AuthenticatedCaller } from './adapter.ts'
import { httpError, invalidApiKey, requireAgent } from './adapter.ts'
import { checkRunning } from './preconditions.ts'
import { socketOperations } from './socket-operations.ts'
import { startSession } from './socket-session.ts'
import type { State } from './state.ts'

/** Creates the function that opens sockets for callers with a key of a running agent. */
export const createSocketOpener = (
  adapter: PlatformAdapter<AuthenticatedCaller>,
  state: State,
): OpenSocket => {
  const { faults } = state.runtime

  const authorizeSocket = (call: SocketRequest): ReturnType<typeof startSession> => {
    const { requestContext, headers, path, url } = call
    if (path !== socketPath)
      throw httpError('not_found', `No WebSocket at ${path}. Connect to ${socketPath}.`)
    const agent = requireAgent(state, requestContext)
    const token = state.settings.assumptions.socketToken
      ? url.searchParams.get(tokenParameter)
      : null
    const key = state.keys.byKey(bearerToken(headers) ?? token ?? undefined)
    if (key?.agentId !== agent.id) throw invalidApiKey()
    checkRunning(state, agent)
    return startSession(state, { agent, key, createMessageContext: call.createMessageContext })
  }

  return async (call) => {
    const { requestContext } = call
    requestContext.operation = socketOperations.openSocket
    const faultTarget = { platform: adapter.name, operation: requestContext.operation.id }
    const authorizeOrReject = async (): Promise<Awaited<ReturnType<OpenSocket>>> => {
      const replacement = await applyBeforeHandler(
        faults,
        faultTarget,
        requestContext,
        ({ status, code, details }) => {
          requestContext.error = new HttpError(
            code ?? `HTTP_${status}`,
            status,
            faultMessage,
            details,
          )
          return adapter.errorBody(requestContext.error)
        },
      )
      if (replacement) return replacement
      try {
        return authorizeSocket(call)
      } catch (error) {
        if (!(error instanceof HttpError)) throw error
        return errorResponse(adapter, error, requestContext)
      }
    }
    const result = await authorizeOrReject()
    if (!(result instanceof Response)) return result
    const headers = adapter.responseHeaders(call.headers, requestContext, result.status)
    for (const [name, value] of Object.entries(headers)) result.headers.set(name, value)
    return result
  }
}
