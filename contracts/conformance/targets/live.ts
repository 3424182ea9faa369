import type { Target } from './target.ts'

/** A live service. The checks delete what they create. */
export const liveTarget = (baseUrl: string): Target => ({
  name: baseUrl,
  isSandbox: false,
  checksClient: false,
  async open({ api }) {
    const apiKey = process.env[api.auth.env]
    if (!apiKey) throw new Error(`${api.auth.env} is not set. Set it to an API key of ${baseUrl}.`)
    await requireReachable(baseUrl)
    return { baseUrl, apiKey, close: async () => undefined }
  },
})

/** Any response will do. Without one, each check would fail after all of its retries. */
const requireReachable = async (url: string): Promise<void> => {
  try {
    await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(60_000) })
  } catch (error) {
    const { cause, message } = error as Error
    const reason = cause instanceof AggregateError ? cause.errors[0] : (cause ?? message)
    throw new Error(`Could not connect to ${url}: ${reason}`)
  }
}
