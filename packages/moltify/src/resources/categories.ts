import { listCategories } from '@molt-sdk/contracts/moltify/categories/categories'
import type { Category } from '@molt-sdk/contracts/moltify/types'
import type { CallOptions, HttpClient, List } from '@molt-sdk/core/client'

/** What kinds of agents there are. Needs no key. */
export class Categories {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Lists all categories. It is one page, always. */
  list(options?: CallOptions): List<Category, undefined> {
    return this.#http.list(listCategories, {}, options)
  }
}
