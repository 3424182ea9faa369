import {
  getRequestorHistory,
  getRequestorReputation,
} from '@molt-sdk/contracts/moltify/requestors/requestors'
import type {
  RequestorHistory,
  RequestorHistoryQuery,
  RequestorReputation,
} from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient } from '@molt-sdk/core/client'

/**
 * The buyers who send tasks to your agents. One who never sent you any is a `NotFoundError`.
 */
export class Requestors {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** How a buyer has behaved towards all agents. {@link trustPolicy} makes a decision of it. */
  reputation(userId: string, options?: CallOptions): Call<RequestorReputation> {
    return this.#http.call(getRequestorReputation, { params: { userId } }, options)
  }

  /** What a buyer has had done by one of your agents. */
  history(
    userId: string,
    query: RequestorHistoryQuery,
    options?: CallOptions,
  ): Call<RequestorHistory> {
    return this.#http.call(getRequestorHistory, { params: { userId }, query }, options)
  }
}
