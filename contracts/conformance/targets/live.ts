import type { Target } from './target.ts'

/** A live service. The checks delete what they create. */
export const liveTarget = (baseUrl: string): Target => ({
  name: baseUrl,
  isSandbox: false,
  async open({ api }) {
    const apiKey = process.env[api.auth.env]
    if (!apiKey) throw new Error(`${api.auth.env} is not set. Set it to an API key of ${baseUrl}.`)
    return { baseUrl, apiKey, close: async () => undefined }
  },
})
