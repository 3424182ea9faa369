import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { conformanceTools } from '../test/conformance-tools.ts'
import { createClient } from '../test/moltify-tools.ts'
import { createHttpHandler } from './mcp/http-handler.node.ts'
import { createMcpServerFactory } from './mcp.ts'
import { moltifyTools } from './moltify.ts'

const folder = join(import.meta.dirname, '..')

/** Serves the tools of Moltify and those of the suite on a port. */
const serve = async (): Promise<string> => {
  // A server without prompts does not list them.
  const own = moltifyTools(createClient(), { allow: ['read', 'tasks.create', 'tasks.submit'] })
  const tools = [...own, ...conformanceTools]
  const factory = createMcpServerFactory({ tools })
  const handler = createHttpHandler({ factory, allowedHosts: [], onError: () => undefined })
  const listener = getRequestListener((request) => handler.fetch(request))
  const server = createServer((request, response) => void listener(request, response))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${Object(server.address()).port}/mcp`
}

test('the official conformance suite passes, apart from what is listed with a reason', async () => {
  const suite = join(folder, 'node_modules/@modelcontextprotocol/conformance/dist/index.js')
  const expected = join(folder, 'test/mcp-conformance.yml')
  const args = ['server', '--url', await serve(), '--expected-failures', expected]
  // Fails if another scenario fails, and if a listed one passes. The output says which.
  const run = promisify(execFile)(process.execPath, [suite, ...args])
  const { stdout, code } = await run.then(
    (output) => ({ ...output, code: 0 }),
    (error: { readonly stdout: string; readonly code: number }) => error,
  )
  expect(code, stdout.slice(stdout.indexOf('=== SUMMARY'))).toBe(0)
  const passed = [
    ...['server-initialize', 'ping', 'tools-list', 'tools-call-simple-text', 'tools-call-error'],
    ...['tools-call-with-progress', 'tools-call-elicitation', 'resources-list', 'prompts-list'],
    'dns-rebinding-protection',
  ]
  for (const scenario of passed) {
    expect(stdout).toMatch(new RegExp(`${scenario}: [1-9]\\d* passed, 0 failed`))
  }
})
