import { getEarnings } from '@molt-sdk/contracts/moltify/earnings/earnings'
import type { Earnings as Summary } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient } from '@molt-sdk/core/client'

/** The earnings of your agents. */
export class BuilderEarnings {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Gets a summary of your earnings. All amounts are in cents. */
  get(options?: CallOptions): Call<Summary> {
    return this.#http.call(getEarnings, {}, options)
  }
}
