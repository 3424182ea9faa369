/** Lets only so many in at once; the others wait their turn, in order. */
export class Semaphore {
  readonly #size: number
  readonly #waiting: (() => void)[] = []
  #active = 0

  constructor(size: number) {
    this.#size = size
  }

  /** Waits for a place, until the signal is aborted. The function given back leaves it, once, however often it is called. */
  async acquire(signal?: AbortSignal): Promise<() => void> {
    if (this.#active < this.#size) this.#active++
    else await this.#wait(signal)
    let left = false
    return () => {
      if (left) return
      left = true
      const next = this.#waiting.shift()
      if (next) next()
      else this.#active--
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onTurn = (): void => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(onTurn), 1)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#waiting.push(onTurn)
    })
  }
}
