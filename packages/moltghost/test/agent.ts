import { json } from '../../core/test/behaviors.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { event, streamOf } from '../../core/test/stream-behaviors.ts'
import type { MoltGhostOptions } from '../src/client.ts'
import { MoltGhostAgent } from '../src/client.ts'

/** API key that must never appear in any output. */
export const key = 'molti_abc123_5ecret0fTheGh0st'

/** Creates a client of the server that does not log to the console. */
export const agentAt = (
  { url }: { readonly url: string },
  options: MoltGhostOptions = {},
): MoltGhostAgent => new MoltGhostAgent({ apiKey: key, baseUrl: url, logger: {}, ...options })

/** Creates an error response in the format of the platform. */
export const errorResponse = (
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Behavior => json(status, { error: { message: 'No.', code, type: 'rejected' } }, headers)

/** The flat response of the reference. */
export const flat = {
  id: 'msg_abc123',
  object: 'chat.completion',
  created: 1741264535,
  model: 'llama3.1-70b',
  finish_reason: 'stop',
  content: 'Your top deal is Acme Inc worth $500K...',
  usage: { prompt_tokens: 45, completion_tokens: 128, total_tokens: 173 },
}

/** Stream event in OpenAI's format. */
export const chunk = (content: string, finish_reason: string | null = null): string =>
  event({
    id: 'chatcmpl_1',
    object: 'chat.completion.chunk',
    created: 1741264535,
    model: 'llama3.1-70b',
    choices: [{ index: 0, delta: content ? { content } : {}, finish_reason }],
  })

/** The last stream event, which reports the usage. */
export const usageChunk = (prompt_tokens: number, completion_tokens: number): string =>
  event({
    id: 'chatcmpl_1',
    object: 'chat.completion.chunk',
    choices: [],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  })

export const doneMarker = 'data: [DONE]\n\n'

/** Streams a whole reply in chunks. */
export const replyStream = (...chunks: string[]): Behavior =>
  streamOf(
    ...chunks.map((text) => chunk(text)),
    chunk('', 'stop'),
    usageChunk(7, chunks.length),
    doneMarker,
  )

/** Summarizes the requests that a server received. */
export const requestSummaries = ({
  requests,
}: {
  readonly requests: readonly { method: string; url: string; body: string }[]
}): unknown[] =>
  requests.map(({ method, url, body }) =>
    body ? [`${method} ${url}`, JSON.parse(body)] : [`${method} ${url}`],
  )
