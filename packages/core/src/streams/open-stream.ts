import type { Operation } from '@molt-sdk/contracts/kernel'
import { StreamError } from '../errors/stream-error.ts'
import type { ClientContext } from '../http/client-context.ts'
import type { CallOptions } from '../http/options.ts'
import type { CallArgs } from '../http/request.ts'
import type { Route } from '../http/request-runner.ts'
import { RequestRunner } from '../http/request-runner.ts'
import { SseReader } from './sse-reader.ts'
import { StreamEventReader } from './stream-event-reader.ts'

/** The reader of the frames of a stream. Its request goes out when it is first read. */
export const openStream = (
  context: ClientContext,
  operation: Operation,
  args: CallArgs,
  options: CallOptions,
  route: Route,
): StreamEventReader => {
  const headers = { accept: 'text/event-stream', ...options.headers }
  const exchange = new RequestRunner(context, operation, args, { ...options, headers })
  const idle = options.idleTimeout ?? context.options.idleTimeout ?? 60_000
  return new StreamEventReader(exchange, context, idle, (tooLong) =>
    exchange.run(
      async (response) => new SseReader(eventStreamBody(response, exchange), tooLong),
      route,
    ),
  )
}

const eventStreamBody = (
  response: Response,
  exchange: RequestRunner,
): ReadableStream<Uint8Array> => {
  const { body, headers, status } = response
  const type = headers.get('content-type') ?? ''
  if (body && /^text\/event-stream\b|^$/i.test(type)) return body
  body?.cancel().catch(() => undefined)
  throw new StreamError(
    `${exchange.operation.id}: expected text/event-stream, but the answer is ${type || 'empty'}.`,
    {
      ...exchange.errorContext(),
      code: 'unexpected_content_type',
      status,
      retryable: false,
      outcome: undefined,
    },
  )
}
