interface Entry<Value> {
  readonly key: string
  readonly value: Value
}

/** A map with a maximum size, which removes its oldest entries. Setting an entry makes it the newest. */
export class BoundedMap<Value> {
  readonly #max: number
  readonly #entries = new Map<string, Entry<Value>>()
  /**
   * Kept, because a new iterator skips the place of each entry that was removed since the map last
   * grew: finding the oldest entry would cost more than all else.
   */
  #iterator = this.#entries.values()
  #oldest: Entry<Value> | undefined

  constructor(max: number) {
    this.#max = max
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, { key, value })
    while (this.size > this.#max) this.delete(this.oldest()?.key ?? key)
  }

  delete(key: string): boolean {
    return this.#entries.delete(key)
  }

  oldest(): Entry<Value> | undefined {
    while (!this.#oldest || this.#entries.get(this.#oldest.key) !== this.#oldest) {
      if (!this.size) return undefined
      this.#oldest = this.#iterator.next().value
      if (!this.#oldest) this.#iterator = this.#entries.values()
    }
    return this.#oldest
  }
}
