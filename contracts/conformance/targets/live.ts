import type { Target } from './target.ts'

/** A service that others use: nothing is asked of it but what it can take, nothing stays behind. */
export const liveTarget = (baseUrl: string): Target => ({
  name: baseUrl,
  isSandbox: false,
  async open({ api }) {
    const apiKey = process.env[api.auth.env]
    if (!apiKey) throw new Error(`Set ${api.auth.env} to a key of ${baseUrl}.`)
    return { baseUrl, apiKey, close: async () => undefined }
  },
})
