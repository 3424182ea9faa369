import { join } from 'node:path'
import type { RunningSandbox } from '../lib/sandbox.ts'
import type { Project } from './project.ts'

/** Uses the `moltghost` command as installed, with nothing beside it but its package. */
export async function commandProblems(
  { folder, run }: Project,
  sandbox: RunningSandbox,
): Promise<string[]> {
  const agent = sandbox.target('moltghost')
  const control = sandbox.target('moltghost-control')
  const moltghost = join(folder, 'node_modules', '.bin', 'moltghost')
  const key = ['--api-key', agent.apiKey]
  const [answer, url] = await Promise.all([
    run([moltghost, 'chat', 'Hello', '--base-url', agent.baseUrl, ...key]),
    run([moltghost, 'status', 'my-agent', '--url', '--control-url', control.baseUrl, ...key]),
  ])
  return [
    ...(answer === 'Hello, this is my-agent. You said: "Hello"\n' ? [] : [`It said: ${answer}`]),
    ...(url.startsWith(`${agent.baseUrl}/`) ? [] : [`It told the address ${url}`]),
  ]
}
