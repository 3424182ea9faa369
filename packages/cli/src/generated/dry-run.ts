/** The request that a command would have sent. */
export interface PlannedRequest {
  readonly method: string
  readonly url: string
  readonly body?: unknown
}

/** Thrown in the place of sending a request. */
class NotSent extends Error {}

/**
 * Runs a call without a network, and returns the request that it would have sent first. The client
 * checks the input as always.
 */
export const planRequest = async (
  call: (fetch: typeof globalThis.fetch) => Promise<unknown>,
): Promise<PlannedRequest> => {
  let planned: PlannedRequest | undefined
  const record: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    planned ??= {
      method: request.method,
      url: request.url,
      ...(await readBody(request)),
    }
    throw new NotSent('Nothing is sent in a dry run.')
  }
  try {
    await call(record)
  } catch (error) {
    if (!planned) throw error
  }
  if (planned) return planned
  throw new Error('The dry run made no request.')
}

const readBody = async (request: Request): Promise<{ readonly body?: unknown }> => {
  const text = await request.text()
  if (!text) return {}
  const isJson = request.headers.get('content-type')?.includes('json')
  return { body: isJson ? JSON.parse(text) : `${text.length} characters of form data` }
}
