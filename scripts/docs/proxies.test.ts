import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sourceCondition } from '../build/entries.ts'
import { node24 } from '../lib/paths.mjs'
import type { CompanyNetwork } from './company-network.ts'
import { startCompanyNetwork } from './company-network.ts'
import { pageFilesOf, writePageFiles } from './page-files.ts'
import { readPage, snippetsOf } from './snippets.ts'
import { userProject } from './user-project.ts'

const page = 'docs/guides/proxies.md'
const folder = userProject()
writePageFiles(folder, pageFilesOf(page))

let network: CompanyNetwork

beforeAll(async () => {
  network = await startCompanyNetwork()
})
afterAll(() => network?.close())
beforeEach(() => {
  network.connections.length = 0
})

/** Runs a command of the page with the proxy and the certificate of the test. */
async function runLine(line: string): Promise<string> {
  const command = line
    .replace('http://proxy.company.example:8080', network.proxy)
    .replace('/etc/ssl/company-ca.pem', network.rootCertificate)
    .replace(/ node /, ` node --no-warnings --conditions=${sourceCondition} `)
  const env = { ...network.env, PATH: `${dirname(node24)}:${process.env['PATH']}` }
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd: folder, env })
  return stdout.trim()
}

const lines = snippetsOf(readPage(page))
  .filter(({ language }) => language === 'sh')
  .flatMap(({ code }) => code)
  .filter((line) => line.includes(' node '))

const outputs: Readonly<Record<string, RegExp>> = {
  'app.ts': /^Ada: .*Hello/,
  'one-client.ts': /^Ada$/,
  'one-socket.ts': /Hello/,
}

test.for(lines)('%s reaches the APIs through the proxy', async (line) => {
  const [, file = ''] = / node (\S+)$/.exec(line) ?? []
  expect(await runLine(line)).toMatch(outputs[file] ?? /^$/)
  const host = 'sandbox.company.test:443'
  expect(new Set(network.connections)).toEqual(new Set([host]))
  // A socket has a connection of its own.
  expect(network.connections.length).toBe(file === 'app.ts' ? 2 : 1)
})

test('every file of the page is run', () => {
  expect(lines.map((line) => / node (\S+)$/.exec(line)?.[1])).toEqual(Object.keys(outputs))
})

test('without the certificate of the company, the error says so', async () => {
  const [line = ''] = lines
  const error = await runLine(line.replace(/NODE_EXTRA_CA_CERTS=\S+/, '')).catch(String)
  expect(error).toMatch(/ConnectionError.*TLS certificate of the server was rejected/)
  expect(error).toContain(`code: 'certificate_rejected'`)
})

test('a proxy that cannot be reached is a failed connection', async () => {
  const [line = ''] = lines
  const unreachable = line.replace('http://proxy.company.example:8080', 'http://127.0.0.1:1')
  const error = await runLine(unreachable).catch(String)
  expect(error).toContain(`code: 'connect_failed'`)
})
