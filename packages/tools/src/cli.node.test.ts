import { join } from 'node:path'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { expect, test } from 'vitest'
import { connect, textOf } from '../test/mcp-client.ts'
import { runMcpCommand } from './mcp/command.node.ts'

const folder = join(import.meta.dirname, '..')
const command = join(folder, 'src/cli.node.ts')
const conditions = '--conditions=@molt-sdk/source'

/** Runs the command in this process, and returns its exit code and what it printed. */
const run = async (...args: string[]): Promise<{ exitCode: number; stderr: string }> => {
  const { write } = process.stderr
  let stderr = ''
  process.stderr.write = (text: string | Uint8Array) => {
    stderr += text
    return true
  }
  try {
    return { exitCode: await runMcpCommand(args), stderr }
  } finally {
    process.stderr.write = write
  }
}

test('serves all platforms of a sandbox on stdin and stdout, until the client disconnects', async () => {
  const platforms = ['moltinfra', 'moltify', 'moltbotden', 'moltghost']
  const args = [conditions, command, ...platforms, '--sandbox', '--allow', 'agents.create']
  const transport = new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' })
  const client = await connect(transport, { pin: '2026-07-28' }, async () => ({
    action: 'accept',
    approve: true,
  }))
  const { tools } = await client.listTools()
  expect(new Set(tools.map(({ name }) => name.slice(0, name.indexOf('_'))))).toEqual(
    new Set(['moltinfra', 'moltify', 'moltbotden', 'moltghost']),
  )
  expect(client.getInstructions()).toContain('https://api.moltbotden.com/mcp')
  const health = await client.callTool({ name: 'moltghost_health', arguments: {} })
  expect(JSON.parse(textOf(health))).toMatchObject({ status: expect.any(String) })
  const created = await client.callTool({
    name: 'moltinfra_agents_create',
    arguments: { name: 'Ada' },
  })
  expect(JSON.parse(textOf(created))).toMatchObject({ name: 'Ada' })
  const { pid } = transport
  await client.close()
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH')
})

test('a call fails when the process dies', async () => {
  const args = [conditions, command, '--sandbox']
  const transport = new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' })
  const client = await connect(transport, 'legacy')
  const call = client.callTool({
    name: 'moltify_tasks_wait_for',
    arguments: { taskId: 'none', status: ['delivered'] },
  })
  process.kill(transport.pid ?? 0, 'SIGKILL')
  await expect(call).rejects.toThrow('Connection closed')
})

test.each([
  [['moltfy'], 'Must be one of moltinfra, moltify, moltbotden, moltghost, got "moltfy".', 2],
  [['--allow', 'tasks.craete'], 'Did you mean tasks.create?', 2],
  [['--limit', 'tasks.submit'], 'Must be like tasks.submit=3', 2],
  [['--spend', 'lots'], 'Must be US dollars', 2],
  [['moltinfra', '--spend', '5'], 'no operation of moltinfra spends money', 2],
  [['--sandbox', '--http', '0', '--host', '0.0.0.0'], 'set a token in MOLT_MCP_TOKEN', 2],
])('%j is an error', async (args, message, exitCode) => {
  const result = await run('--sandbox', ...args)
  expect(result.stderr).toContain(message)
  expect(result.exitCode).toBe(exitCode)
})

test('--read-only comes before --allow', async () => {
  const { stderr } = await run('--sandbox', '--http', '0', '--read-only', '--allow', 'tasks.create')
  process.emit('SIGTERM')
  const [, count] = /Serving (\d+) tools/.exec(stderr) ?? []
  const reading = await run('--sandbox', '--http', '0')
  process.emit('SIGTERM')
  expect(reading.stderr).toContain(`Serving ${count} tools`)
})

test('a missing key is an error that names the variable', async () => {
  const { exitCode, stderr } = await run('moltinfra')
  expect(stderr).toContain('MOLTINFRA_API_KEY')
  expect(exitCode).toBe(3)
})

test('serves Streamable HTTP on a free port until it is stopped', async () => {
  const { stderr } = await run('moltify', 'moltbotden', '--sandbox', '--http', '0')
  const [url = ''] = /http:\S+\/mcp/.exec(stderr) ?? []
  const client = await connect(new StreamableHTTPClientTransport(new URL(url)), 'legacy')
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toContain('moltbotden_heartbeat_get')
  await client.close()
  process.emit('SIGTERM')
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})
