import { WebhookError } from '../errors/webhook-error.ts'
import { concat } from './bytes.ts'
import type { Delivery } from './delivery.ts'
import { isRequest } from './delivery.ts'

/** Bytes that a body may have: far more than any event needs. */
export const maxBodyBytes = 1_048_576

/** The raw body; a promise only where it must be read first. */
export const bodyOf = (delivery: Delivery): string | Uint8Array | Promise<Uint8Array> => {
  if (isRequest(delivery)) return readBody(delivery)
  const body = rawBody(delivery.body)
  return body.length > maxBodyBytes ? tooLong() : body
}

const rawBody = (body: unknown): string | Uint8Array => {
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  // By name, for test runners have more than one ArrayBuffer.
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') {
    return new Uint8Array(body as ArrayBuffer)
  }
  if (body !== undefined && body !== null) return parsedAlready()
  throw new WebhookError('bad_payload', 'There is no body. Pass the raw one, as text or bytes.')
}

const readBody = async (request: Request): Promise<Uint8Array> => {
  if (request.bodyUsed || request.body?.locked) return parsedAlready()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBodyBytes) tooLong()
    }
  } catch (cause) {
    if (cause instanceof WebhookError) throw cause
    throw new WebhookError('bad_payload', 'The body broke off.', { cause })
  }
  return concat(chunks)
}

const tooLong = (): never => {
  throw new WebhookError('bad_payload', 'The body is longer than 1 MiB.', { status: 413 })
}

const parsedAlready = (): never => {
  const cure = 'Leave the raw body to the webhook: no express.json(), no request.json() before it.'
  throw new WebhookError(
    'body_parsed_already',
    `The body was read or parsed already, so what was signed is gone. ${cure}`,
  )
}
