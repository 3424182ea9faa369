import { WebhookError } from '../errors/webhook-error.ts'
import { setBoundedTimeout } from '../http/deadline.ts'
import { redactCause } from '../observe/redact-cause.ts'
import type { TextRedactor } from '../observe/text-redactor.ts'
import { createBodyParts, maxBodyBytes } from './body-parts.ts'
import type { WebhookRequest } from './webhook-request.ts'

/** Reads a body. The adapters of Node pass one, because reading by events costs less than a stream. */
export interface BodyReader {
  /** Resolves to the whole body, or to as much of it as shows that it is too long. */
  readBody(): Promise<Uint8Array>
  /** Stops reading, also while a part is awaited. */
  cancel(): unknown
}

/**
 * Returns the raw body, as a promise only if it must be read first. A body that is too long is read
 * only until that is known, and one that takes too long only until `timeout` ms have passed.
 */
export const readRawBody = (
  request: WebhookRequest,
  timeout: number,
  redact: () => TextRedactor,
): string | Uint8Array | Promise<Uint8Array> => {
  const { body, bodyUsed } = request as { body?: unknown; bodyUsed?: boolean }
  // First, because looking for the functions of a stream in a buffer takes longer.
  if (!bodyUsed && (typeof body === 'string' || body instanceof Uint8Array)) return body
  if (bodyUsed || (body as Partial<ReadableStream> | null | undefined)?.locked)
    return throwBodyConsumed()
  const reader = readerOf(body)
  return reader ? read(reader, timeout, redact) : rawBody(body)
}

const readerOf = (body: unknown): BodyReader | undefined => {
  const stream = Object(body) as Partial<BodyReader & ReadableStream & AsyncIterable<unknown>>
  if (stream.readBody) return stream as BodyReader
  if (stream.getReader) {
    const reader = stream.getReader()
    return { readBody: () => collect(() => reader.read()), cancel: () => reader.cancel() }
  }
  const iterator = stream[Symbol.asyncIterator]?.()
  return (
    iterator && {
      readBody: () => collect(() => iterator.next()),
      cancel: () => iterator.return?.(),
    }
  )
}

const rawBody = (body: unknown): string | Uint8Array => {
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  // By name, because test runners have more than one ArrayBuffer.
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') {
    return new Uint8Array(body as ArrayBuffer)
  }
  // A Request without a body has null.
  return body === null ? '' : throwBodyConsumed()
}

/** The sender is not verified yet, so neither its size nor its pace is trusted. */
const read = (
  reader: BodyReader,
  timeout: number,
  redact: () => TextRedactor,
): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      // Not awaited: in Node.js, this promise is pending until the next chunk arrives.
      Promise.resolve(reader.cancel()).catch(() => undefined)
    }
    const timer = setBoundedTimeout(() => {
      stop()
      const message = `The request body was not received within ${timeout} ms.`
      reject(new WebhookError(message, { code: 'body_timeout', status: 408 }))
    }, timeout)
    reader
      .readBody()
      .then(
        (bytes) => {
          if (bytes.length > maxBodyBytes) stop()
          resolve(bytes)
        },
        (thrown) => {
          const cause = redactCause(thrown, redact())
          const message = 'The connection was closed before the full request body was received.'
          reject(new WebhookError(message, { code: 'invalid_payload', cause }))
        },
      )
      .finally(() => clearTimeout(timer))
  })

const collect = async (
  next: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>,
): Promise<Uint8Array> => {
  const parts = createBodyParts()
  for (;;) {
    const { done, value } = await next()
    if (done || !parts.add(value as Uint8Array)) return parts.join()
  }
}

const throwBodyConsumed = (): never => {
  const message =
    'The request body has already been read or parsed. Pass the raw body: register this route before express.json(), do not call request.json(), or keep the body as request.rawBody.'
  throw new WebhookError(message, { code: 'body_already_parsed', status: 500 })
}
