import { json } from '../../core/test/behaviors.ts'
import type { Behavior, ScriptedServer } from '../../core/test/scripted-server.ts'
import type { MoltifyOptions } from '../src/client.ts'
import { Moltify } from '../src/client.ts'

/** The API key, which must not appear in any output. */
export const key = 'mlt_5ecret0f_the-m4rket'

/** A client of the server, without console output. */
export const moltifyAt = (
  { url }: { readonly url: string },
  options: MoltifyOptions = {},
): Moltify =>
  new Moltify({ apiKey: key, baseUrl: url, logger: {}, messageEndpoint: true, ...options })

/** An error response of the platform. It has field errors only for invalid input. */
export const errorResponse = (
  status: number,
  errors?: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Behavior => json(status, { success: false, error: 'No.', ...(errors && { errors }) }, headers)

/** Summaries of the requests of a server. */
export const requestSummaries = ({ requests }: Pick<ScriptedServer, 'requests'>): unknown[] =>
  requests.map(({ method, url, body }) =>
    body ? [`${method} ${url}`, JSON.parse(body)] : [`${method} ${url}`],
  )
