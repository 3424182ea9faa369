import type { Deadline } from './deadline.ts'

/** Bounds concurrency. Callers wait in order. */
export class Semaphore {
  readonly #size: number
  /** What a call that waits for too long reports, such as `no slot became free`. */
  readonly description: string
  readonly #onIdle: (() => void) | undefined
  readonly #waiting: (() => void)[] = []
  #active = 0

  /** @param onIdle called when no slot is held and no call waits for one */
  constructor(size: number, description = 'no slot became free', onIdle?: () => void) {
    this.#size = size
    this.description = description
    this.#onIdle = onIdle
  }

  /** Waits for a slot until the signal is aborted. Returns a function that releases it once. */
  async acquire(signal?: AbortSignal): Promise<() => void> {
    if (this.#active < this.#size) this.#active++
    else await this.#wait(signal)
    let released = false
    return () => {
      if (released) return
      released = true
      const next = this.#waiting.shift()
      if (next) next()
      else if (--this.#active === 0) this.#onIdle?.()
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAcquired = (): void => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(onAcquired), 1)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#waiting.push(onAcquired)
    })
  }
}

/** Waits for a slot within the time limits of a call, and adds the function that releases it. */
export const acquireInTime = async (
  semaphore: Semaphore,
  deadline: Deadline,
  releases: (() => void)[],
): Promise<void> => {
  const signal = deadline.nextAttemptSignal()
  deadline.waitingFor = semaphore.description
  await deadline.race(async () => {
    const release = await semaphore.acquire(signal)
    // If the call was aborted meanwhile, no other code would release it.
    if (signal.aborted) release()
    else releases.push(release)
  })
  deadline.waitingFor = undefined
}
