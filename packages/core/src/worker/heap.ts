/** A collection whose first item, by an order, is found without a search. */
export class Heap<Item> {
  readonly #items: Item[] = []
  readonly #isBefore: (one: Item, other: Item) => boolean

  constructor(isBefore: (one: Item, other: Item) => boolean) {
    this.#isBefore = isBefore
  }

  first(): Item | undefined {
    return this.#items[0]
  }

  add(item: Item): void {
    const items = this.#items
    let index = items.push(item) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#isBefore(item, items[parent] as Item)) break
      items[index] = items[parent] as Item
      index = parent
    }
    items[index] = item
  }

  removeFirst(): void {
    const items = this.#items
    const last = items.pop()
    if (last === undefined || !items.length) return
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= items.length) break
      const right = child + 1
      if (right < items.length && this.#isBefore(items[right] as Item, items[child] as Item))
        child = right
      if (!this.#isBefore(items[child] as Item, last)) break
      items[index] = items[child] as Item
      index = child
    }
    items[index] = last
  }
}
