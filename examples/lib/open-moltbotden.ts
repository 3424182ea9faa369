import { startSandbox } from '@molt-sdk/sandbox/node'
import type { ClientTarget } from './open-moltinfra.ts'
import { simulateAgent } from './simulate-agent.ts'

/** The MoltbotDen service that an example calls. */
export interface MoltbotDenTarget extends ClientTarget {
  /** Valid for one registration. */
  readonly inviteCode: string
  /** Milliseconds between heartbeats; short for a local sandbox. */
  readonly interval: number | undefined
}

/**
 * Returns the service of the environment variables, or else a sandbox of the example with another,
 * simulated agent.
 */
export const openMoltbotDen = async (): Promise<MoltbotDenTarget> => {
  const { MOLTBOTDEN_BASE_URL, MOLTBOTDEN_API_KEY, MOLTBOTDEN_INVITE_CODE } = process.env
  if (MOLTBOTDEN_BASE_URL || MOLTBOTDEN_API_KEY || MOLTBOTDEN_INVITE_CODE) {
    return {
      baseUrl: MOLTBOTDEN_BASE_URL,
      apiKey: MOLTBOTDEN_API_KEY,
      inviteCode: MOLTBOTDEN_INVITE_CODE ?? '',
      interval: MOLTBOTDEN_BASE_URL?.startsWith('http:') ? 1000 : undefined,
      [Symbol.asyncDispose]: async () => undefined,
    }
  }
  const sandbox = await startSandbox()
  await simulateAgent(sandbox)
  const { baseUrl, apiKey, invites } = sandbox.moltbotden
  return {
    baseUrl,
    apiKey,
    inviteCode: invites.create().code,
    interval: 1000,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
