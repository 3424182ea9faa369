import { startSandbox } from '@molt-sdk/sandbox/node'

/** The agent that an example calls. Fits the constructor of the client. */
export interface MoltGhostTarget extends AsyncDisposable {
  readonly agentId?: string | undefined
  readonly baseUrl?: string | undefined
  readonly apiKey: string | undefined
}

/** Returns the agent of the environment variables, or else one in a sandbox of the example. */
export const openMoltGhost = async (): Promise<MoltGhostTarget> => {
  const {
    MOLTGHOST_AGENT_ID: agentId,
    MOLTGHOST_BASE_URL: baseUrl,
    MOLTGHOST_API_KEY: apiKey,
  } = process.env
  if (agentId || baseUrl || apiKey) {
    return { agentId, baseUrl, apiKey, [Symbol.asyncDispose]: async () => undefined }
  }
  const sandbox = await startSandbox({ moltghost: { tokenPace: 30 } })
  return {
    baseUrl: sandbox.moltghost.baseUrl,
    apiKey: sandbox.moltghost.apiKey,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
