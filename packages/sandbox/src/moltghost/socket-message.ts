import { explainErrors } from '@molt-sdk/contracts/kernel'
import {
  SocketEvent,
  SocketMessage as SocketMessageSchema,
} from '@molt-sdk/contracts/moltghost/socket/socket'
import type { ChatFrame, SocketMessage } from '@molt-sdk/contracts/moltghost/types'
import { applyBeforeHandler } from '../faults/apply.ts'
import { SandboxContractError } from '../kit/check-response.ts'
import { HttpError } from '../kit/http-error.ts'
import type { LoggedRequestContext, SocketConnection } from '../kit/socket.ts'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import { errorBody, invalidRequest } from './adapter.ts'
import type { StoredAgent } from './agent.ts'
import { withSocketFault } from './faulty-connection.ts'
import { createModelError } from './generate-reply.ts'
import { checkRunning, consumeRateLimit } from './preconditions.ts'
import { toReplyRequest } from './reply-request.ts'
import { flatFrameWriter } from './response-formats.ts'
import { socketOperations } from './socket-operations.ts'
import type { State } from './state.ts'
import { writeFrames } from './write-frames.ts'

interface SocketMessageCall {
  readonly agent: StoredAgent
  readonly line: SocketConnection
  /** What was sent, parsed; `undefined` where it is no JSON. */
  readonly sent: unknown
  readonly requestContext: LoggedRequestContext
  readonly signal: AbortSignal
}

/** Answers one message, whatever it is, and writes down what became of it. */
export const handleSocketMessage = async (state: State, held: SocketMessageCall): Promise<void> => {
  const { requestContext, signal, line } = held
  const { faults, checkResponses } = state.runtime
  requestContext.operation = socketOperations.sendSocketMessage
  const struck = { platform: 'moltghost', operation: requestContext.operation.id }
  try {
    const refusal = await faultError(state, held)
    const fault = faults.consume('response', { ...struck, streams: true, socket: true })
    if (fault) requestContext.appliedFaults.push(fault.kind)
    const out = withSocketFault(line, fault)
    const frames = refusal ? errorFrames(refusal, requestContext) : replyFrames(state, held)
    for await (const frame of frames) {
      if (signal.aborted) break
      const problems = checkResponses && explainErrors(SocketEvent, frame)
      if (problems) throw new SandboxContractError(`The socket sends ${JSON.stringify(problems)}`)
      out.send(JSON.stringify(frame))
    }
    requestContext.finish(
      signal.aborted ? (fault ? 'interrupted' : 'aborted') : 'completed',
      signal.aborted ? undefined : 200,
    )
  } catch (error) {
    if (!(error instanceof ConnectionResetError)) throw error
    line.drop()
    requestContext.finish('interrupted', undefined)
  }
}

/** The refusal that a fault puts in the place of an answer. */
const faultError = async (
  state: State,
  { requestContext }: SocketMessageCall,
): Promise<HttpError | undefined> => {
  const struck = { platform: 'moltghost', operation: socketOperations.sendSocketMessage.id }
  let refusal: HttpError | undefined
  await applyBeforeHandler(
    state.runtime.faults,
    struck,
    requestContext,
    ({ status, code, details }) => {
      refusal = new HttpError(code ?? `HTTP_${status}`, status, 'A fault of the sandbox.', details)
      return {}
    },
  )
  return refusal
}

async function* errorFrames(
  refusal: HttpError,
  requestContext: LoggedRequestContext,
  id?: string,
): AsyncGenerator<ChatFrame, void> {
  requestContext.error = refusal
  yield { ...(id !== undefined && { id }), error: errorBody(refusal), done: true }
}

async function* replyFrames(
  state: State,
  held: SocketMessageCall,
): AsyncGenerator<ChatFrame, void> {
  const { agent, sent, requestContext, signal } = held
  try {
    const problems = explainErrors(SocketMessageSchema, sent)
    if (problems) throw invalidRequest(problems, 'message')
    const message = sent as SocketMessage
    checkRunning(state, agent)
    consumeRateLimit(state, agent)
    const turn = toReplyRequest(state, agent, message, message.messages)
    if (state.settings.modelError === true) throw createModelError()
    const pieces = flatFrameWriter({ id: state.runtime.ids.next('msg_'), echo: message.id }, true)
    for await (const frame of writeFrames(state, turn, pieces, signal)) {
      // A turn that breaks off is over, which on a socket has to be said.
      yield frame.error === undefined ? frame : { ...frame, ...messageIdOf(sent), done: true }
    }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    yield* errorFrames(error, requestContext, messageIdOf(sent).id)
  }
}

/** The id that a message gave itself, for what is said of it. */
export const messageIdOf = (sent: unknown): { readonly id?: string } => {
  const id = (sent as { readonly id?: unknown } | undefined | null)?.id
  return typeof id === 'string' ? { id } : {}
}
