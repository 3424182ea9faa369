import type { ParsedResponse } from './call.ts'
import { Call } from './call.ts'

/** One page of a list. */
export interface Page<Item, Pagination> {
  /** The items of this page. */
  readonly items: readonly Item[]
  /** The platform's own account of the page. */
  readonly pagination: Pagination | undefined
  /** The page after this one, or `undefined` after the last. Fetched when called. */
  next(): Promise<Page<Item, Pagination> | undefined>
}

/**
 * A list: `await` it for one page, or iterate over all its items. Nothing is fetched before one
 * of the two happens, and no page before its items are asked for.
 */
export class List<Item, Pagination> extends Call<Page<Item, Pagination>> {
  /** @internal */
  constructor(first: () => Promise<ParsedResponse<Page<Item, Pagination>>>) {
    let answer: Promise<ParsedResponse<Page<Item, Pagination>>> | undefined
    super(() => (answer ??= first()))
  }

  /** Page by page. Ends after an empty page, and where a page repeats the one before. */
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

  /** Item by item, across pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items
  }

  /** All items, or the first `limit` of them. */
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
