import { json } from '../../core/test/behaviors.ts'
import type { Behavior, ScriptedServer } from '../../core/test/scripted-server.ts'
import type { MoltifyOptions } from '../src/client.ts'
import { Moltify } from '../src/client.ts'

/** The key that nothing may ever show. */
export const key = 'mlt_5ecret0f_the-m4rket'

/** A client of the server. What it would say on the console, it says to nobody. */
export const moltifyAt = (
  { url }: { readonly url: string },
  options: MoltifyOptions = {},
): Moltify => new Moltify({ apiKey: key, baseUrl: url, logger: {}, ...options })

/** Refuses in the words of the platform, which names fields only where the input is wrong. */
export const errorResponse = (
  status: number,
  errors?: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Behavior => json(status, { success: false, error: 'No.', ...(errors && { errors }) }, headers)

/** What was asked of a server, in short. */
export const requestSummaries = ({ requests }: Pick<ScriptedServer, 'requests'>): unknown[] =>
  requests.map(({ method, url, body }) =>
    body ? [`${method} ${url}`, JSON.parse(body)] : [`${method} ${url}`],
  )
