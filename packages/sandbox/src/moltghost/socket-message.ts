import { explainErrors } from '@molt-sdk/contracts/kernel'
import type { ChatFrame, SocketMessage } from '@molt-sdk/contracts/moltghost'
import { socketFrame, socketMessage } from '@molt-sdk/contracts/moltghost'
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
  readonly exchange: LoggedRequestContext
  readonly signal: AbortSignal
}

/** Answers one message, whatever it is, and writes down what became of it. */
export const handleSocketMessage = async (state: State, held: SocketMessageCall): Promise<void> => {
  const { exchange, signal, line } = held
  const { faults, checkAnswers } = state.world
  exchange.operation = socketOperations.sendSocketMessage
  const struck = { platform: 'moltghost', operation: exchange.operation.id }
  try {
    const refusal = await faultError(state, held)
    const fault = faults.consume('answer', { ...struck, streams: true, socket: true })
    if (fault) exchange.appliedFaults.push(fault.kind)
    const out = withSocketFault(line, fault)
    const frames = refusal ? errorFrames(refusal, exchange) : replyFrames(state, held)
    for await (const frame of frames) {
      if (signal.aborted) break
      const problems = checkAnswers && explainErrors(socketFrame, frame)
      if (problems) throw new SandboxContractError(`The socket sends ${JSON.stringify(problems)}`)
      out.send(JSON.stringify(frame))
    }
    exchange.finish(
      signal.aborted ? (fault ? 'cut' : 'aborted') : 'answered',
      signal.aborted ? undefined : 200,
    )
  } catch (error) {
    if (!(error instanceof ConnectionResetError)) throw error
    line.drop()
    exchange.finish('cut', undefined)
  }
}

/** The refusal that a fault puts in the place of an answer. */
const faultError = async (
  state: State,
  { exchange }: SocketMessageCall,
): Promise<HttpError | undefined> => {
  const struck = { platform: 'moltghost', operation: socketOperations.sendSocketMessage.id }
  let refusal: HttpError | undefined
  await applyBeforeHandler(state.world.faults, struck, exchange, ({ status, code, details }) => {
    refusal = new HttpError(code ?? `HTTP_${status}`, status, 'A fault of the sandbox.', details)
    return {}
  })
  return refusal
}

async function* errorFrames(
  refusal: HttpError,
  exchange: LoggedRequestContext,
  id?: string,
): AsyncGenerator<ChatFrame, void> {
  exchange.error = refusal
  yield { ...(id !== undefined && { id }), error: errorBody(refusal), done: true }
}

async function* replyFrames(
  state: State,
  held: SocketMessageCall,
): AsyncGenerator<ChatFrame, void> {
  const { agent, sent, exchange, signal } = held
  try {
    const problems = explainErrors(socketMessage, sent)
    if (problems) throw invalidRequest(problems, 'message')
    const message = sent as SocketMessage
    checkRunning(state, agent)
    consumeRateLimit(state, agent)
    const turn = toReplyRequest(state, agent, message, message.messages)
    if (state.settings.createModelError === true) throw createModelError()
    const pieces = flatFrameWriter({ id: state.world.ids.next('msg_'), echo: message.id }, true)
    for await (const frame of writeFrames(state, turn, pieces, signal)) {
      // A turn that breaks off is over, which on a socket has to be said.
      yield frame.error === undefined ? frame : { ...frame, ...messageIdOf(sent), done: true }
    }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    yield* errorFrames(error, exchange, messageIdOf(sent).id)
  }
}

/** The id that a message gave itself, for what is said of it. */
export const messageIdOf = (sent: unknown): { readonly id?: string } => {
  const id = (sent as { readonly id?: unknown } | undefined | null)?.id
  return typeof id === 'string' ? { id } : {}
}
