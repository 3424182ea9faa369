import { startSandbox } from '@molt-sdk/sandbox/node'
import { sandboxOptions } from './sandbox-options.ts'
import type { Target } from './target.ts'

/** The sandbox on a port of its own. */
export const httpServerTarget: Target = {
  name: 'a socket',
  isSandbox: true,
  async open({ name }) {
    const sandbox = await startSandbox(sandboxOptions)
    return { ...sandbox.platformInfo()[name], sandbox, close: sandbox.close }
  },
}
