import type { FileContent } from './content.ts'
import { readSlice, sizeOf } from './content.ts'

/** Bytes per chunk. */
const chunkSize = 65_536

/** Concatenates all contents into one stream. It does not read ahead. */
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
        const chunk = await readSlice(left[0], start, chunkSize)
        start += chunkSize
        sent += chunk.length
        controller.enqueue(chunk)
        report(sent)
      },
    },
    { highWaterMark: 0 },
  )
}
