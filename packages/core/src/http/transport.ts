import ky from 'ky'

/**
 * The part of `fetch` that a client uses. It is called with a string URL and an init object, never
 * with a `Request`, so wrappers and other implementations of `fetch` work.
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Sends a request as `fetch` does, without following redirects. */
export type Transport = Fetch

/** What sends the requests of a client. */
interface Senders {
  readonly fetch?: Fetch | undefined
  readonly transport?: Transport | undefined
}

/** An HTTP request, except for its URL. */
export interface TransportRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: BodyInit
  /** Makes a browser send the cookies of the platform, also from a page on another origin. */
  readonly credentials?: 'include'
  /** Required by fetch if the body is a stream. */
  readonly duplex?: 'half'
  /** Set for large bodies: with `manual`, fetch keeps a copy of the body for a redirect. */
  readonly redirect?: 'error'
}

/**
 * The only place that uses ky. Retries, time limits and errors depend on the operation and are
 * handled here, so they are turned off in ky. Headers and signal bypass ky: it would copy the headers
 * four times and combine the signal with a second one, a fifth of the cost of a call. Redirects are
 * not followed, because fetch would send custom API key headers to another origin. The build leaves out
 * what ky does with other options than these, and the `Request` that it creates for each call and that
 * is not read, see `scripts/build/evaluate-ky.ts`. A transport of the caller takes the place of all this.
 */
export const sendRequest = (
  { fetch = globalThis.fetch, transport }: Senders,
  url: string,
  request: TransportRequest,
  signal: AbortSignal,
): Promise<Response> => {
  const { method } = request
  const init = { redirect: 'manual', ...request, signal } as const
  if (transport) return transport(url, init).then((response) => toResponse(response, 'transport'))
  return ky(url, {
    method,
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    fetch: async () => {
      const fetchInit = { ...uncached(), ...ownConnection(method), ...init }
      return toResponse(await fetch(url, fetchInit), 'fetch')
    },
  })
}

/**
 * Next.js 14 keeps responses and returns them to later calls, unless it is asked not to. Not sent in
 * browsers, which would repeat the CORS preflight of each request, nor to engines without this option:
 * older workerd throws, and React Native changes the URL.
 */
const uncached = (): RequestInit =>
  globalThis.location || !('cache' in Request.prototype) ? {} : { cache: 'no-store' }

interface DenoGlobal {
  readonly createHttpClient?: ((options: object) => object) | undefined
}

let denoClient: object | undefined

/**
 * Options that give a write a connection of its own. If a connection that they reuse is lost, Deno
 * sends any request again by itself, and Bun a PUT or a DELETE, although the server may have acted.
 */
const ownConnection = (method: string): object => {
  if (method === 'GET') return {}
  const { Deno } = globalThis as { Deno?: DenoGlobal }
  denoClient ??= Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 })
  return {
    ...(method !== 'POST' && { keepalive: false }),
    ...(denoClient && { client: denoClient }),
  }
}

/** The response of another library, or of a test, may have an object as its headers, or none. */
export const toResponse = (response: Response, source: string): Response => {
  if (typeof Object(response).status !== 'number')
    throw new TypeError(`${source} must return a Response, got ${JSON.stringify(response)}`)
  return typeof Object(response.headers).get === 'function'
    ? response
    : Object.create(response, { headers: { value: new Headers(response.headers) } })
}
