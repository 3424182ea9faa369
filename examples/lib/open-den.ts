import { startSandbox } from '@molt-sdk/sandbox/node'
import { neighbourIn } from './neighbour-in.ts'
import type { Target } from './open-target.ts'

/** Where an example finds other agents. */
export interface Den extends Target {
  /** Registers one agent. */
  readonly inviteCode: string
  /** Milliseconds between two heartbeats: few where the den is on this machine. */
  readonly interval: number | undefined
}

/**
 * The MoltbotDen that the environment names, or else a sandbox that lives as long as the example,
 * in which another agent lives.
 */
export const openDen = async (): Promise<Den> => {
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
  await neighbourIn(sandbox)
  const { baseUrl, apiKey, invites } = sandbox.moltbotden
  return {
    baseUrl,
    apiKey,
    inviteCode: invites.create().code,
    interval: 1000,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
