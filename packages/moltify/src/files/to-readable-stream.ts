import type { FileContent } from './content.ts'
import { readSlice, sizeOf, wasChanged } from './content.ts'

/** Bytes per chunk. */
const chunkSize = 65_536

/** Concatenates all contents into one stream. It does not read ahead. */
export const toReadableStream = (
  contents: readonly FileContent[],
  report: (sent: number) => void,
  onError: (error: Error) => void,
): ReadableStream<Uint8Array> => {
  const left = contents.map((content) => ({ content, modified: modifiedAt(content) }))
  let start = 0
  let sent = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          while (left[0] && start >= sizeOf(left[0].content)) {
            left.shift()
            start = 0
          }
          if (!left[0]) return controller.close()
          const { content, modified } = left[0]
          const chunk = await readSlice(content, start, chunkSize)
          if (modifiedAt(content) !== modified) throw wasChanged((content as File).name)
          start += chunkSize
          sent += chunk.length
          controller.enqueue(chunk)
          report(sent)
        } catch (error) {
          onError(error as Error)
          throw error
        }
      },
    },
    { highWaterMark: 0 },
  )
}

/** Files of Bun read a changed file without an error, but show when it was changed. */
const modifiedAt = (content: FileContent): number | undefined =>
  (content as Partial<File>).lastModified
