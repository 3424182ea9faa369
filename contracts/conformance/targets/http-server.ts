import { startSandbox } from '@molt-sdk/sandbox/node'
import { sandboxOptions } from './sandbox-options.ts'
import type { Target } from './target.ts'

/** The sandbox as an HTTP server on its own port. */
export const httpServerTarget: Target = {
  name: 'an HTTP server',
  isSandbox: true,
  checksClient: true,
  async open({ name }) {
    const sandbox = await startSandbox(sandboxOptions)
    return { ...sandbox.platformInfo()[name], sandbox, close: sandbox.close }
  },
}
