import { join } from 'node:path'
import type { SandboxProcess } from '../lib/sandbox.ts'
import type { Project } from './project.ts'

/** Runs the `moltghost` command as installed from its package. */
export async function commandProblems(
  { folder, run }: Project,
  sandbox: SandboxProcess,
): Promise<string[]> {
  const agent = sandbox.platform('moltghost')
  const control = sandbox.platform('moltghost-control')
  const moltghost = join(folder, 'node_modules', '.bin', 'moltghost')
  const key = ['--api-key', agent.apiKey]
  const [reply, url] = await Promise.all([
    run([moltghost, 'chat', 'Hello', '--base-url', agent.baseUrl, ...key]),
    run([moltghost, 'status', 'my-agent', '--url', '--control-url', control.baseUrl, ...key]),
  ])
  return [
    ...(reply === 'Hello, this is my-agent. You said: "Hello"\n'
      ? []
      : [`Unexpected reply: ${reply}`]),
    ...(url.startsWith(`${agent.baseUrl}/`) ? [] : [`Unexpected URL: ${url}`]),
  ]
}
