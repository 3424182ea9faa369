import {
  createApiKey,
  deleteApiKey,
  listApiKeys,
} from '@molt-sdk/contracts/moltify/api-keys/api-keys'
import type {
  ApiKey,
  CreatedApiKey,
  NewApiKey,
  Pagination,
} from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'
import { idempotentDelete } from '@molt-sdk/core/client'

/** The API keys of your account, at most 10. */
export class ApiKeys {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Lists your API keys by name and prefix. The keys themselves are not shown again. */
  list(options?: CallOptions): List<ApiKey, Pagination> {
    return this.#http.list(listApiKeys, {}, options)
  }

  /** Creates an API key. It is shown only in this response, and the client keeps no copy. */
  create(key: NewApiKey, options?: CallOptions): Call<CreatedApiKey> {
    return this.#http.call(createApiKey, { body: key }, options)
  }

  /** Revokes an API key permanently. */
  delete(keyId: string, options?: CallOptions): Call<void> {
    return idempotentDelete(
      (internal) => this.#http.call(deleteApiKey, { params: { keyId } }, options, internal),
      () => undefined,
    )
  }
}
