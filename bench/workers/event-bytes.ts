import type { Events } from '../contestants/contestant.ts'

export type Shape = 'one event a chunk' | 'awkward splits' | 'big blocks'

export const shapes: readonly Shape[] = ['one event a chunk', 'awkward splits', 'big blocks']

const encoder = new TextEncoder()

const texts = ['Two invoices ', 'are due on ', 'Friday; the ', 'café pays ', 'in €, at ', 'noon. ']

/** The events of a whole stream, one after the other, so that a long one needs no memory. */
export function* eventTexts(events: Events, count: number): Generator<string> {
  yield* events.opening
  for (let at = 0; at < count; at++) yield events.middle(texts[at % texts.length] ?? '')
  yield* events.closing
}

/** The same bytes, cut in one of three ways. */
export const chunksOf = (events: Events, count: number, shape: Shape): Uint8Array[] => {
  const whole = [...eventTexts(events, count)]
  if (shape === 'one event a chunk') return whole.map((text) => encoder.encode(text))
  const bytes = encoder.encode(whole.join(''))
  const chunks: Uint8Array[] = []
  let seed = 7
  for (let from = 0; from < bytes.length; ) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    // Between 1 and 160 bytes: inside a word, a character, a line end; now and then two events.
    const length = shape === 'big blocks' ? 65_536 : 1 + (seed % 160)
    chunks.push(bytes.subarray(from, from + length))
    from += length
  }
  return chunks
}

/** A body that hands out some chunks each time it is asked, as a socket would. */
export const bodyOf = (chunks: Iterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const iterator = chunks[Symbol.iterator]()
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      for (let at = 0; at < 16; at++) {
        const { done, value } = iterator.next()
        if (done) return controller.close()
        controller.enqueue(value)
      }
    },
  })
}
