import type { RateLimit } from './rate-limit.ts'

/** An answer with all that came along with it. */
export interface WithResponse<T> {
  readonly data: T
  /** Status and headers; its body has been read. */
  readonly response: Response
  readonly requestId?: string | undefined
  readonly rateLimit?: RateLimit | undefined
}

/**
 * A promise of the value, which can also be asked for the response around it. The call is made
 * when this is constructed; a {@link List} makes its own only when it is asked.
 */
export class Call<T> implements Promise<T> {
  readonly #answer: () => Promise<WithResponse<T>>

  constructor(answer: () => Promise<WithResponse<T>>) {
    this.#answer = answer
  }

  /** The value together with status, headers, request id and rate limit. */
  withResponse(): Promise<WithResponse<T>> {
    return this.#answer()
  }

  // biome-ignore lint/suspicious/noThenProperty: this class is a promise.
  then<A = T, B = never>(
    onValue?: ((value: T) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    const given = onValue && ((answer: WithResponse<T>) => onValue(answer.data))
    return this.#answer().then(given ?? (({ data }) => data as unknown as A), onError)
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
