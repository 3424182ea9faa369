import type { Behavior } from '../../core/test/scripted-server.ts'
import { event, streamOf } from '../../core/test/stream-behaviors.ts'
import type { MoltInfraOptions } from '../src/client.ts'
import { MoltInfra } from '../src/client.ts'

/** The API key, which must not appear in any output. */
export const key = 'mi_test_5ecret-0f-the-ag3nts'

/** Creates a client of the server that logs nothing. */
export const infraAt = (
  { url }: { readonly url: string },
  options: MoltInfraOptions = {},
): MoltInfra => new MoltInfra({ apiKey: key, baseUrl: `${url}/v1`, logger: {}, ...options })

/** A token event. */
export const token = (content: string): string => event({ type: 'token', content })

/** The final event of a reply. */
export const doneEvent = (message: object = {}): string => event({ type: 'done', ...message })

/** A streamed reply. */
export const replyStream = (...contents: string[]): Behavior =>
  streamOf(...contents.map(token), doneEvent({ messageId: 'msg_1' }))

/** Method, URL and body of each request that a server received. */
export const requestSummaries = ({
  requests,
}: {
  readonly requests: readonly { method: string; url: string; body: string }[]
}): unknown[] =>
  requests.map(({ method, url, body }) =>
    body ? [`${method} ${url}`, JSON.parse(body)] : [`${method} ${url}`],
  )
