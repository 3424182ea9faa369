/** Headers as they come: those of fetch, or a record, with a list where one was repeated. */
export type WebhookHeaders = HeadersLike | HeaderRecord

interface HeadersLike {
  get(name: string): string | null
}

type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>

/** A delivery as a framework gives it. */
export interface RawWebhookRequest {
  /**
   * What was signed: the raw body as text, as bytes (`Buffer`, `Uint8Array`, `ArrayBuffer`) or as
   * a stream of them, at most 1 MiB of it. What a framework has parsed already is refused.
   */
  readonly body?: unknown
  /** Their names may be in any case. */
  readonly headers: WebhookHeaders
  /** The HTTP method. A handler refuses any other than `POST`. */
  readonly method?: string | undefined
}

/** What came to the webhook: a `Request`, or what a framework has of one. */
export type WebhookRequest = Request | RawWebhookRequest

/** Stands for the values of a header that was sent more than once: as valid as none of them. */
const repeatedHeader = ','

/** The value of a header, whose name is given in lower case. */
export const getHeader = (headers: WebhookHeaders, name: string): string | undefined => {
  if (isHeaders(headers)) return headers.get(name) || undefined
  let found: string | undefined
  for (const key in headers) {
    if (key.length !== name.length || key.toLowerCase() !== name) continue
    const value = headers[key]
    const one: unknown = Array.isArray(value) && value.length < 2 ? value[0] : value
    if (one !== undefined)
      found = typeof one === 'string' && found === undefined ? one : repeatedHeader
  }
  return found || undefined
}

const isHeaders = (headers: WebhookHeaders): headers is HeadersLike =>
  typeof headers.get === 'function'
