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
import type { ByteReader, Chunk } from './byte-reader.ts'
import { byteReaderOf, chunkDecoder, wholeBody, withFirst } from './byte-reader.ts'
import { StreamEventReader } from './stream-event-reader.ts'

type SseReaderClass = typeof import('./sse-reader.ts').SseReader

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
  let SseReader: SseReaderClass
  const runner: RequestRunner = new RequestRunner(context, operation, args, options, {
    ...internal,
    accept: 'text/event-stream',
    prepare: async () => {
      // Loaded with the first stream: programs that never stream do without its 2 KB.
      const load = () => import('./sse-reader.ts')
      ;({ SseReader } = await loadModule(runner, 'the code that reads streams', load))
    },
  })
  const idleTimeout = options.idleTimeout ?? context.options.idleTimeout ?? 60_000
  return new StreamEventReader(runner, context, idleTimeout, (createTooLargeError) =>
    runner.run(
      async (response) => new SseReader(await eventReader(response, runner), createTooLargeError),
    ),
  )
}

/** Returns the reader of an event stream, also if its content type is wrong. */
const eventReader = async (response: Response, runner: RequestRunner): Promise<ByteReader> => {
  const { headers } = response
  const body = response.body === undefined ? wholeBody(response) : response.body
  const type = headers.get('content-type') ?? ''
  if (body && /^text\/event-stream\b|^$/i.test(type)) return byteReaderOf(body)
  if (body && /^(text\/plain|application\/octet-stream)\b/i.test(type)) {
    const reader = byteReaderOf(body)
    const { text, chunks } = await readStart(reader)
    if (/^[\r\n]*(data|event|id|retry)?:/.test(text)) return withFirst(chunks, reader)
    await reader.cancel().catch(() => undefined)
    throw notAStream(runner, response, type, text)
  }
  throw notAStream(runner, response, type, body ? await readErrorBody(response, 1_000) : '')
}

/** Reads until it is certain whether the text starts with a field of an event. */
const readStart = async (reader: ByteReader): Promise<{ text: string; chunks: Chunk[] }> => {
  const chunks: Chunk[] = []
  const decode = chunkDecoder()
  let text = ''
  do {
    const chunk = await reader.read()
    chunks.push(chunk)
    text += decode(chunk)
    if (chunk.done) break
  } while (text.length < 64 && /^[\r\n]*[a-z]{0,5}$/.test(text))
  return { text, chunks }
}

/** Creates the error of a response that is not a stream, from the platform's error if it has one. */
const notAStream = (
  runner: RequestRunner,
  response: Response,
  type: string,
  text: string,
): Error => {
  if (isErrorBody(runner, parseJson(text))) return toFailure(runner, response, text)
  const start = runner.context.redact.excerpt(text.trim())
  const what = runner.context.redact.string(type) || 'an empty response'
  return new StreamError(
    `${runner.operation.id}: expected a response of type text/event-stream, got ${what}${start && `: ${start}`}`,
    {
      ...runner.errorContext(),
      code: 'unexpected_content_type',
      status: response.status,
      retryable: false,
    },
  )
}
