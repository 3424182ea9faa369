import { explainErrors } from '@molt-sdk/contracts/kernel'
import type { ChatFrame, SocketMessage } from '@molt-sdk/contracts/moltghost'
import { socketFrame, socketMessage } from '@molt-sdk/contracts/moltghost'
import { ConnectionLost } from '../connection-lost.ts'
import { beforeActing } from '../fault-effects.ts'
import { BrokenContract } from '../kit/check-answer.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Noted, SocketLine } from '../kit/socket.ts'
import type { StoredAgent } from './agent.ts'
import { faultyLine } from './faulty-line.ts'
import { flatPieces } from './forms.ts'
import { checkCalls, checkRunning } from './gate.ts'
import { errorBody, invalidRequest } from './house.ts'
import { socketOperations } from './socket-operations.ts'
import { failed } from './speak.ts'
import type { State } from './state.ts'
import { turnOf } from './turn.ts'
import { written } from './written.ts'

interface Held {
  readonly agent: StoredAgent
  readonly line: SocketLine
  /** What was sent, parsed; `undefined` where it is no JSON. */
  readonly sent: unknown
  readonly exchange: Noted
  readonly signal: AbortSignal
}

/** Answers one message, whatever it is, and writes down what became of it. */
export const holdTurn = async (state: State, held: Held): Promise<void> => {
  const { exchange, signal, line } = held
  const { faults, checkAnswers } = state.world
  exchange.operation = socketOperations.socketTurn
  const struck = { platform: 'moltghost', operation: exchange.operation.id }
  try {
    const refusal = await instead(state, held)
    const fault = faults.strike('answer', { ...struck, streams: true, socket: true })
    if (fault) exchange.faults.push(fault.kind)
    const out = faultyLine(line, fault)
    const frames = refusal ? refusedFrames(refusal, exchange) : framesOf(state, held)
    for await (const frame of frames) {
      if (signal.aborted) break
      const problems = checkAnswers && explainErrors(socketFrame, frame)
      if (problems) throw new BrokenContract(`The socket sends ${JSON.stringify(problems)}`)
      out.send(JSON.stringify(frame))
    }
    exchange.finish(
      signal.aborted ? (fault ? 'cut' : 'aborted') : 'answered',
      signal.aborted ? undefined : 200,
    )
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error
    line.drop()
    exchange.finish('cut', undefined)
  }
}

/** The refusal that a fault puts in the place of an answer. */
const instead = async (state: State, { exchange }: Held): Promise<Refusal | undefined> => {
  const struck = { platform: 'moltghost', operation: socketOperations.socketTurn.id }
  let refusal: Refusal | undefined
  await beforeActing(state.world.faults, struck, exchange, ({ status, code, details }) => {
    refusal = new Refusal(code ?? `HTTP_${status}`, status, 'A fault of the sandbox.', details)
    return {}
  })
  return refusal
}

async function* refusedFrames(
  refusal: Refusal,
  exchange: Noted,
  id?: string,
): AsyncGenerator<ChatFrame, void> {
  exchange.refusal = refusal
  yield { ...(id !== undefined && { id }), error: errorBody(refusal), done: true }
}

async function* framesOf(state: State, held: Held): AsyncGenerator<ChatFrame, void> {
  const { agent, sent, exchange, signal } = held
  try {
    const problems = explainErrors(socketMessage, sent)
    if (problems) throw invalidRequest(problems, 'message')
    const message = sent as SocketMessage
    checkRunning(state, agent)
    checkCalls(state, agent)
    const turn = turnOf(state, agent, message, message.messages)
    if (state.settings.modelError === true) throw failed()
    const pieces = flatPieces({ id: state.world.ids.next('msg_'), echo: message.id }, true)
    for await (const frame of written(state, turn, pieces, signal)) {
      // A turn that breaks off is over, which on a socket has to be said.
      yield frame.error === undefined ? frame : { ...frame, ...idOf(sent), done: true }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    yield* refusedFrames(error, exchange, idOf(sent).id)
  }
}

/** The id that a message gave itself, for what is said of it. */
export const idOf = (sent: unknown): { readonly id?: string } => {
  const id = (sent as { readonly id?: unknown } | undefined | null)?.id
  return typeof id === 'string' ? { id } : {}
}
