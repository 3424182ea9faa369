/** The queries of a page and of those before it. Pages that follow each other share one record. */
export class RequestedPages {
  /** The position of each query. Those from `#count` on belong to later pages. */
  readonly #positions: Map<string, number>
  readonly #count: number

  constructor(positions: Map<string, number> = new Map(), count = 0) {
    this.#positions = positions
    this.#count = count
  }

  /** Returns the record of the page with this query, which follows. */
  with(query: object): RequestedPages {
    // If another page has followed already, its queries are not those of this way.
    const isLast = this.#positions.size === this.#count
    const positions = isLast ? this.#positions : new Map([...this.#positions].slice(0, this.#count))
    return new RequestedPages(positions.set(JSON.stringify(query), this.#count), this.#count + 1)
  }

  has(query: object): boolean {
    return (this.#positions.get(JSON.stringify(query)) ?? this.#count) < this.#count
  }
}
