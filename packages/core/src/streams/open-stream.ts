import type { Operation } from '@molt-sdk/contracts/kernel'
import { StreamError } from '../errors/stream-error.ts'
import type { ClientContext } from '../http/client-context.ts'
import type { Route } from '../http/exchange.ts'
import { Exchange } from '../http/exchange.ts'
import type { CallOptions } from '../http/options.ts'
import type { Args } from '../http/request.ts'
import { FrameReader } from './frame-reader.ts'
import { SseReader } from './sse-reader.ts'

/** The reader of the frames of a stream. Its request goes out when it is first read. */
export const openStream = (
  context: ClientContext,
  operation: Operation,
  args: Args,
  options: CallOptions,
  route: Route,
): FrameReader => {
  const headers = { accept: 'text/event-stream', ...options.headers }
  const exchange = new Exchange(context, operation, args, { ...options, headers })
  const idle = options.idleTimeout ?? context.settings.idleTimeout ?? 60_000
  return new FrameReader(exchange, context, idle, (tooLong) =>
    exchange.run(async (response) => new SseReader(readable(response, exchange), tooLong), route),
  )
}

const readable = (response: Response, exchange: Exchange): ReadableStream<Uint8Array> => {
  const { body, headers, status } = response
  const type = headers.get('content-type') ?? ''
  if (body && /^text\/event-stream\b|^$/i.test(type)) return body
  body?.cancel().catch(() => undefined)
  throw new StreamError(
    `${exchange.operation.id}: expected text/event-stream, but the answer is ${type || 'empty'}.`,
    {
      ...exchange.errorContext(),
      code: 'not_a_stream',
      status,
      retryable: false,
      outcome: undefined,
    },
  )
}
