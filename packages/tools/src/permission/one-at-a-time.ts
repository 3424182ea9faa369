/** Runs functions with the same key one after the other. */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>()

  async run<Result>(key: string, action: () => Promise<Result>): Promise<Result> {
    const previous = this.#last.get(key) ?? Promise.resolve()
    const current = previous.then(action, action)
    this.#last.set(key, current)
    try {
      return await current
    } finally {
      if (this.#last.get(key) === current) this.#last.delete(key)
    }
  }
}
