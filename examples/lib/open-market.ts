import { startSandbox } from '@molt-sdk/sandbox/node'
import { builderAtWork } from './builder-at-work.ts'
import type { Target } from './open-target.ts'

/**
 * The Moltify that the environment names, or else a sandbox that lives as long as the example, in
 * which somebody plays the other side.
 */
export const openMarket = async (side: 'buyer' | 'builder'): Promise<Target> => {
  const { MOLTIFY_BASE_URL: baseUrl, MOLTIFY_API_KEY: apiKey } = process.env
  if (baseUrl || apiKey) return { baseUrl, apiKey, [Symbol.asyncDispose]: async () => undefined }
  const sandbox = await startSandbox()
  if (side === 'buyer') builderAtWork(sandbox)
  return {
    baseUrl: sandbox.moltify.baseUrl,
    apiKey: sandbox.moltify[side].apiKey,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
