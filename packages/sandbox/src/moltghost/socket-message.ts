import { explainErrors } from '@molt-sdk/contracts/kernel'
import {
  SocketEvent,
  SocketMessage as SocketMessageSchema,
} from '@molt-sdk/contracts/moltghost/socket/socket'
import type { ChatStreamEvent, SocketMessage } from '@molt-sdk/contracts/moltghost/types'
import { applyBeforeHandler } from '../faults/apply.ts'
import { SandboxContractError } from '../kit/check-response.ts'
import { HttpError } from '../kit/http-error.ts'
import { faultMessage } from '../kit/route.ts'
import type { LoggedRequestContext, SocketConnection } from '../kit/socket.ts'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import { errorBody, invalidRequest } from './adapter.ts'
import type { StoredAgent } from './agent.ts'
import { withSocketFault } from './faulty-connection.ts'
import { createModelError } from './generate-reply.ts'
import { checkRunning, consumeRateLimit } from './preconditions.ts'
import { toReplyRequest } from './reply-request.ts'
import { flatEventWriter } from './response-formats.ts'
import { socketOperations } from './socket-operations.ts'
import type { State } from './state.ts'
import { writeStreamEvents } from './write-stream-events.ts'

interface SocketMessageCall {
  readonly agent: StoredAgent
  readonly connection: SocketConnection
  /** The parsed message; `undefined` if it is not JSON. */
  readonly message: unknown
  readonly requestContext: LoggedRequestContext
  readonly signal: AbortSignal
}

/** Replies to one message, valid or not, and logs how the reply ended. */
export const handleSocketMessage = async (state: State, call: SocketMessageCall): Promise<void> => {
  const { requestContext, signal, connection } = call
  const { faults, checkResponses } = state.runtime
  requestContext.operation = socketOperations.sendSocketMessage
  try {
    const injectedError = await faultError(state, call)
    const fault = faults.consume('response', { ...faultTarget, streams: true, socket: true })
    if (fault) requestContext.appliedFaults.push(fault.kind)
    const faultyConnection = withSocketFault(connection, fault)
    const events = injectedError
      ? errorEvents(injectedError, requestContext)
      : replyEvents(state, call)
    for await (const event of events) {
      if (signal.aborted) break
      const errors = checkResponses && explainErrors(SocketEvent, event)
      if (errors) {
        throw new SandboxContractError(
          `Stream event of ${faultTarget.operation} does not match its contract: ${JSON.stringify(errors)}`,
        )
      }
      faultyConnection.send(JSON.stringify(event))
    }
    requestContext.finish(
      signal.aborted ? (fault ? 'interrupted' : 'aborted') : 'completed',
      signal.aborted ? undefined : 200,
    )
  } catch (error) {
    if (!(error instanceof ConnectionResetError)) throw error
    connection.drop()
    requestContext.finish('interrupted', undefined)
  }
}

const faultTarget = {
  platform: 'moltghost',
  operation: socketOperations.sendSocketMessage.id,
}

/** Returns the error that a fault injects instead of a reply, if any. */
const faultError = async (
  state: State,
  { requestContext }: SocketMessageCall,
): Promise<HttpError | undefined> => {
  let error: HttpError | undefined
  await applyBeforeHandler(
    state.runtime.faults,
    faultTarget,
    requestContext,
    ({ status, code, details }) => {
      error = new HttpError(code ?? `HTTP_${status}`, status, faultMessage, details)
      return {}
    },
  )
  return error
}

async function* errorEvents(
  error: HttpError,
  requestContext: LoggedRequestContext,
  id?: string,
): AsyncGenerator<ChatStreamEvent, void> {
  requestContext.error = error
  yield { ...(id !== undefined && { id }), error: errorBody(error), done: true }
}

async function* replyEvents(
  state: State,
  call: SocketMessageCall,
): AsyncGenerator<ChatStreamEvent, void> {
  const { agent, requestContext, signal } = call
  try {
    const errors = explainErrors(SocketMessageSchema, call.message)
    if (errors) throw invalidRequest(errors, 'message')
    const message = call.message as SocketMessage
    checkRunning(state, agent)
    consumeRateLimit(state, agent)
    const request = toReplyRequest(state, agent, message, message.messages)
    if (state.settings.modelError === true) throw createModelError()
    const writer = flatEventWriter({ id: state.runtime.ids.next('msg_'), echo: message.id }, true)
    for await (const event of writeStreamEvents(state, request, writer, signal)) {
      // The socket stays open after an error, so `done` tells the client that the reply has ended.
      yield event.error === undefined ? event : { ...event, ...messageIdOf(message), done: true }
    }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    yield* errorEvents(error, requestContext, messageIdOf(call.message).id)
  }
}

/** Returns the id that the caller gave a message, which replies repeat. */
export const messageIdOf = (message: unknown): { readonly id?: string } => {
  const id = (message as { readonly id?: unknown } | undefined | null)?.id
  return typeof id === 'string' ? { id } : {}
}
