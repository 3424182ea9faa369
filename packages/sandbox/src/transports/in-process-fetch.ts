import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import type { Router } from './router.ts'

/** Like the global `fetch`, but for the sandbox's own URLs and the platforms' real ones. */
export const createFetch =
  (door: Router, serves: (url: string) => boolean): typeof fetch =>
  async (input, init) => {
    const signal =
      init?.signal ?? (input instanceof Request ? input.signal : new AbortController().signal)
    // Without its signal: a Request that follows one leaves a listener on it.
    const request = new Request(input, { ...init, signal: null })
    if (!serves(request.url)) throw new TypeError(`The sandbox does not serve ${request.url}.`)
    signal.throwIfAborted()
    try {
      return withUrl(await rejectOnAbort(door.handle(request, signal), signal), request.url)
    } catch (error) {
      if (error instanceof ConnectionResetError)
        throw new TypeError('fetch failed', { cause: error })
      throw error
    }
  }

/** A promise that does not wait for an answer that nobody wants any more. */
const rejectOnAbort = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })

/** A made Response has no URL; one that was fetched has. */
const withUrl = (response: Response, url: string): Response =>
  Object.defineProperty(response, 'url', { value: url })
