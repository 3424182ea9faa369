/** The required part of Node's `IncomingMessage`. Express adds `body`. */
export interface NodeRequest {
  /** The HTTP method. */
  readonly method?: string | undefined
  /** The headers, with names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The body as parsed by a framework, if it was. */
  readonly body?: unknown
  /** The body as received, kept by a host or framework that has parsed it. */
  readonly rawBody?: unknown
  /** Whether the body was received in full. */
  readonly complete: boolean
  /** Whether reading of the body has started. */
  readonly readableDidRead: boolean
  /** Adds a listener for a part of the raw body, its end, or the end of the connection. */
  on(event: 'data' | 'end' | 'close', listener: (chunk?: unknown) => void): unknown
  /** Removes a listener. */
  off(event: 'data' | 'end' | 'close', listener: (chunk?: unknown) => void): unknown
  /** Stops reading the body. */
  pause(): unknown
  /** Closes the connection. */
  destroy(): unknown
}

/** The required part of Node's `ServerResponse`. */
export interface NodeResponse {
  /** The HTTP status. */
  statusCode: number
  /** Sets a header. */
  setHeader(name: string, value: string): unknown
  /** Sends a string. */
  write(text: string): unknown
  /** Sends the last text and ends the response. */
  end(text?: string): unknown
  /** Adds a listener for the end of the connection. */
  once(event: 'close', listener: () => void): unknown
}
