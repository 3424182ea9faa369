import { createSandbox } from '@molt-sdk/sandbox'
import { handlers } from '@molt-sdk/sandbox/msw'
import { setupServer } from 'msw/node'
import { sandboxOptions } from './sandbox-options.ts'
import type { Target } from './target.ts'

/** The sandbox behind MSW in this process: the client calls the platform's real base URL. */
export const mswTarget: Target = {
  name: 'MSW',
  isSandbox: true,
  checksClient: false,
  async open({ name, api }) {
    const sandbox = createSandbox(sandboxOptions)
    const server = setupServer(...handlers(sandbox))
    server.listen({ onUnhandledFrame: 'error' })
    const { baseUrl, apiKey, keys } = sandbox.platformInfo()[name]
    return {
      // An API without a documented base URL is called at the URL of the sandbox.
      ...(!api.baseUrl && { baseUrl }),
      apiKey,
      keys,
      sandbox,
      close: async () => server.close(),
    }
  },
}
