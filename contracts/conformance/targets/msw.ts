import { createSandbox } from '@molt-sdk/sandbox'
import { handlers } from '@molt-sdk/sandbox/msw'
import { setupServer } from 'msw/node'
import { sandboxOptions } from './sandbox-options.ts'
import type { Target } from './target.ts'

/** The sandbox behind MSW in this process: the client calls the platform's real base URL. */
export const mswTarget: Target = {
  name: 'MSW',
  controlled: true,
  async open({ name }) {
    const sandbox = createSandbox(sandboxOptions)
    const server = setupServer(...handlers(sandbox))
    server.listen({ onUnhandledFrame: 'error' })
    const { apiKey, keys } = sandbox.starts()[name]
    return {
      apiKey,
      keys,
      sandbox,
      close: async () => server.close(),
    }
  },
}
