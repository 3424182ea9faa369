/** Base URL of the candidate, and options that differ from its defaults. */
export interface CandidateOptions {
  readonly baseUrl: string
  /** Milliseconds per attempt. */
  readonly timeout?: number
  readonly fetch?: typeof globalThis.fetch
  /** Whether responses are validated against the contract; our clients only. */
  readonly contractChecks?: boolean
}

export interface Client {
  /** Sends one GET with a small JSON response. Throws if the call fails, however the SDK reports it. */
  get(signal?: AbortSignal): Promise<unknown>
  /** Sends one POST that creates something. */
  post?(): Promise<unknown>
  /** Opens a stream of typed events. */
  stream?(): AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>
}

/** The stream events that the candidate's API sends. */
export interface StreamFixture {
  readonly opening: readonly string[]
  middle(text: string): string
  readonly closing: readonly string[]
}

/** Raw fetch, an HTTP library or an SDK. */
export interface Candidate {
  readonly name: string
  /** npm package whose version is printed. */
  readonly package?: string
  /** Code that imports the candidate into a browser bundle. */
  readonly bundle?: string
  /** Set for our clients, which have goals. */
  readonly ours?: {
    /** Maximum bytes of the complete client, minified and gzipped. */
    readonly bundleBudget: number
  }
  /** Response body for `get` in the format of its API, about 1 KB. */
  readonly responseBody: unknown
  /** Whether `get` accepts a signal. */
  readonly takesSignal: boolean
  readonly events?: StreamFixture
  createClient(options: CandidateOptions): Client
}
