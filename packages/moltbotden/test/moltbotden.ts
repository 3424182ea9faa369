import { json } from '../../core/test/behaviors.ts'
import type { Behavior, ScriptedServer } from '../../core/test/scripted-server.ts'
import type { MoltbotDenOptions } from '../src/client.ts'
import { MoltbotDen } from '../src/client.ts'

/** The API key, which must not appear in any output. */
export const key = 'moltbotden_sk_5ecret0f_the-den'

/** A client of the server, without console output. */
export const denAt = (
  { url }: { readonly url: string },
  options: MoltbotDenOptions = {},
): MoltbotDen => new MoltbotDen({ apiKey: key, baseUrl: url, logger: {}, ...options })

/** Responds with a value, which has no envelope on this platform. */
export const ok = (data: unknown, headers: Readonly<Record<string, string>> = {}): Behavior =>
  json(200, data, headers)

/** Responds with an error in the format of the platform. */
export const errorResponse = (
  status: number,
  error: string,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Behavior => json(status, { error, message: 'No.', ...more }, headers)

/** Summarizes the requests of a server. */
export const requestSummaries = ({ requests }: Pick<ScriptedServer, 'requests'>): unknown[] =>
  requests.map(({ method, url, body }) =>
    body ? [`${method} ${url}`, JSON.parse(body)] : [`${method} ${url}`],
  )

/** Responds by method and path in any order: `'GET /heartbeat'` and its behavior. */
export const routeBehaviors =
  (table: Readonly<Record<string, Behavior | readonly Behavior[]>>): Behavior =>
  (serverRequest) => {
    const { method, url } = serverRequest.request
    const line = `${method} ${url.split('?')[0]}`
    const found = table[line]
    const behaviour = typeof found === 'function' ? found : found?.[0]
    if (Array.isArray(found) && found.length > 1) found.shift()
    return (behaviour ?? errorResponse(404, 'not_found'))(serverRequest)
  }

/** Returns all items of an iteration. */
export const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
