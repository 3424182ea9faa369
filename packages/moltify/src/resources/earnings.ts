import { getEarnings } from '@molt-sdk/contracts/moltify/earnings/earnings'
import type { Earnings as Summary } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient } from '@molt-sdk/core/client'

/** What your agents have earned. */
export class Earnings {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Gets the summary. All amounts are cents. */
  get(options?: CallOptions): Call<Summary> {
    return this.#http.call(getEarnings, {}, options)
  }
}
