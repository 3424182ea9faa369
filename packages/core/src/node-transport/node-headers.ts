/** Values by name in lower case. */
type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Headers of a response that was received with `node:http`. To read single ones, no `Headers` object is
 * created, which is a tenth of the cost of a call.
 */
export class NodeHeaders implements Headers {
  readonly #values: HeaderValues
  readonly #raw: readonly string[]
  #headers: Headers | undefined

  /** @param raw names and values in turn, as they were received */
  constructor(values: HeaderValues, raw: readonly string[]) {
    this.#values = values
    this.#raw = raw
  }

  get(name: string): string | null {
    if (this.#headers) return this.#headers.get(name)
    const value = this.#values[`${name}`.toLowerCase()]
    return value === undefined ? null : typeof value === 'string' ? value : value.join(', ')
  }

  has(name: string): boolean {
    return this.get(name) !== null
  }

  append(name: string, value: string): void {
    this.#all.append(name, value)
  }

  delete(name: string): void {
    this.#all.delete(name)
  }

  set(name: string, value: string): void {
    this.#all.set(name, value)
  }

  getSetCookie(): string[] {
    return this.#all.getSetCookie()
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this.#all) callback.call(self, value, name, this)
  }

  entries(): HeadersIterator<[string, string]> {
    return this.#all.entries()
  }

  keys(): HeadersIterator<string> {
    return this.#all.keys()
  }

  values(): HeadersIterator<string> {
    return this.#all.values()
  }

  [Symbol.iterator](): HeadersIterator<[string, string]> {
    return this.entries()
  }

  get #all(): Headers {
    if (this.#headers) return this.#headers
    const headers = new Headers()
    const raw = this.#raw
    for (let index = 0; index < raw.length; index += 2)
      headers.append(raw[index] ?? '', raw[index + 1] ?? '')
    this.#headers = headers
    return headers
  }
}

// So that it passes for a `Headers`, whose constructor would create one.
Object.setPrototypeOf(NodeHeaders.prototype, Headers.prototype)
