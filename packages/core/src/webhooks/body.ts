import { WebhookError } from '../errors/webhook-error.ts'
import { joined } from './bytes.ts'
import type { Delivery } from './delivery.ts'
import { isRequest } from './delivery.ts'

/** Bytes that a body may have: far more than any event needs. */
const maxBytes = 1_048_576

/** The raw body; a promise only where it must be read first. */
export const bodyOf = (delivery: Delivery): string | Uint8Array | Promise<Uint8Array> => {
  if (isRequest(delivery)) {
    const { body, bodyUsed } = delivery
    return bodyUsed || body?.locked ? notThere() : read(body ?? [])
  }
  if (isStream(delivery.body)) return read(delivery.body)
  const body = rawBody(delivery.body)
  return body.length > maxBytes ? tooLong() : body
}

const rawBody = (body: unknown): string | Uint8Array => {
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  // By name, for test runners have more than one ArrayBuffer.
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') {
    return new Uint8Array(body as ArrayBuffer)
  }
  return notThere()
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

const isStream = (body: unknown): body is Chunks => Symbol.asyncIterator in Object(body)

const read = async (stream: Chunks): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBytes) tooLong()
    }
  } catch (cause) {
    throw cause instanceof WebhookError
      ? cause
      : new WebhookError('bad_payload', 'The body broke off.', 400, cause)
  }
  return joined(chunks)
}

const tooLong = (): never => {
  throw new WebhookError('bad_payload', 'The body is longer than 1 MiB.', 413)
}

const notThere = (): never => {
  const cure = 'Pass it raw, with no express.json() or request.json() before.'
  const message = `The body was read or parsed already. ${cure}`
  throw new WebhookError('body_parsed_already', message, 500)
}
