import { json } from '../../core/test/behaviors.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { event, streamOf } from '../../core/test/stream-behaviors.ts'
import type { MoltGhostOptions } from '../src/client.ts'
import { MoltGhostAgent } from '../src/client.ts'

/** The key that nothing may ever show. */
export const key = 'molti_abc123_5ecret0fTheGh0st'

/** A client of the server. What it would say on the console, it says to nobody. */
export const agentAt = (
  { url }: { readonly url: string },
  options: MoltGhostOptions = {},
): MoltGhostAgent => new MoltGhostAgent({ apiKey: key, baseUrl: url, logger: {}, ...options })

/** Refuses in the words of the platform. */
export const errorResponse = (
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Behavior => json(status, { error: { message: 'No.', code, type: 'refused' } }, headers)

/** The flat answer of the reference. */
export const flat = {
  id: 'msg_abc123',
  object: 'chat.completion',
  created: 1741264535,
  model: 'llama3.1-70b',
  finish_reason: 'stop',
  content: 'Your top deal is Acme Inc worth $500K...',
  usage: { prompt_tokens: 45, completion_tokens: 128, total_tokens: 173 },
}

/** A chunk of a stream in OpenAI's form. */
export const chunk = (content: string, finish_reason: string | null = null): string =>
  event({
    id: 'chatcmpl_1',
    object: 'chat.completion.chunk',
    created: 1741264535,
    model: 'llama3.1-70b',
    choices: [{ index: 0, delta: content ? { content } : {}, finish_reason }],
  })

/** The chunk that tells what an answer took, after all others. */
export const usageChunk = (prompt_tokens: number, completion_tokens: number): string =>
  event({
    id: 'chatcmpl_1',
    object: 'chat.completion.chunk',
    choices: [],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  })

export const doneMarker = 'data: [DONE]\n\n'

/** A whole answer, piece by piece. */
export const replyStream = (...pieces: string[]): Behavior =>
  streamOf(
    ...pieces.map((piece) => chunk(piece)),
    chunk('', 'stop'),
    usageChunk(7, pieces.length),
    doneMarker,
  )

/** What was asked of a server, in short. */
export const requestSummaries = ({
  requests,
}: {
  readonly requests: readonly { method: string; url: string; body: string }[]
}): unknown[] =>
  requests.map(({ method, url, body }) =>
    body ? [`${method} ${url}`, JSON.parse(body)] : [`${method} ${url}`],
  )
