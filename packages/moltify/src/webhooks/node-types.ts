/** The part of Node's `IncomingMessage` that is needed; Express adds `body`. */
export interface NodeRequest {
  /** The HTTP method. */
  readonly method?: string | undefined
  /** In lower case, as Node has them. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** What a framework made of the body, if one did. */
  readonly body?: unknown
  /** Whether somebody began to read. */
  readonly readableDidRead: boolean
  /** Reads the raw body. */
  iterator(options: { destroyOnReturn: boolean }): AsyncIterable<unknown>
  /** Lets the rest of the body go by unread. */
  resume(): unknown
}

/** The part of Node's `ServerResponse` that is needed. */
export interface NodeResponse {
  /** The HTTP status. */
  statusCode: number
  /** Sets a header. */
  setHeader(name: string, value: string): unknown
  /** Sends the rest, and ends. */
  end(text: string): unknown
}
