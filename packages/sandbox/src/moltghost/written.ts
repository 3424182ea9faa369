import type { ChatFrame } from '@molt-sdk/contracts/moltghost'
import { Refusal } from '../kit/refusal.ts'
import type { Writing } from './forms.ts'
import { errorBody } from './house.ts'
import type { Turn } from './speak.ts'
import { speak } from './speak.ts'
import type { State } from './state.ts'

/** A reply as events, in any form. One that breaks off ends in an error event. */
export async function* written<Frame>(
  state: State,
  turn: Turn,
  { first, piece, last }: Writing<Frame>,
  signal: AbortSignal,
): AsyncGenerator<Frame | ChatFrame, void> {
  const tokens = speak(state, turn, signal)
  try {
    if (first) yield first
    for (;;) {
      const { done, value } = await tokens.next()
      if (done) return yield* last(value)
      yield piece(value)
    }
  } catch (error) {
    yield { error: errorBody(asRefusal(error)) }
  } finally {
    // Whoever stops listening has used what was said so far.
    await tokens.return(undefined as never)
  }
}

const asRefusal = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  return new Refusal('internal_error', 500, error instanceof Error ? error.message : `${error}`)
}
