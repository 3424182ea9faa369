import { vi } from 'vitest'
import { ClientContext } from '../src/http/client-context.ts'
import type { ClientOptions } from '../src/http/options.ts'
import { StreamingHttpClient } from '../src/streams/streaming-http-client.ts'
import { harbor } from './platform.ts'

/** The key that no text, error or log may ever show. */
export const secret = 'hk_live_5ecret-0f-the-harb0r'

/** A client of the made-up platform. What it would say on the console, it says to nobody. */
export const harborAt = (baseUrl: string, options: ClientOptions = {}): StreamingHttpClient =>
  new StreamingHttpClient(
    new ClientContext(harbor, { apiKey: secret, baseUrl, logger: {}, ...options }),
  )

/** Makes the waits between attempts as short as jitter may make them. */
export const withoutBackoff = (): void => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
}

/** What a call that must fail was rejected with. */
export const rejectionOf = async <E = unknown>(call: PromiseLike<unknown>): Promise<E> => {
  try {
    await call
  } catch (error) {
    return error as E
  }
  throw new Error('The call did not fail.')
}

/** Milliseconds that it took to settle. */
export const elapsedMs = async (call: PromiseLike<unknown>): Promise<number> => {
  const start = performance.now()
  await Promise.allSettled([call])
  return performance.now() - start
}

/** Waits until something is so, or gives up after half a minute. */
export const waitForCondition = async (what: () => boolean): Promise<void> => {
  await vi.waitFor(() => {
    if (!what()) throw new Error('It did not come about.')
  }, 30_000)
}
