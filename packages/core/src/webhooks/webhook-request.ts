/** The headers of a request: `Headers`, or a record with an array for repeated headers. */
export type WebhookHeaders = HeadersLike | HeaderRecord

interface HeadersLike {
  get(name: string): string | null
}

type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>

/** A webhook request as a framework provides it. */
export interface RawWebhookRequest {
  /**
   * The raw body, which was signed: a string, bytes (`Buffer`, `Uint8Array`, `ArrayBuffer`) or a
   * stream of bytes, at most 1 MiB. A parsed body is rejected.
   */
  readonly body?: unknown
  /** The headers. Names are case-insensitive. */
  readonly headers: WebhookHeaders
  /** The HTTP method. A handler rejects every method except `POST`. */
  readonly method?: string | undefined
}

/** A request to a webhook: a `Request`, or the request of a framework. */
export type WebhookRequest = Request | RawWebhookRequest

/** The value of a repeated header, which is never valid. */
const repeatedHeader = ','

/** Returns the value of a header. The name must be in lower case. */
export const getHeader = (headers: WebhookHeaders, name: string): string | undefined => {
  if (isHeaders(headers)) return headers.get(name) || undefined
  let found: string | undefined
  const last = name.length - 1
  for (const key in headers) {
    // The last letter first: lower-casing each header of this length would take longer than the rest.
    if (key.length !== name.length || (key.charCodeAt(last) | 32) !== name.charCodeAt(last))
      continue
    if (key !== name && key.toLowerCase() !== name) continue
    const value = headers[key]
    const one: unknown = Array.isArray(value) && value.length < 2 ? value[0] : value
    if (one !== undefined)
      found = typeof one === 'string' && found === undefined ? one : repeatedHeader
  }
  return found || undefined
}

const isHeaders = (headers: WebhookHeaders): headers is HeadersLike =>
  typeof headers.get === 'function'
