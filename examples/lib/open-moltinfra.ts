import { startSandbox } from '@molt-sdk/sandbox/node'

/** The service that an example calls. Fits the constructor of the client. */
export interface ClientTarget extends AsyncDisposable {
  readonly baseUrl: string | undefined
  readonly apiKey: string | undefined
}

/** Returns the service of the environment variables, or else a sandbox of the example. */
export const openMoltInfra = async (): Promise<ClientTarget> => {
  const { MOLTINFRA_BASE_URL: baseUrl, MOLTINFRA_API_KEY: apiKey } = process.env
  if (baseUrl || apiKey) return { baseUrl, apiKey, [Symbol.asyncDispose]: async () => undefined }
  const sandbox = await startSandbox({ moltinfra: { tokenPace: 30 } })
  return {
    baseUrl: sandbox.moltinfra.baseUrl,
    apiKey: sandbox.moltinfra.apiKey,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
