import type { ChatFrame } from '@molt-sdk/contracts/moltghost/types'
import { HttpError } from '../kit/http-error.ts'
import { errorBody } from './adapter.ts'
import type { ReplyRequest } from './generate-reply.ts'
import { generateTokens } from './generate-reply.ts'
import type { FrameWriter } from './response-formats.ts'
import type { State } from './state.ts'

/** A reply as events, in any form. One that breaks off ends in an error event. */
export async function* writeFrames<Frame>(
  state: State,
  turn: ReplyRequest,
  { first, piece, last }: FrameWriter<Frame>,
  signal: AbortSignal,
): AsyncGenerator<Frame | ChatFrame, void> {
  const tokens = generateTokens(state, turn, signal)
  try {
    if (first) yield first
    for (;;) {
      const { done, value } = await tokens.next()
      if (done) return yield* last(value)
      yield piece(value)
    }
  } catch (error) {
    yield { error: errorBody(toHttpError(error)) }
  } finally {
    // Whoever stops listening has used what was said so far.
    await tokens.return(undefined as never)
  }
}

const toHttpError = (error: unknown): HttpError => {
  if (error instanceof HttpError) return error
  return new HttpError('internal_error', 500, error instanceof Error ? error.message : `${error}`)
}
