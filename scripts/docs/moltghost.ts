import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { startSandbox } from '../lib/sandbox.ts'
import { bundledCommand } from './bundled-command.ts'

/** Runs a shell line that contains `npx moltghost`, against an agent of a sandbox. */
export async function moltghost(line: string): Promise<string[]> {
  const sandbox = await startSandbox(await bundledCommand('sandbox'))
  const { baseUrl, apiKey } = sandbox.platform('moltghost')
  const words = (await bundledCommand('moltghost')).map((word) => `'${word}'`)
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
