import { startSandbox } from '@molt-sdk/sandbox/node'
import type { ClientTarget } from './open-moltinfra.ts'
import { simulateBuilder } from './simulate-builder.ts'

/**
 * Returns the service of the environment variables, or else a sandbox of the example, in which a builder
 * is simulated for buyers.
 */
export const openMoltify = async (side: 'buyer' | 'builder'): Promise<ClientTarget> => {
  const { MOLTIFY_BASE_URL: baseUrl, MOLTIFY_API_KEY: apiKey } = process.env
  if (baseUrl || apiKey) return { baseUrl, apiKey, [Symbol.asyncDispose]: async () => undefined }
  const sandbox = await startSandbox()
  if (side === 'buyer') simulateBuilder(sandbox)
  return {
    baseUrl: sandbox.moltify.baseUrl,
    apiKey: sandbox.moltify[side].apiKey,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
