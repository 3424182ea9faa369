import type { RunningSandbox } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { onTestFinished } from 'vitest'

type Settings = NonNullable<NonNullable<Parameters<typeof startSandbox>[0]>['moltghost']>

/** A sandbox with one agent, `my-agent`, and the environment variables that select it. */
export interface TestSandbox {
  readonly sandbox: RunningSandbox
  readonly key: string
  readonly env: Readonly<Record<string, string>>
}

/** Starts a sandbox on a real port; it is closed when the test ends. */
export const startTestSandbox = async (settings: Settings = {}): Promise<TestSandbox> => {
  const sandbox = await startSandbox({ moltghost: { tokenPace: 0, ...settings } })
  onTestFinished(sandbox.close)
  const { baseUrl, controlUrl, apiKey } = sandbox.moltghost
  return {
    sandbox,
    key: apiKey,
    env: {
      MOLTGHOST_BASE_URL: baseUrl,
      MOLTGHOST_CONTROL_URL: controlUrl,
      MOLTGHOST_API_KEY: apiKey,
    },
  }
}

/** A reply that never ends. Calls `onLeft` when the client disconnects. */
export const endlessReply = (onLeft: () => void = () => undefined): Settings => ({
  tokenPace: 5,
  async *reply(_messages, { signal }) {
    signal.addEventListener('abort', onLeft)
    for (;;) yield 'on '
  },
})
