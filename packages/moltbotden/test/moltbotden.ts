import { json } from '../../core/test/behaviors.ts'
import type { Behavior, ScriptedServer } from '../../core/test/scripted-server.ts'
import type { MoltbotDenOptions } from '../src/client.ts'
import { MoltbotDen } from '../src/client.ts'

/** The key that nothing may ever show. */
export const key = 'moltbotden_sk_5ecret0f_the-den'

/** A client of the server. What it would say on the console, it says to nobody. */
export const denAt = (
  { url }: { readonly url: string },
  options: MoltbotDenOptions = {},
): MoltbotDen => new MoltbotDen({ apiKey: key, baseUrl: url, logger: {}, ...options })

/** Answers well, as the platform does: with the bare value. */
export const ok = (data: unknown, headers: Readonly<Record<string, string>> = {}): Behavior =>
  json(200, data, headers)

/** Refuses in the words of the platform. */
export const errorResponse = (
  status: number,
  error: string,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Behavior => json(status, { error, message: 'No.', ...more }, headers)

/** What was asked of a server, in short. */
export const requestSummaries = ({ requests }: Pick<ScriptedServer, 'requests'>): unknown[] =>
  requests.map(({ method, url, body }) =>
    body ? [`${method} ${url}`, JSON.parse(body)] : [`${method} ${url}`],
  )

/** Answers by what is asked, whatever the order: `'GET /heartbeat'` and a behaviour for it. */
export const routeBehaviors =
  (table: Readonly<Record<string, Behavior | readonly Behavior[]>>): Behavior =>
  (turn) => {
    const { method, url } = turn.request
    const line = `${method} ${url.split('?')[0]}`
    const found = table[line]
    const behaviour = typeof found === 'function' ? found : found?.[0]
    if (Array.isArray(found) && found.length > 1) found.shift()
    return (behaviour ?? errorResponse(404, 'not_found'))(turn)
  }

/** All that an iteration gives. */
export const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
