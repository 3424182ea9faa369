import { WebhookError } from '../errors/webhook-error.ts'
import { concatBytes } from './bytes.ts'
import type { WebhookRequest } from './webhook-request.ts'

/** Maximum size of a body, in bytes: far more than any event needs. */
export const maxBodyBytes = 1_048_576

type Chunks = AsyncIterable<Uint8Array>

/**
 * Returns the raw body, as a promise only if it must be read first. A body that is too long is read
 * only until that is known.
 */
export const readRawBody = (request: WebhookRequest): string | Uint8Array | Promise<Uint8Array> => {
  const { body, bodyUsed } = request as { body?: unknown; bodyUsed?: boolean }
  if (bodyUsed || (body as Partial<ReadableStream> | null | undefined)?.locked)
    return throwBodyConsumed()
  if (Symbol.asyncIterator in Object(body)) return read(body as Chunks)
  return rawBody(body)
}

const rawBody = (body: unknown): string | Uint8Array => {
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  // By name, because test runners have more than one ArrayBuffer.
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') {
    return new Uint8Array(body as ArrayBuffer)
  }
  // A Request without a body has null.
  return body === null ? '' : throwBodyConsumed()
}

const read = async (stream: Chunks): Promise<Uint8Array> => {
  let chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      // The sender is not verified yet, and a chunk of one byte takes a thousand times its size.
      if (chunks.push(chunk) > 1_000) chunks = [await concatBytes(chunks)]
      size += chunk.length
      if (size > maxBodyBytes) break
    }
  } catch (cause) {
    const message = 'The connection was closed before the full request body was received.'
    throw new WebhookError(message, { code: 'invalid_payload', cause })
  }
  return concatBytes(chunks)
}

const throwBodyConsumed = (): never => {
  const message =
    'The request body has already been read or parsed. Pass the raw body: register this route before express.json(), and do not call request.json().'
  throw new WebhookError(message, { code: 'body_already_parsed', status: 500 })
}
