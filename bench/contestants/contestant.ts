/** Where a contestant is pointed at, and what is changed of its defaults. */
export interface Setting {
  readonly baseUrl: string
  /** Milliseconds for one attempt. */
  readonly timeout?: number
  readonly fetch?: typeof globalThis.fetch
  /** Whether answers are held against their contract, where the contestant can. */
  readonly checks?: boolean
}

export interface Client {
  /** One GET with a small JSON answer. Throws if the call failed, however the SDK reports it. */
  get(signal?: AbortSignal): Promise<unknown>
  /** One call that makes something on the server. */
  post?(): Promise<unknown>
  /** The typed events of a stream. */
  stream?(): AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>
}

/** The events that a contestant's own API sends. */
export interface Events {
  readonly opening: readonly string[]
  middle(text: string): string
  readonly closing: readonly string[]
}

/** Raw fetch, an HTTP library or an SDK. */
export interface Contestant {
  readonly name: string
  /** npm package, for its version. */
  readonly package?: string
  /** What a browser user writes to have it in the bundle. */
  readonly bundle?: string
  /** Set for our clients: the goals are theirs. */
  readonly ours?: {
    /** The most bytes that the whole client may have in a browser, minified and gzipped. */
    readonly wholeBundle: number
  }
  /** What its own API answers to `get`, about 1 KB of it. */
  readonly answer: unknown
  /** Whether `get` can be given a signal. */
  readonly takesSignal: boolean
  readonly events?: Events
  connect(setting: Setting): Client
}
