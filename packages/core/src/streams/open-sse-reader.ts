import type { ByteReader, Chunk } from './byte-reader.ts'
import { byteReaderOf, chunkDecoder, wholeBody, withFirst } from './byte-reader.ts'
import { SseReader } from './sse-reader.ts'

/** Creates the error of a response of another type. `start` is the start of its body, if it was read. */
type CreateTypeError = (type: string, start?: string) => Promise<Error>

/** Creates the reader of an event stream, also if its content type is wrong. */
export const openSseReader = async (
  response: Response,
  createTooLargeError: () => Error,
  createTypeError: CreateTypeError,
): Promise<SseReader> =>
  new SseReader(await eventReader(response, createTypeError), createTooLargeError)

const eventReader = async (
  response: Response,
  createTypeError: CreateTypeError,
): Promise<ByteReader> => {
  const body = response.body === undefined ? wholeBody(response) : response.body
  const type = response.headers.get('content-type') ?? ''
  if (body && /^text\/event-stream\b|^$/i.test(type)) return byteReaderOf(body)
  if (body && /^(text\/plain|application\/octet-stream)\b/i.test(type)) {
    const reader = byteReaderOf(body)
    const { text, chunks } = await readStart(reader)
    if (/^[\r\n]*(data|event|id|retry)?:/.test(text)) return withFirst(chunks, reader)
    await reader.cancel().catch(() => undefined)
    throw await createTypeError(type, text)
  }
  throw await createTypeError(type, body ? undefined : '')
}

/** Reads until it is certain whether the text starts with a field of an event. */
const readStart = async (reader: ByteReader): Promise<{ text: string; chunks: Chunk[] }> => {
  const chunks: Chunk[] = []
  const decode = chunkDecoder()
  let text = ''
  do {
    const chunk = await reader.read()
    chunks.push(chunk)
    text += decode(chunk)
    if (chunk.done) break
  } while (text.length < 64 && /^[\r\n]*[a-z]{0,5}$/.test(text))
  return { text, chunks }
}
