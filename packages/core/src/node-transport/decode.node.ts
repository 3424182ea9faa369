import type { IncomingMessage } from 'node:http'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** Value of the header that asks for a compressed response. */
export const acceptedEncodings = 'gzip, br'

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** Returns the decoded body of a response, or `null` if it has none. */
export const decodeBody = (message: IncomingMessage, method: string): Readable | null => {
  const { statusCode, headers } = message
  if (method === 'HEAD' || statusCode === 204 || statusCode === 304) {
    // Releases the connection.
    message.resume()
    return null
  }
  const encodings = headers['content-encoding']?.toLowerCase().split(/\s*,\s*/) ?? []
  let source: Readable = message
  for (const encoding of encodings.reverse()) {
    const decoder = decoders[encoding]?.()
    // Whoever reads the body gets its error. Without any listener, an error would end the process.
    if (decoder) source = pipeline(source, decoder, () => undefined).on('error', () => undefined)
  }
  return source
}
