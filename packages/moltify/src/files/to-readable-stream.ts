import type { FileContent } from './content.ts'
import { readSlice, sizeOf } from './content.ts'

/** Bytes that are handed over at once. */
const chunkSize = 65_536

/** All contents as one stream, which reads no further ahead than it is read. */
export const toReadableStream = (
  contents: readonly FileContent[],
  report: (sent: number) => void,
): ReadableStream<Uint8Array> => {
  const left = [...contents]
  let start = 0
  let sent = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (left[0] && start >= sizeOf(left[0])) {
          left.shift()
          start = 0
        }
        if (!left[0]) return controller.close()
        const piece = await readSlice(left[0], start, chunkSize)
        start += chunkSize
        sent += piece.length
        controller.enqueue(piece)
        report(sent)
      },
    },
    { highWaterMark: 0 },
  )
}
