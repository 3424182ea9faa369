import { vi } from 'vitest'
import { ClientContext } from '../src/http/client-context.ts'
import type { ClientOptions } from '../src/http/options.ts'
import { nodeTransport } from '../src/node-transport/index.node.ts'
import { StreamingHttpClient } from '../src/streams/streaming-http-client.ts'
import { harbor } from './platform.ts'

/** The API key, which must not appear in any output. */
export const secret = 'hk_live_5ecret-0f-the-harb0r'

/** Whether the tests run over fetch, and not over the transport for Node.js. */
export const usesFetch: boolean = process.env['MOLT_TRANSPORT'] !== 'node'

const transport = usesFetch ? undefined : nodeTransport()

/** A client of the fictional platform without console output. */
export const harborAt = (baseUrl: string, options: ClientOptions = {}): StreamingHttpClient =>
  new StreamingHttpClient(
    new ClientContext(harbor, {
      apiKey: secret,
      baseUrl,
      logger: {},
      ...(!options.fetch && { transport }),
      ...options,
    }),
  )

/** Makes backoff as short as jitter allows. */
export const withoutBackoff = (): void => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
}

/** Returns the error of a call that must fail. */
export const rejectionOf = async <E = unknown>(call: PromiseLike<unknown>): Promise<E> => {
  try {
    await call
  } catch (error) {
    return error as E
  }
  throw new Error('The call did not fail.')
}

/** Returns the milliseconds until a promise settles. */
export const elapsedMs = async (call: PromiseLike<unknown>): Promise<number> => {
  const start = performance.now()
  await Promise.allSettled([call])
  return performance.now() - start
}

/** Waits until a condition is true, or fails after half a minute. */
export const waitForCondition = async (condition: () => boolean): Promise<void> => {
  await vi.waitFor(() => {
    if (!condition()) throw new Error('The condition did not become true.')
  }, 30_000)
}
