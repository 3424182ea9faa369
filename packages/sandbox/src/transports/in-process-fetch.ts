import { addPageCookies } from '../kit/cookies.ts'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import type { Router } from './router.ts'

/** Creates a `fetch` for the sandbox's own URLs and the platforms' real base URLs. */
export const createFetch =
  (router: Router, serves: (url: string) => boolean): typeof fetch =>
  async (input, init) => {
    const signal =
      init?.signal ?? (input instanceof Request ? input.signal : new AbortController().signal)
    // Without the signal: a Request that follows a signal leaves a listener on it.
    const request = new Request(input, { ...init, signal: null })
    if (!serves(request.url)) {
      throw new TypeError(
        `The sandbox does not handle ${request.url}. Use the platform's real base URL or the baseUrl of the sandbox.`,
      )
    }
    signal.throwIfAborted()
    addPageCookies(request)
    try {
      return withUrl(await rejectOnAbort(router.handle(request, signal), signal), request.url)
    } catch (error) {
      if (error instanceof ConnectionResetError)
        throw new TypeError('fetch failed', { cause: error })
      throw error
    }
  }

/** Rejects on abort without waiting for the response. */
const rejectOnAbort = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })

/** Sets the URL, which a constructed Response does not have and a fetched one has. */
const withUrl = (response: Response, url: string): Response =>
  Object.defineProperty(response, 'url', { value: url })
