import { execFile } from 'node:child_process'
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
const impatient = files.map((file) => ({
  ...file,
  path: 'impatient.ts',
  source: file.source.replace('headersTimeout: 0', 'headersTimeout: 500'),
}))
writePageFiles(folder, [...files, ...impatient])

let sandbox: RunningSandbox

beforeAll(async () => {
  sandbox = await startSandbox()
  sandbox.faults.add({ kind: 'delay', for: '5s' })
})
afterAll(() => sandbox?.close())

const runFile = async (file: string): Promise<string> => {
  const { baseUrl, apiKey } = sandbox.moltghost
  const env = { MOLTGHOST_BASE_URL: baseUrl, MOLTGHOST_API_KEY: apiKey }
  const args = ['--no-warnings', `--conditions=${sourceCondition}`, file]
  const { stdout } = await promisify(execFile)(node24, args, { cwd: folder, env })
  return stdout
}

test('a dispatcher without limits waits for a reply for as long as the client does', async () => {
  expect(await runFile('long-wait.ts')).toContain('Analyze all deals')
})

test('a dispatcher with a shorter limit ends the call with transport_timeout', async () => {
  expect(await runFile('impatient.ts').catch(String)).toMatch(/TimeoutError.*transport_timeout/s)
})
