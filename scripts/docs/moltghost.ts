import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sourceCondition } from '../build/entries.ts'
import { node24, root } from '../lib/paths.mjs'
import { startSandbox } from '../lib/sandbox.ts'

const sourceCommand = (name: string) =>
  [
    node24,
    `--conditions=${sourceCondition}`,
    join(root, 'packages', name, 'src', 'cli.node.ts'),
  ] as const

/** Runs a shell line that contains `npx moltghost`, against an agent of a sandbox. */
export async function moltghost(line: string): Promise<string[]> {
  const sandbox = await startSandbox(sourceCommand('sandbox'))
  const { baseUrl, apiKey } = sandbox.platform('moltghost')
  const words = sourceCommand('moltghost').map((word) => `'${word}'`)
  const script = `npx() { shift; ${words.join(' ')} "$@"; }\n${line}`
  const env = {
    MOLTGHOST_BASE_URL: baseUrl,
    MOLTGHOST_CONTROL_URL: sandbox.platform('moltghost-control').baseUrl,
    MOLTGHOST_API_KEY: apiKey,
  }
  try {
    const { stdout } = await promisify(execFile)('sh', ['-c', script], { env })
    return stdout.trimEnd().split('\n')
  } finally {
    await sandbox.stop()
  }
}
