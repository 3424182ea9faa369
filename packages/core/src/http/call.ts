import { inspectSymbol } from '../observe/inspect.ts'
import type { RateLimit } from './rate-limit.ts'
import { readRateLimit } from './rate-limit.ts'

/** The value of a call and its response. */
export interface ParsedResponse<T> {
  /** The value that the call resolves to without `withResponse()`. */
  readonly data: T
  /** The HTTP response, with status and headers. Its body has been read. */
  readonly response: Response
  /** The platform's id of the request, when the response had one. */
  readonly requestId?: string | undefined
}

/** What `console.log` shows of a call. */
export interface CallInfo {
  readonly client: string
  readonly operation: string
  isPending?: boolean
}

/** The value of a call with its response, request id and rate limit. */
export interface WithResponse<T> extends ParsedResponse<T> {
  /** The rate limit, if the response headers describe it. */
  readonly rateLimit?: RateLimit | undefined
}

/**
 * A promise of the value of a call. `withResponse()` also returns the HTTP response. The request is
 * sent immediately; a {@link List} sends its request when it is first awaited or iterated over.
 */
export class Call<T> implements Promise<T> {
  readonly #getResponse: () => Promise<ParsedResponse<T>>
  readonly #info: CallInfo

  /** @internal */
  constructor(getResponse: () => Promise<ParsedResponse<T>>, info: CallInfo) {
    this.#getResponse = getResponse
    this.#info = info
  }

  /**
   * Returns a call with another result.
   * @internal
   */
  pipe<Result>(
    change: (response: Promise<ParsedResponse<T>>) => Promise<ParsedResponse<Result>>,
  ): Call<Result> {
    const result = change(this.#getResponse())
    return new Call(() => result, this.#info)
  }

  /** Returns the value with the HTTP response, the request id and the rate limit. */
  async withResponse(): Promise<WithResponse<T>> {
    const parsed = await this.#getResponse()
    return { ...parsed, rateLimit: readRateLimit(parsed.response.headers) }
  }

  // biome-ignore lint/suspicious/noThenProperty: this class is a promise.
  then<A = T, B = never>(
    onValue?: ((value: T) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    // The functions of an `await` are passed on as they are, so that the engine can follow the promises
    // of a failed call to the code that awaits it.
    return this.#getResponse()
      .then(({ data }) => data)
      .then(onValue, onError)
  }

  catch<B = never>(onError?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(null, onError)
  }

  finally(onEnd?: (() => void) | null): Promise<T> {
    return this.then().finally(onEnd)
  }

  get [Symbol.toStringTag](): string {
    return 'Call'
  }

  /** @internal */
  [inspectSymbol](): string {
    const { client, operation, isPending } = this.#info
    return `${this[Symbol.toStringTag]} { ${client} ${operation}${isPending ? ' pending' : ''} }`
  }
}
