import type { Behavior } from '../../core/test/scripted-server.ts'
import { event, streamOf } from '../../core/test/stream-behaviors.ts'
import type { MoltInfraOptions } from '../src/client.ts'
import { MoltInfra } from '../src/client.ts'

/** The key that nothing may ever show. */
export const key = 'mi_test_5ecret-0f-the-ag3nts'

/** A client of the server. What it would say on the console, it says to nobody. */
export const infraAt = (
  { url }: { readonly url: string },
  options: MoltInfraOptions = {},
): MoltInfra => new MoltInfra({ apiKey: key, baseUrl: `${url}/v1`, logger: {}, ...options })

/** A piece of an answer. */
export const token = (content: string): string => event({ type: 'token', content })

/** The end of an answer. */
export const doneEvent = (message: object = {}): string => event({ type: 'done', ...message })

/** A whole answer, token by token. */
export const replyStream = (...contents: string[]): Behavior =>
  streamOf(...contents.map(token), doneEvent({ messageId: 'msg_1' }))

/** What was asked of a server, in short. */
export const requestSummaries = ({
  requests,
}: {
  readonly requests: readonly { method: string; url: string; body: string }[]
}): unknown[] =>
  requests.map(({ method, url, body }) =>
    body ? [`${method} ${url}`, JSON.parse(body)] : [`${method} ${url}`],
  )
