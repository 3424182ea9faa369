import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningSandbox } from '../../packages/sandbox/src/transports/server.node.ts'
import { startSandbox } from '../../packages/sandbox/src/transports/server.node.ts'
import { sourceCondition } from '../build/entries.ts'
import { node24 } from '../lib/paths.mjs'
import { pageFilesOf, writePageFiles } from './page-files.ts'
import { userProject } from './user-project.ts'

const folder = userProject()
const files = pageFilesOf('docs/guides/long-waits.md')
const [app] = pageFilesOf('docs/guides/node-transport.md')
writePageFiles(folder, [
  ...files,
  ...(app ? [app] : []),
  // The same program with the fetch of Node.js, whose limits are shortened.
  ...files.map((file) => ({
    ...file,
    path: 'impatient.ts',
    source: file.source.replace(/\{ transport: .*? \}/, ''),
  })),
  {
    page: '',
    path: 'limits.mjs',
    line: 1,
    source: `import { Agent, setGlobalDispatcher } from 'undici'
setGlobalDispatcher(new Agent({ headersTimeout: 500 }))
`,
  },
])

let sandbox: RunningSandbox

beforeAll(async () => {
  sandbox = await startSandbox()
  sandbox.faults.add({ kind: 'delay', for: '5s' })
})
afterAll(() => sandbox?.close())

const runFile = async (file: string): Promise<string> => {
  const { moltghost, moltinfra } = sandbox
  const env = {
    MOLTGHOST_BASE_URL: moltghost.baseUrl,
    MOLTGHOST_API_KEY: moltghost.apiKey,
    MOLTINFRA_BASE_URL: moltinfra.baseUrl,
    MOLTINFRA_API_KEY: moltinfra.apiKey,
  }
  const limits = pathToFileURL(join(folder, 'limits.mjs')).href
  const args = ['--no-warnings', `--conditions=${sourceCondition}`, `--import=${limits}`, file]
  const { stdout } = await promisify(execFile)(node24, args, { cwd: folder, env })
  return stdout
}

test('the transport for Node.js waits for a reply for as long as the client does', async () => {
  expect(await runFile('long-wait.ts')).toContain('Analyze all deals')
})

test('the program of the page on the transport runs', async () => {
  expect(await runFile('app.ts')).toBe('Ada\n')
})

test('a fetch with a shorter limit ends the call with transport_timeout', async () => {
  expect(await runFile('impatient.ts').catch(String)).toMatch(/TimeoutError.*transport_timeout/s)
})
