import ky from 'ky'

/**
 * The part of `fetch` that a client needs. It is called with a URL and the whole request beside
 * it, so wrappers, and the fetch of another library or version, need know no Request of ours.
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface TransportRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: BodyInit
  /** Has to be said of a body that is a stream. */
  readonly duplex?: 'half'
  /** Said by a body that fetch would keep a copy of, in case it had to follow. */
  readonly redirect?: 'error'
}

/**
 * The one seam to ky. Retries, deadlines and errors depend on the operation and are ours, so ky
 * gets none of its own timing. Headers and signal go past it: it would copy the headers four
 * times and join the signal with a second one, which is a fifth of what a call costs. Redirects
 * are not followed: fetch would carry custom key headers to another origin.
 */
export const sendRequest = (
  fetch: Fetch,
  url: string,
  message: TransportRequest,
  signal: AbortSignal,
): Promise<Response> =>
  ky(url, {
    method: message.method,
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    fetch: () => fetch(url, { redirect: 'manual', ...message, signal }),
  })
