/**
 * A map from ids to values that also finds its values by other properties, in the order of creation.
 * After such a property of a value has changed, the value must be set again.
 */
export class IndexedMap<Value, Name extends string> extends Map<string, Value> {
  readonly #keysOf: Readonly<Record<Name, (value: Value) => readonly string[]>>
  /** By the name of the index and the key in it, as one string. Built when it is first read. */
  #groups: Map<string, Map<string, Value>> | undefined

  constructor(keysOf: Readonly<Record<Name, (value: Value) => readonly string[]>>) {
    super()
    this.#keysOf = keysOf
  }

  /** Returns the values with a key in an index, by id. */
  by(name: Name, key: string): ReadonlyMap<string, Value> {
    if (!this.#groups) {
      this.#groups = new Map()
      for (const [id, value] of this) this.#add(this.#groups, id, value)
    }
    return this.#groups.get(`${name} ${key}`) ?? new Map<string, Value>()
  }

  override set(id: string, value: Value): this {
    // A value that is set again may belong elsewhere in the order of another group.
    if (this.has(id)) this.#groups = undefined
    else if (this.#groups) this.#add(this.#groups, id, value)
    return super.set(id, value)
  }

  override delete(id: string): boolean {
    const value = this.get(id)
    if (value !== undefined && this.#groups) {
      for (const name of this.#groupsOf(value)) this.#groups.get(name)?.delete(id)
    }
    return super.delete(id)
  }

  override clear(): void {
    this.#groups = undefined
    super.clear()
  }

  #add(groups: Map<string, Map<string, Value>>, id: string, value: Value): void {
    for (const name of this.#groupsOf(value)) {
      const group = groups.get(name) ?? new Map<string, Value>()
      groups.set(name, group.set(id, value))
    }
  }

  *#groupsOf(value: Value): Generator<string> {
    for (const name in this.#keysOf) {
      for (const key of this.#keysOf[name](value)) yield `${name} ${key}`
    }
  }
}
