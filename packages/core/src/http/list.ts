import { ContractError } from '../errors/client-errors.ts'
import type { CallInfo, ParsedResponse } from './call.ts'
import { Call } from './call.ts'
import { atLeast, checkOptions } from './check-options.ts'

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
 * is requested when it is needed, including the first one.
 */
export class List<Item, Pagination> extends Call<Page<Item, Pagination>> {
  /** @internal */
  constructor(first: () => Promise<ParsedResponse<Page<Item, Pagination>>>, info: CallInfo) {
    let response: Promise<ParsedResponse<Page<Item, Pagination>>> | undefined
    super(() => (response ??= first()), info)
  }

  override get [Symbol.toStringTag](): string {
    return 'List'
  }

  /**
   * Iterates over the pages. Ends where the server says that there are no more, and at a page equal
   * to the previous one. A page without items does not end it.
   *
   * @throws ContractError with code `endless_list` after 100 pages in a row without items.
   */
  async *pages(): AsyncGenerator<Page<Item, Pagination>, void, undefined> {
    let page: Page<Item, Pagination> | undefined = await this
    const isRepeated = createRepetitionCheck()
    let emptyPages = 0
    while (page) {
      if (page.items.length) {
        if (isRepeated(page.items)) return
        emptyPages = 0
      } else if (++emptyPages > maxEmptyPages) {
        const message = `The server sent ${maxEmptyPages} pages without items in a row, and says that there are more.`
        throw new ContractError(message, { code: 'endless_list' })
      }
      yield page
      page = await page.next()
    }
  }

  /** Iterates over the items of all pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items
  }

  /** Collects all items, or the first `limit` items, into an array. */
  async toArray(options: { limit?: number | undefined } = {}): Promise<Item[]> {
    const { limit = Number.POSITIVE_INFINITY } = checkOptions(
      'toArray()',
      '{ limit: 100 }',
      options,
      {
        limit: atLeast(0),
      },
    )
    const items: Item[] = []
    if (limit < 1) return items
    for await (const item of this) {
      items.push(item)
      if (items.length >= limit) break
    }
    return items
  }
}

const maxEmptyPages = 100

/**
 * Returns a function that compares each page with the one before. Nearly all pages differ in their first
 * item. Only that one is encoded: encoding all items costs about half as much as the request.
 */
export const createRepetitionCheck = (): ((items: readonly unknown[]) => boolean) => {
  let former: {
    items?: readonly unknown[]
    start?: string | undefined
    text?: string | undefined
  } = {}
  return (items) => {
    const start = stringify([items.length, items[0]])
    const text = start && start === former.start ? stringify(items) : undefined
    // The caller may have changed the items since. Then the text of this page is compared with the next.
    if (text && text === (former.text ?? stringify(former.items))) return true
    former = { items, start, text }
    return false
  }
}

/** Data of a server may be nested too deeply for `JSON.stringify`. */
const stringify = (items: unknown): string | undefined => {
  try {
    return JSON.stringify(items)
  } catch {
    return undefined
  }
}
