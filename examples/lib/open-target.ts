import { startSandbox } from '@molt-sdk/sandbox/node'

/** Where an example calls. It fits the constructor of the client. */
export interface Target extends AsyncDisposable {
  readonly baseUrl: string | undefined
  readonly apiKey: string | undefined
}

/** The service that the environment names, or else a sandbox that lives as long as the example. */
export const openTarget = async (): Promise<Target> => {
  const { MOLTINFRA_BASE_URL: baseUrl, MOLTINFRA_API_KEY: apiKey } = process.env
  if (baseUrl || apiKey) return { baseUrl, apiKey, [Symbol.asyncDispose]: async () => undefined }
  const sandbox = await startSandbox({ moltinfra: { tokenPace: 30 } })
  return {
    baseUrl: sandbox.moltinfra.baseUrl,
    apiKey: sandbox.moltinfra.apiKey,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
