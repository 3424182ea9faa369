import type { StreamFixture } from '../candidates/candidate.ts'

export type ChunkLayout = 'one event per chunk' | 'random splits' | '64 KB chunks'

export const chunkLayouts: readonly ChunkLayout[] = [
  'one event per chunk',
  'random splits',
  '64 KB chunks',
]

const encoder = new TextEncoder()

const texts = ['Two invoices ', 'are due on ', 'Friday; the ', 'café pays ', 'in €, at ', 'noon. ']

/** Yields the events of a complete stream one by one, so that a long stream needs no memory. */
export function* eventTexts(events: StreamFixture, count: number): Generator<string> {
  yield* events.opening
  for (let index = 0; index < count; index++) yield events.middle(texts[index % texts.length] ?? '')
  yield* events.closing
}

/** Splits the bytes of a stream in one of three ways. */
export const chunksOf = (
  events: StreamFixture,
  count: number,
  layout: ChunkLayout,
): Uint8Array[] => {
  const allTexts = [...eventTexts(events, count)]
  if (layout === 'one event per chunk') return allTexts.map((text) => encoder.encode(text))
  const bytes = encoder.encode(allTexts.join(''))
  const chunks: Uint8Array[] = []
  let seed = 7
  for (let from = 0; from < bytes.length; ) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    // 1 to 160 bytes: splits words, characters and line ends, and sometimes joins two events.
    const length = layout === '64 KB chunks' ? 65_536 : 1 + (seed % 160)
    chunks.push(bytes.subarray(from, from + length))
    from += length
  }
  return chunks
}

/** Creates a body that enqueues several chunks per pull, as a socket does. */
export const bodyOf = (chunks: Iterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const iterator = chunks[Symbol.iterator]()
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      for (let index = 0; index < 16; index++) {
        const { done, value } = iterator.next()
        if (done) return controller.close()
        controller.enqueue(value)
      }
    },
  })
}
