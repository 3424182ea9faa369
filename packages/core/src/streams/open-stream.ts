import type { Operation } from '@molt-sdk/contracts/kernel'
import { StreamError } from '../errors/client-errors.ts'
import type { ClientContext } from '../http/client-context.ts'
import type { InternalCallOptions } from '../http/internal-call-options.ts'
import type { CallOptions } from '../http/options.ts'
import type { CallArgs } from '../http/request.ts'
import { RequestRunner } from '../http/request-runner.ts'
import { SseReader } from './sse-reader.ts'
import { StreamEventReader } from './stream-event-reader.ts'

/** Creates the reader of a stream. The request is sent when it is first read. */
export const openStream = (
  context: ClientContext,
  operation: Operation,
  args: CallArgs,
  options: CallOptions,
  internal: InternalCallOptions,
): StreamEventReader => {
  const headers = { accept: 'text/event-stream', ...options.headers }
  const runner = new RequestRunner(context, operation, args, { ...options, headers }, internal)
  const idleTimeout = options.idleTimeout ?? context.options.idleTimeout ?? 60_000
  return new StreamEventReader(runner, context, idleTimeout, (createTooLargeError) =>
    runner.run(
      async (response) => new SseReader(eventStreamBody(response, runner), createTooLargeError),
    ),
  )
}

const eventStreamBody = (response: Response, runner: RequestRunner): ReadableStream<Uint8Array> => {
  const { body, headers, status } = response
  const type = headers.get('content-type') ?? ''
  if (body && /^text\/event-stream\b|^$/i.test(type)) return body
  body?.cancel().catch(() => undefined)
  throw new StreamError(
    `${runner.operation.id}: expected a response of type text/event-stream, got ${type || 'an empty response'}.`,
    {
      ...runner.errorContext(),
      code: 'unexpected_content_type',
      status,
      retryable: false,
      outcome: undefined,
    },
  )
}
