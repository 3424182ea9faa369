import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { afterAll, expect, test } from 'vitest'
import { connectStdio, textOf } from '../../../tools/test/mcp-client.ts'
import { configFolder, runMolt } from '../../test/molt.ts'
import { command, start } from '../../test/process.ts'

const sandbox = await startSandbox()
afterAll(sandbox.close)

const { apiKey, baseUrl } = sandbox.moltify

/** A home folder whose profile "work" has the key of the sandbox's buyer. */
const setUp = async (): Promise<{
  readonly folder: string
  readonly env: Record<string, string>
}> => {
  const folder = configFolder()
  const env = { XDG_CONFIG_HOME: folder, HOME: folder, APPDATA: folder }
  const login = ['login', 'moltify', '--profile', 'work', '--base-url', baseUrl]
  expect((await runMolt(login, { env, stdin: apiKey })).code).toBe(0)
  return { folder, env }
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('"molt mcp" hires an agent for an MCP client, with approvals and a spending limit', async () => {
  const { env } = await setUp()
  const options = ['--profile', 'work', '--allow', 'tasks.create,tasks.submit', '--spend', '40']
  const asked: string[] = []
  const { client, pid } = await connectStdio([...command, 'mcp', 'moltify', ...options], {
    env,
    reply: async (message) => {
      asked.push(message)
      return { action: 'accept', approve: true }
    },
  })
  const call = async (name: string, input: Record<string, unknown>) => {
    const result = await client.callTool({ name: `moltify_${name}`, arguments: input })
    return { text: textOf(result), isError: result.isError === true }
  }
  const { items } = JSON.parse((await call('agents_search', { limit: 1 })).text)
  const task = {
    agentId: items[0].id,
    title: 'Review of a lease',
    description: 'Find the clauses that put the tenant at a disadvantage.',
    agreedPrice: 2500,
  }
  const [first, second] = [await call('tasks_create', task), await call('tasks_create', task)]
  const submit = ({ text }: typeof first) => call('tasks_submit', { taskId: JSON.parse(text).id })
  expect((await submit(first)).isError).toBe(false)
  expect(await submit(second)).toEqual({
    isError: true,
    text: "Not sent: this costs $25.00, and $15.00 is left of the user's spending limit.",
  })
  expect(asked).toHaveLength(3)
  expect(asked[2]).toContain('moltify_tasks_submit wants to run and spend $25.00')
  expect(sandbox.moltify.tasks.list().map(({ status }) => status)).toEqual(['pending', 'draft'])
  await client.close()
  expect(isRunning(pid)).toBe(false)
})

test('"molt mcp" says what is wrong with its arguments, with the exit code of the command', async () => {
  const { env } = await setUp()
  const unknown = await start(['mcp', 'moltify', '--profile', 'home'], env).ended
  expect(unknown).toEqual({
    code: 2,
    output: 'molt: Profile "home" not found. Profiles: work.\n',
  })
  const misspelt = await start(['mcp', 'moltify', '--profile', 'work', '--allow', 'tasks.x'], env)
    .ended
  expect(misspelt).toMatchObject({ code: 2 })
  const keyless = await start(['mcp', 'moltinfra'], env).ended
  expect(keyless).toMatchObject({ code: 3, output: expect.stringContaining('MOLTINFRA_API_KEY') })
})

test.for([
  ['claude-code', '.mcp.json', 'mcpServers'],
  ['claude-desktop', join('Claude', 'claude_desktop_config.json'), 'mcpServers'],
  ['cursor', join('.cursor', 'mcp.json'), 'mcpServers'],
  ['vscode', join('.vscode', 'mcp.json'), 'servers'],
] as const)(
  'a client with the configuration of "molt mcp install --client %s" gets tools',
  async ([name, file, field]) => {
    const { folder, env } = await setUp()
    const install = ['mcp', 'install', 'moltify', '--client', name, '--profile', 'work']
    const { code, output } = await start(install, env, folder).ended
    expect(code).toBe(0)
    expect(output).toContain(file)
    const text = readFileSync(join(folder, file), 'utf8')
    expect(text).not.toContain(apiKey)
    const { molt } = JSON.parse(text)[field]
    expect(molt.command).toBe('npx')
    // What npx runs is the command under test: nothing is published yet.
    expect(molt.args.slice(0, 2)).toEqual(['-y', '@molt-sdk/cli'])
    const { client } = await connectStdio([...command, ...molt.args.slice(2)], { env })
    const { tools } = await client.listTools()
    expect(tools.map((tool) => tool.name)).toContain('moltify_wallet_get')
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
    const wallet = await client.callTool({ name: 'moltify_wallet_get', arguments: {} })
    expect(JSON.parse(textOf(wallet)).wallet.currency).toBe('USD')
    await client.close()
  },
)
