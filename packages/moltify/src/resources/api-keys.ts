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

/** The keys of your account, at most 10. */
export class ApiKeys {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Lists your keys by name and prefix. The keys themselves cannot be had again. */
  list(options?: CallOptions): List<ApiKey, Pagination> {
    return this.#http.list(listApiKeys, {}, options)
  }

  /** Makes a key. This answer is the only place where it is ever shown: the client keeps no copy. */
  create(key: NewApiKey, options?: CallOptions): Call<CreatedApiKey> {
    return this.#http.call(createApiKey, { body: key }, options)
  }

  /** Revokes a key for good. */
  delete(keyId: string, options?: CallOptions): Call<void> {
    return idempotentDelete(
      options,
      (call) => this.#http.call(deleteApiKey, { params: { keyId } }, call),
      () => undefined,
    )
  }
}
