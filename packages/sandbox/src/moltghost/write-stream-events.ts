import type { ChatStreamEvent } from '@molt-sdk/contracts/moltghost/types'
import { HttpError } from '../kit/http-error.ts'
import { errorBody } from './adapter.ts'
import type { ReplyRequest } from './generate-reply.ts'
import { generateTokens } from './generate-reply.ts'
import type { StreamEventWriter } from './response-formats.ts'
import type { State } from './state.ts'

/** Generates a reply as stream events. If it fails, the last event is an error. */
export async function* writeStreamEvents<Event>(
  state: State,
  request: ReplyRequest,
  { start, delta, end }: StreamEventWriter<Event>,
  signal: AbortSignal,
): AsyncGenerator<Event | ChatStreamEvent, void> {
  const tokens = generateTokens(state, request, signal)
  try {
    if (start) yield start
    for (;;) {
      const { done, value } = await tokens.next()
      if (done) return yield* end(value)
      yield delta(value)
    }
  } catch (error) {
    yield { error: errorBody(toHttpError(error)) }
  } finally {
    // A caller that disconnects has used the tokens generated so far.
    await tokens.return(undefined as never)
  }
}

const toHttpError = (error: unknown): HttpError => {
  if (error instanceof HttpError) return error
  return new HttpError('internal_error', 500, error instanceof Error ? error.message : `${error}`)
}
