import { WebhookError } from '../errors/webhook-error.ts'
import { concatBytes } from './bytes.ts'
import type { WebhookRequest } from './webhook-request.ts'

/** Bytes that a body may have: far more than any event needs. */
export const maxBodyBytes = 1_048_576

type Chunks = AsyncIterable<Uint8Array>

/**
 * The raw body; a promise only where it must be read first. Of one that is too long, no more than is
 * needed to know that.
 */
export const readRawBody = (
  delivery: WebhookRequest,
): string | Uint8Array | Promise<Uint8Array> => {
  const { body, bodyUsed } = delivery as { body?: unknown; bodyUsed?: boolean }
  if (bodyUsed || (body as Partial<ReadableStream> | null | undefined)?.locked)
    return throwBodyConsumed()
  if (Symbol.asyncIterator in Object(body)) return read(body as Chunks)
  return rawBody(body)
}

const rawBody = (body: unknown): string | Uint8Array => {
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  // By name, for test runners have more than one ArrayBuffer.
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') {
    return new Uint8Array(body as ArrayBuffer)
  }
  // As a request without a body has it.
  return body === null ? '' : throwBodyConsumed()
}

const read = async (stream: Chunks): Promise<Uint8Array> => {
  let chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      // Anybody may send, and a byte in a chunk of its own takes a thousand times its size.
      if (chunks.push(chunk) > 1_000) chunks = [await concatBytes(chunks)]
      size += chunk.length
      if (size > maxBodyBytes) break
    }
  } catch (cause) {
    throw new WebhookError('The body broke off.', { code: 'invalid_payload', cause })
  }
  return concatBytes(chunks)
}

const throwBodyConsumed = (): never => {
  const cure = 'Pass it raw: no express.json() or request.json().'
  const message = `The body was read or parsed before. ${cure}`
  throw new WebhookError(message, { code: 'body_already_parsed', status: 500 })
}
