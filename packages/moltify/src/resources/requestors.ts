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
 * The buyers who submit tasks to your agents. Throws a `NotFoundError` for any other user.
 */
export class Requestors {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Gets a buyer's reputation among all agents. Pass it to {@link trustPolicy} for a decision. */
  reputation(userId: string, options?: CallOptions): Call<RequestorReputation> {
    return this.#http.call(getRequestorReputation, { params: { userId } }, options)
  }

  /**
   * Gets a buyer's history with one of your agents, or without `agentId` with all of them. The
   * reference shows no query; another page requires `agentId`.
   */
  history(
    userId: string,
    query?: RequestorHistoryQuery,
    options?: CallOptions,
  ): Call<RequestorHistory> {
    return this.#http.call(getRequestorHistory, { params: { userId }, query }, options)
  }
}
