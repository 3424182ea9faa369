import type { Readable } from 'node:stream'

/** Reads a body to its end as text. A byte order mark is left out, as fetch does. */
export const readText = (source: Readable): Promise<string> =>
  new Promise((resolve, reject) => {
    if (source.destroyed) return reject(source.errored ?? closedEarly())
    const chunks: Buffer[] = []
    source.on('data', (chunk: Buffer) => void chunks.push(chunk))
    source.on('end', () => {
      const [first] = chunks
      const bytes = chunks.length === 1 && first ? first : Buffer.concat(chunks)
      const text = bytes.toString()
      resolve(text.startsWith('\uFEFF') ? text.slice(1) : text)
    })
    source.on('error', reject)
    source.on('close', () => {
      if (!source.readableEnded) reject(closedEarly())
    })
  })

/** Returns the body as a stream of fetch. The source is paused while it is not read. */
export const toWebStream = (source: Readable): ReadableStream<Uint8Array<ArrayBuffer>> => {
  let hasEnded = false
  const end = (finish?: () => void): void => {
    if (hasEnded) return
    hasEnded = true
    finish?.()
  }
  return new ReadableStream({
    start(controller) {
      if (source.destroyed) return controller.error(source.errored ?? closedEarly())
      source.on('data', (chunk: Uint8Array<ArrayBuffer>) => {
        if (hasEnded) return
        controller.enqueue(chunk)
        if ((controller.desiredSize ?? 0) <= 0) source.pause()
      })
      source.on('end', () => end(() => controller.close()))
      source.on('error', (error) => end(() => controller.error(error)))
      source.on('close', () => end(() => controller.error(closedEarly())))
      source.pause()
    },
    pull() {
      source.resume()
    },
    cancel() {
      end()
      source.destroy()
    },
  })
}

const closedEarly = (): Error =>
  Object.assign(new Error('the connection was closed before the end of the body'), {
    code: 'ECONNRESET',
  })
