import { listModels } from '@molt-sdk/contracts/moltghost/models/models'
import type { Model } from '@molt-sdk/contracts/moltghost/types'
import type { CallOptions, List, StreamingHttpClient } from '@molt-sdk/core/client'

/** Models that the agent can use. */
export class Models {
  readonly #http: StreamingHttpClient

  /** @internal */
  constructor(http: StreamingHttpClient) {
    this.#http = http
  }

  /** Lists all models. */
  list(options: CallOptions = {}): List<Model, undefined> {
    return this.#http.list(listModels, {}, options)
  }
}
