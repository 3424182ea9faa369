import type { RateLimit } from './rate-limit.ts'
import { readRateLimit } from './rate-limit.ts'
import { readRequestId } from './request-id.ts'

/** A value and the response that brought it. */
export interface ParsedResponse<T> {
  /** The value, as the call without `withResponse()` gives it. */
  readonly data: T
  /** Status and headers; its body has been read. */
  readonly response: Response
}

/** An answer with what its headers say. */
export interface WithResponse<T> extends ParsedResponse<T> {
  /** The platform's id of the request, when the answer carried one. */
  readonly requestId?: string | undefined
  /** What the headers said of the rate limit, when they did. */
  readonly rateLimit?: RateLimit | undefined
}

/**
 * A promise of the value, which can also be asked for the response around it. The call is made
 * when this is constructed; a {@link List} makes its own only when it is asked.
 */
export class Call<T> implements Promise<T> {
  readonly #answer: () => Promise<ParsedResponse<T>>

  /** @internal */
  constructor(answer: () => Promise<ParsedResponse<T>>) {
    this.#answer = answer
  }

  /** The value together with status, headers, request id and rate limit. */
  async withResponse(): Promise<WithResponse<T>> {
    const answer = await this.#answer()
    const { headers } = answer.response
    return { ...answer, requestId: readRequestId(headers), rateLimit: readRateLimit(headers) }
  }

  // biome-ignore lint/suspicious/noThenProperty: this class is a promise.
  then<A = T, B = never>(
    onValue?: ((value: T) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    const mapValue = onValue && ((answer: ParsedResponse<T>) => onValue(answer.data))
    return this.#answer().then(mapValue ?? (({ data }) => data as unknown as A), onError)
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
}
