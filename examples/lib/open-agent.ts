import { startSandbox } from '@molt-sdk/sandbox/node'

/** Where an example finds its agent. It fits the constructor of the client. */
export interface AgentTarget extends AsyncDisposable {
  readonly agentId?: string | undefined
  readonly baseUrl?: string | undefined
  readonly apiKey: string | undefined
}

/** The agent that the environment names, or else one in a sandbox that lives as long as the example. */
export const openAgent = async (): Promise<AgentTarget> => {
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
