import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSandbox } from '@molt-sdk/sandbox'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { configFolder, runMolt, sandboxSettings } from '../../test/molt.ts'
import { commands } from '../commands.ts'
import { delegatedEnv, findDelegation } from '../delegate.ts'

const sandbox = createSandbox()
const settings = sandboxSettings(sandbox)

describe('request', () => {
  test('calls any endpoint with the key of the platform', async () => {
    const get = ['request', 'moltbotden', 'get', '/discover', '--param', 'limit=1', '--json']
    const { stdout } = await runMolt(get, settings)
    expect(JSON.parse(stdout).suggestions).toHaveLength(1)
    const post = ['request', 'moltinfra', 'POST', '/agents', '--data', '{"name": "Otter"}']
    expect((await runMolt(post, settings)).stdout).toContain('Otter')
    const missing = ['request', 'moltbotden', 'GET', '/notifications']
    expect((await runMolt(missing, settings)).code).toBe(4)
  })

  test('shows a request without sending it, and asks before it spends', async () => {
    const before = sandbox.log().length
    const line = ['request', 'moltify', 'POST', '/api/tasks/task_1/submit']
    const plan = await runMolt([...line, '--dry-run'], settings)
    expect(plan.stdout).toBe('POST https://moltify.ai/api/tasks/task_1/submit\n')
    expect((await runMolt(line, settings)).stderr).toContain('holds the price of the task')
    expect(sandbox.log().length).toBe(before)
  })

  test('rejects what is no request', async () => {
    for (const line of [
      ['request', 'molt', 'GET', '/'],
      ['request', 'moltify', 'FETCH', '/'],
      ['request', 'moltify', 'GET', '/', '--param', 'limit'],
    ]) {
      expect(await runMolt(line, settings)).toMatchObject({ code: 2, stdout: '' })
    }
  })
})

describe('mcp install', () => {
  test('adds the server without a key and keeps the rest of the configuration', async () => {
    const folder = configFolder()
    const path = join(folder, 'Claude', 'claude_desktop_config.json')
    mkdirSync(join(folder, 'Claude'))
    writeFileSync(path, JSON.stringify({ theme: 'dark', mcpServers: { other: { command: 'x' } } }))
    const env = { ...settings.env, XDG_CONFIG_HOME: folder, HOME: folder, APPDATA: folder }
    const line = ['mcp', 'install', '--client', 'claude-desktop', 'moltify', 'moltbotden']
    const dry = await runMolt([...line, '--dry-run'], { env })
    expect(JSON.parse(dry.stdout).mcpServers).toHaveProperty('molt')
    expect(readFileSync(path, 'utf8')).not.toContain('molt')
    const args = ['--allow', 'tasks.create', '--spend', '50', '--profile', 'work']
    expect((await runMolt([...line, ...args], { env })).code).toBe(0)
    const text = readFileSync(path, 'utf8')
    const server = ['-y', '@molt-sdk/cli', 'mcp', 'moltify', 'moltbotden', ...args]
    expect(JSON.parse(text)).toEqual({
      theme: 'dark',
      mcpServers: { other: { command: 'x' }, molt: { command: 'npx', args: server } },
    })
    writeFileSync(path, '{ // a comment')
    const broken = await runMolt(line, { env })
    expect(broken).toMatchObject({ code: 2 })
    expect(readFileSync(path, 'utf8')).toBe('{ // a comment')
  })

  test('starts npx through the shell on Windows, and reads a file with a byte order mark', async () => {
    const { platform } = process
    onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }))
    Object.defineProperty(process, 'platform', { value: 'win32' })
    const folder = configFolder()
    mkdirSync(join(folder, 'Claude'))
    writeFileSync(join(folder, 'Claude', 'claude_desktop_config.json'), '\uFEFF{"theme":"dark"}')
    const line = ['mcp', 'install', '--dry-run', '--client', 'claude-desktop', 'moltify']
    const { stdout } = await runMolt(line, { env: { ...settings.env, APPDATA: folder } })
    const { theme, mcpServers } = JSON.parse(stdout)
    expect(theme).toBe('dark')
    expect(mcpServers.molt).toEqual({
      command: 'cmd',
      args: ['/c', 'npx', '-y', '@molt-sdk/cli', 'mcp', 'moltify', '--read-only'],
    })
  })

  test('reads by default, and rejects an unknown client or platform', async () => {
    const line = ['mcp', 'install', '--dry-run', '--client']
    const { stdout } = await runMolt([...line, 'claude-code'])
    expect(JSON.parse(stdout).mcpServers.molt.args).toContain('--read-only')
    expect((await runMolt([...line, 'emacs'])).code).toBe(2)
    expect((await runMolt([...line, 'cursor', 'molt'])).code).toBe(2)
  })
})

describe('completion', () => {
  const printed = async (argv: readonly string[]): Promise<string> => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    onTestFinished(() => log.mockRestore())
    log.mockClear()
    expect((await runMolt(argv, settings)).code).toBe(0)
    return log.mock.calls.map(([text]) => text).join('\n')
  }

  test.for(['zsh', 'bash', 'fish', 'powershell'])('prints a script for %s', async (shell) => {
    expect(await printed(['completion', shell])).toContain('molt complete')
  })

  test('completes commands, options and known values', async () => {
    expect(await printed(['complete', '--', 'mo'])).toContain('moltify\t')
    expect(await printed(['complete', '--', 'moltify', 'tasks', 'cre'])).toMatch(/^create\t/)
    const options = await printed(['complete', '--', 'moltify', 'tasks', 'create', '--pri'])
    expect(options).toMatch(/^--price\t/)
    const values = await printed(['complete', '--', 'moltify', 'tasks', 'list', '--status', 'pen'])
    expect(values).toMatch(/^pending\t/)
  })
})

test('every command has help, and an unknown one a suggestion', async () => {
  const help = await runMolt(['--help'])
  for (const { name, add } of commands) {
    expect(help.stdout).toContain(name)
    if (add) expect(await runMolt([name, '--help'])).toMatchObject({ code: 0, stderr: '' })
  }
  expect((await runMolt(['moltfy'])).stderr).toContain('Did you mean moltify?')
  expect(await runMolt(['--version'])).toMatchObject({ code: 0, stdout: '1.2.3\n' })
  expect((await runMolt([])).code).toBe(2)
})

test('commands of other packages get the key of the profile in their environment', async () => {
  const folder = configFolder()
  const env = { XDG_CONFIG_HOME: folder }
  const login = ['login', 'moltghost', '--base-url', sandbox.moltghost.baseUrl]
  const { apiKey, baseUrl } = sandbox.moltghost
  await runMolt(login, { env, stdin: apiKey, fetch: sandbox.fetch })
  const chat = findDelegation(['moltghost', 'chat', 'Hello'])
  expect(chat).toMatchObject({ name: 'moltghost', args: ['chat', 'Hello'] })
  if (!chat) return
  expect(await delegatedEnv(chat, { env })).toEqual({
    MOLTGHOST_API_KEY: apiKey,
    MOLTGHOST_BASE_URL: baseUrl,
  })
  const keyInEnv = { ...env, MOLTGHOST_API_KEY: 'molti_other' }
  expect(await delegatedEnv(chat, { env: keyInEnv })).toEqual({})
  expect(findDelegation(['moltghost', '--help'])).toBeUndefined()
  expect(findDelegation(['mcp', 'install', '--client', 'cursor'])).toBeUndefined()
  const mcp = findDelegation(['mcp', 'moltghost', '--read-only'])
  expect(mcp).toMatchObject({ args: ['moltghost', '--read-only'] })
  expect(mcp && (await delegatedEnv(mcp, { env }))).toMatchObject({ MOLTGHOST_API_KEY: apiKey })
  expect(findDelegation(['sandbox', '--port', '0'])).toMatchObject({ args: ['--port', '0'] })
})

test('commands of other packages take a profile, which comes before the environment', async () => {
  const folder = configFolder()
  const { apiKey } = sandbox.moltghost
  const env = { XDG_CONFIG_HOME: folder, MOLTGHOST_AGENT_ID: 'abc123' }
  const login = ['login', 'moltghost', '--profile', 'work', '--no-check']
  expect((await runMolt(login, { env, stdin: apiKey })).code).toBe(0)
  const inEnv = { ...env, MOLTGHOST_API_KEY: 'molti_other', MOLTGHOST_BASE_URL: 'http://elsewhere' }
  for (const words of [
    ['chat', '--profile', 'work', 'Hello'],
    ['--profile=work', 'chat', 'Hello'],
  ]) {
    const chat = findDelegation(['moltghost', ...words])
    expect(chat).toMatchObject({ args: ['chat', 'Hello'], profile: 'work' })
    // The key of a profile is not sent to an address of the environment.
    expect(chat && (await delegatedEnv(chat, { env: inEnv }))).toStrictEqual({
      MOLTGHOST_API_KEY: apiKey,
      MOLTGHOST_BASE_URL: undefined,
      MOLTGHOST_ENDPOINT: undefined,
      MOLTGHOST_CONTROL_URL: undefined,
    })
  }
  const text = findDelegation(['moltghost', 'chat', '--', '--profile', 'work'])
  expect(text).toMatchObject({ args: ['chat', '--', '--profile', 'work'] })
  expect(text?.profile).toBeUndefined()
  const unknown = findDelegation(['mcp', 'moltghost', '--profile', 'home'])
  await expect(unknown && delegatedEnv(unknown, { env })).rejects.toThrow('Profiles: work.')
  const nameless = findDelegation(['mcp', 'moltghost', '--profile'])
  await expect(nameless && delegatedEnv(nameless, { env })).rejects.toThrow('needs the name')
})
