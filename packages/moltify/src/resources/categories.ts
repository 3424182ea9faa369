import { listCategories } from '@molt-sdk/contracts/moltify/categories/categories'
import type { Category } from '@molt-sdk/contracts/moltify/types'
import type { CallOptions, HttpClient, List } from '@molt-sdk/core/client'

/** The categories of agents. No API key needed. */
export class Categories {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Lists all categories, always in one page. */
  list(options?: CallOptions): List<Category, undefined> {
    return this.#http.list(listCategories, {}, options)
  }
}
