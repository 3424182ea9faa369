import type { ParsedResponse } from './call.ts'
import { Call } from './call.ts'

/** One page of a list. */
export interface Page<Item, Pagination> {
  /** The items of this page. */
  readonly items: readonly Item[]
  /** The platform's pagination object. */
  readonly pagination: Pagination | undefined
  /** Fetches the next page. Resolves to `undefined` after the last one. */
  next(): Promise<Page<Item, Pagination> | undefined>
}

/**
 * A list of items. `await` it to get the first page, or iterate over it to get all items. Each page
 * is fetched when it is needed, the first one too.
 */
export class List<Item, Pagination> extends Call<Page<Item, Pagination>> {
  /** @internal */
  constructor(first: () => Promise<ParsedResponse<Page<Item, Pagination>>>) {
    let response: Promise<ParsedResponse<Page<Item, Pagination>>> | undefined
    super(() => (response ??= first()))
  }

  /** Iterates over the pages. Ends at an empty page, and at a page equal to the previous one. */
  async *pages(): AsyncGenerator<Page<Item, Pagination>, void, undefined> {
    let page: Page<Item, Pagination> | undefined = await this
    let previousItems = ''
    while (page?.items.length) {
      const items = JSON.stringify(page.items)
      if (items === previousItems) return
      previousItems = items
      yield page
      page = await page.next()
    }
  }

  /** Iterates over the items of all pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items
  }

  /** Collects all items, or the first `limit` items, into an array. */
  async toArray({
    limit = Number.POSITIVE_INFINITY,
  }: {
    limit?: number | undefined
  } = {}): Promise<Item[]> {
    const items: Item[] = []
    if (limit < 1) return items
    for await (const item of this) {
      items.push(item)
      if (items.length >= limit) break
    }
    return items
  }
}
