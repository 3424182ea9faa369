import type { Operation } from '@molt-sdk/contracts/kernel'
import { StreamError } from '../errors/client-errors.ts'
import type { ClientContext } from '../http/client-context.ts'
import type { InternalCallOptions } from '../http/internal-call-options.ts'
import { loadModule } from '../http/load-module.ts'
import type { CallOptions } from '../http/options.ts'
import { parseJson } from '../http/parse-json.ts'
import { isErrorBody, toFailure } from '../http/read-response.ts'
import { readErrorBody } from '../http/read-text.ts'
import type { CallArgs } from '../http/request.ts'
import { RequestRunner } from '../http/request-runner.ts'
import { StreamEventReader } from './stream-event-reader.ts'

type OpenSseReader = typeof import('./open-sse-reader.ts').openSseReader

/** The internal options of a stream, which sets the others itself. */
export type StreamInternalOptions = Omit<InternalCallOptions, 'accept' | 'prepare'>

/** Creates the reader of a stream. The request is sent when it is first read. */
export const openStream = (
  context: ClientContext,
  operation: Operation,
  args: CallArgs,
  options: CallOptions,
  internal: StreamInternalOptions,
): StreamEventReader => {
  let openSseReader: OpenSseReader
  const runner: RequestRunner = new RequestRunner(context, operation, args, options, {
    ...internal,
    accept: 'text/event-stream',
    prepare: async () => {
      // Loaded with the first stream: programs that never stream do without its 2 KB.
      const load = () => import('./open-sse-reader.ts')
      ;({ openSseReader } = await loadModule(runner, 'the code that reads streams', load))
    },
  })
  const idleTimeout = options.idleTimeout ?? context.options.idleTimeout ?? 60_000
  return new StreamEventReader(runner, context, idleTimeout, (createTooLargeError) =>
    runner.run((response) =>
      openSseReader(response, createTooLargeError, (type, start) =>
        createTypeError(runner, response, type, start),
      ),
    ),
  )
}

/** Creates the error of a response that is not a stream, from the platform's error if it has one. */
const createTypeError = async (
  runner: RequestRunner,
  response: Response,
  type: string,
  start?: string,
): Promise<Error> => {
  const text = start ?? (await readErrorBody(response, 1_000))
  if (isErrorBody(runner, parseJson(text))) return toFailure(runner, response, text)
  const excerpt = runner.context.redact.excerpt(text.trim())
  const what = runner.context.redact.string(type) || 'an empty response'
  return new StreamError(
    `${runner.operation.id}: expected a response of type text/event-stream, got ${what}${excerpt && `: ${excerpt}`}`,
    {
      ...runner.errorContext(),
      code: 'unexpected_content_type',
      status: response.status,
      retryable: false,
    },
  )
}
