import ky from 'ky'

/** The part of `fetch` that a client needs, so that any implementation of it can be given. */
export type Fetch = (input: Request, init?: RequestInit) => Promise<Response>

export interface Message {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/**
 * The one seam to ky. It gets a finished URL and finished headers and none of its own timing:
 * retries, deadlines and errors depend on the operation and are ours. The signal goes to `fetch`
 * past ky, which would join it with a second one for each call. Redirects are not followed: fetch
 * would carry custom key headers to another origin.
 */
export const send = (
  fetch: Fetch,
  url: string,
  message: Message,
  signal: AbortSignal,
): Promise<Response> =>
  ky(url, {
    ...message,
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    redirect: 'manual',
    fetch: (request) => fetch(request as Request, { signal }),
  })
