import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

/** What is sent as the body, and the headers that describe it. */
export interface RequestBody {
  readonly data?: string | Uint8Array | Readable | undefined
  readonly length?: number | undefined
  readonly type?: string | undefined
}

/** Converts the body of a request. Of a stream, the length is not known. */
export const toRequestBody = (body: BodyInit | null | undefined, method: string): RequestBody => {
  if (body === null || body === undefined) return /^P/.test(method) ? { length: 0 } : {}
  if (typeof body === 'string') return { data: body, length: Buffer.byteLength(body) }
  if (body instanceof Uint8Array) return { data: body, length: body.byteLength }
  if (body instanceof ReadableStream) return { data: toReadable(body) }
  // A form or another kind of fetch, which encodes it.
  const { body: stream, headers } = new Response(body)
  return {
    data: stream ? toReadable(stream) : undefined,
    type: headers.get('content-type') ?? undefined,
  }
}

const toReadable = (stream: ReadableStream): Readable =>
  Readable.fromWeb(stream as NodeReadableStream)
