import type { Preview } from '../tool.ts'

/**
 * Runs a call with a client whose requests are not sent. Returns the first request.
 *
 * @param call makes the call, with the function that replaces `fetch` and a signal that ends it
 * @throws what the call throws before it would send anything, such as an `InputError`.
 */
export const captureRequest = async (
  call: (fetch: typeof globalThis.fetch, signal: AbortSignal) => unknown,
): Promise<Preview> => {
  const controller = new AbortController()
  let captured: Preview | undefined
  const capture: typeof globalThis.fetch = async (resource, init) => {
    const request = new Request(resource, init)
    const { method, url } = request
    const text = await request.text()
    captured ??= { method, url, ...(text !== '' && { body: parse(text) }) }
    controller.abort()
    throw controller.signal.reason
  }
  try {
    await call(capture, controller.signal)
  } catch (error) {
    if (!captured) throw error
  }
  if (!captured) throw new Error('The client sent no request.')
  return captured
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
