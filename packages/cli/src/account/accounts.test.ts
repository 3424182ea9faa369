import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSandbox } from '@molt-sdk/sandbox'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Run, RunSettings } from '../../test/molt.ts'
import { configFolder, runMolt } from '../../test/molt.ts'
import { checkNode } from '../doctor/check-machine.ts'

const sandbox = createSandbox()
const { fetch } = sandbox
const { apiKey } = sandbox.moltify

const setUp = () => {
  const folder = configFolder()
  const path = join(folder, 'molt', 'profiles.json')
  const molt = (line: string, settings: RunSettings = {}): Promise<Run> => {
    const env = { XDG_CONFIG_HOME: folder, ...settings.env }
    return runMolt(line.split(' '), { fetch, ...settings, env })
  }
  return { path, molt }
}

test('login saves a key that is read without echo, in a file for its owner only', async () => {
  const { path, molt } = setUp()
  const asked: string[] = []
  const login = await molt('login moltify', {
    terminal: 80,
    password(message) {
      asked.push(message)
      return apiKey
    },
  })
  expect(login).toMatchObject({ code: 0, stdout: '' })
  expect(login.stderr).not.toContain(apiKey)
  expect(asked).toEqual(['API key for Moltify'])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const wallet = await molt('moltify wallet get --query wallet.currency')
  expect(wallet).toMatchObject({ code: 0, stdout: 'USD\n' })
  const whoami = await molt('whoami')
  expect(whoami.stdout).toContain(`…${apiKey.slice(-4)}`)
  expect(whoami.stdout).not.toContain(apiKey)
})

test('login reads a key from stdin in a script, and never from an argument', async () => {
  const { path, molt } = setUp()
  expect((await molt('login moltify', { stdin: `${apiKey}\n` })).code).toBe(0)
  expect(JSON.parse(readFileSync(path, 'utf8')).profiles.default.moltify.apiKey).toBe(apiKey)
  const argument = await molt(`login moltify ${apiKey}`)
  expect(argument.code).toBe(2)
  expect(argument.stderr).not.toContain(apiKey)
})

test('login saves no key that the platform rejects, and none at all without input', async () => {
  const { path, molt } = setUp()
  expect((await molt('login moltify', { stdin: 'mlt_0000000000000000' })).code).toBe(3)
  expect((await molt('login moltify', { stdin: 'two words' })).code).toBe(3)
  expect((await molt('login moltify')).code).toBe(2)
  expect((await molt('login moltify', { terminal: 80, password: () => undefined })).code).toBe(2)
  expect(existsSync(path)).toBe(false)
  expect((await molt('login moltify --no-check', { stdin: 'mlt_0000000000000000' })).code).toBe(0)
})

test('profiles are separate, and --profile comes before the environment', async () => {
  const { molt } = setUp()
  const builderKey = sandbox.moltify.builder.apiKey
  await molt('login moltify', { stdin: apiKey })
  await molt('login moltify --profile builder', { stdin: builderKey })
  const agents = 'moltify builder agents list --json'
  expect(JSON.parse((await molt(`${agents} --profile builder`)).stdout)).toHaveLength(1)
  expect((await molt(agents)).code).toBe(3)
  expect((await molt(agents, { env: { MOLT_PROFILE: 'builder' } })).code).toBe(0)
  expect((await molt(agents, { env: { MOLTIFY_API_KEY: builderKey } })).code).toBe(0)
  const buyer = { env: { MOLTIFY_API_KEY: apiKey } }
  expect((await molt(`${agents} --profile builder`, buyer)).code).toBe(0)
  const unknown = await molt(`${agents} --profile work`)
  expect(unknown).toMatchObject({ code: 2 })
  expect(unknown.stderr).toContain('Profiles: default, builder.')
})

test('the key of a profile goes to the base URL of the profile', async () => {
  const { molt } = setUp()
  const { baseUrl } = sandbox.moltify
  await molt(`login moltify --base-url ${baseUrl}`, { stdin: apiKey })
  const line = 'moltify wallet get --dry-run --query url'
  expect((await molt(line)).stdout).toBe(`${baseUrl}/api/wallet\n`)
  const env = { MOLTIFY_BASE_URL: 'https://elsewhere.example' }
  expect((await molt(line, { env })).stdout).toBe(`${baseUrl}/api/wallet\n`)
})

test('the key of a profile is not sent to an address of the environment', async () => {
  const { molt } = setUp()
  const elsewhere = 'https://elsewhere.example'
  const env = {
    MOLTIFY_BASE_URL: elsewhere,
    MOLTBOTDEN_BASE_URL: elsewhere,
    MOLTBOTDEN_API_URL: elsewhere,
    MOLTINFRA_BASE_URL: elsewhere,
    MOLTGHOST_BASE_URL: elsewhere,
    MOLTGHOST_ENDPOINT: elsewhere,
    MOLTGHOST_AGENT_ID: 'abc123',
  }
  for (const platform of ['moltify', 'moltbotden', 'moltinfra', 'moltghost'] as const) {
    const stdin = sandbox[platform].apiKey
    expect((await molt(`login ${platform} --no-check`, { stdin })).code).toBe(0)
  }
  // The clients read the environment of the process if they get no address.
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  const hosts = new Set<string>()
  const recording: typeof fetch = async (input, init) => {
    hosts.add(new URL(input instanceof Request ? input.url : input).host)
    return fetch(input, init)
  }
  const whoami = await molt('whoami --json', { env, fetch: recording })
  expect(whoami.code, whoami.stderr).toBe(0)
  expect((await molt('doctor', { env, fetch: recording })).stdout).not.toContain('elsewhere')
  await molt('moltify wallet get', { env, fetch: recording })
  await molt('request moltinfra GET /agents', { env, fetch: recording })
  expect([...hosts].sort()).toEqual([
    'abc123.agent.moltghost.io',
    'api.moltbotden.com',
    'api.moltinfra.xyz',
    'moltify.ai',
  ])
})

test('login keeps the base URL of the environment with the key', async () => {
  const { molt, path } = setUp()
  const { baseUrl } = sandbox.moltify
  const env = { MOLTIFY_BASE_URL: baseUrl }
  const login = await molt('login moltify', { env, stdin: apiKey })
  expect(login.stderr).toContain(`Saved the key for Moltify at ${baseUrl} in profile "default"`)
  expect(JSON.parse(readFileSync(path, 'utf8')).profiles.default.moltify.baseUrl).toBe(baseUrl)
  expect((await molt('whoami')).stdout).toContain(baseUrl)
})

test('logout removes the key of one platform or of all', async () => {
  const { path, molt } = setUp()
  await molt('login moltify', { stdin: apiKey })
  await molt('login moltbotden', { stdin: sandbox.moltbotden.apiKey })
  const whoami = await molt('whoami --json')
  expect(JSON.parse(whoami.stdout)).toMatchObject([
    { platform: 'moltify' },
    { platform: 'moltbotden', account: 'agent ledger-otter', status: 'accepted' },
  ])
  expect((await molt('logout moltify')).code).toBe(0)
  expect((await molt('moltify wallet get')).code).toBe(3)
  expect((await molt('logout moltify')).code).toBe(2)
  expect((await molt('logout')).code).toBe(0)
  expect(readFileSync(path, 'utf8')).not.toContain('apiKey')
  expect((await molt('whoami')).code).toBe(3)
})

test('whoami says whose each key is as far as the platform does, and which is rejected', async () => {
  const { molt } = setUp()
  const { moltify, moltbotden, moltinfra, moltghost } = sandbox
  const env = {
    MOLTIFY_API_KEY: moltify.builder.apiKey,
    MOLTBOTDEN_API_KEY: moltbotden.apiKey,
    MOLTINFRA_API_KEY: moltinfra.apiKey,
    MOLTGHOST_API_KEY: moltghost.apiKey,
    MOLTGHOST_AGENT_ID: 'abc123',
  }
  const all = await molt('whoami --json', { env })
  expect(all.code).toBe(0)
  expect(JSON.parse(all.stdout)).toMatchObject([
    { platform: 'moltify', account: 'key Sandbox', source: 'MOLTIFY_API_KEY', status: 'accepted' },
    { platform: 'moltbotden', account: 'agent ledger-otter' },
    { platform: 'moltinfra', status: 'accepted', baseUrl: 'https://api.moltinfra.xyz/v1' },
    { platform: 'moltghost', account: expect.stringMatching(/^account \w+$/) },
  ])
  for (const key of Object.values(env).filter((value) => value.includes('_')))
    expect(all.stdout).not.toContain(key)
  // Buyers cannot list keys.
  const buyer = await molt('whoami --json', { env: { MOLTIFY_API_KEY: apiKey } })
  expect(JSON.parse(buyer.stdout)).toEqual([
    expect.not.objectContaining({ account: expect.anything() }),
  ])
  const rejected = { ...env, MOLTBOTDEN_API_KEY: `${moltbotden.apiKey}x` }
  const some = await molt('whoami --json', { env: rejected })
  expect(some.code).toBe(3)
  const [first, second] = JSON.parse(some.stdout)
  expect(first.status).toBe('accepted')
  expect(second.status).not.toBe('accepted')
})

test('doctor checks the key, a call, the clock and the profiles, and says what to fix', async () => {
  const { path, molt } = setUp()
  expect((await molt('doctor moltify')).code).toBe(3)
  await molt('login moltify', { stdin: apiKey })
  const healthy = await molt('doctor')
  expect(healthy).toMatchObject({ code: 0, stderr: '' })
  expect(healthy.stdout).toContain('ok      Moltify call: getWallet succeeded')
  chmodSync(path, 0o644)
  const exposed = await molt('doctor')
  expect(exposed.code).toBe(1)
  expect(exposed.stdout).toContain(`Run: chmod 600 "${path}"`)
  const rejected = await molt('doctor moltify', {
    env: { MOLTIFY_API_KEY: 'mlt_0000000000000000' },
  })
  expect(rejected.code).toBe(3)
  expect(rejected.stdout).toMatch(/FAILED {2}Moltify call: .*\n +Create a new key/)
})

test('doctor reports a clock that is wrong, and a base URL that is', async () => {
  const { molt } = setUp()
  const env = { MOLTIFY_API_KEY: apiKey }
  const late: typeof globalThis.fetch = async (...args) => {
    const response = await fetch(...args)
    const headers = new Headers(response.headers)
    headers.set('date', new Date(Date.now() - 3_600_000).toUTCString())
    return new Response(response.body, { status: response.status, headers })
  }
  const skewed = await molt('doctor moltify --json', { env, fetch: late })
  expect(skewed.code).toBe(1)
  expect(JSON.parse(skewed.stdout)).toContainEqual(
    expect.objectContaining({ name: 'Moltify clock', ok: false }),
  )
  const unreachable: typeof globalThis.fetch = async () => {
    throw new TypeError('fetch failed', {
      cause: Object.assign(new Error('not found'), { code: 'ENOTFOUND' }),
    })
  }
  const wrong = await molt('doctor moltify', { env, fetch: unreachable })
  expect(wrong.code).toBe(1)
  expect(wrong.stdout).toContain('that https://moltify.ai is the base URL')
})

test('doctor names the version of Node.js that is needed', () => {
  expect(checkNode('20.19.0').ok).toBe(true)
  expect(checkNode('24.1.0').ok).toBe(true)
  expect(checkNode('20.18.3')).toMatchObject({ ok: false, fix: 'Install Node.js 20.19 or newer.' })
})

test('a profile file that is broken is reported without its content', async () => {
  const { path, molt } = setUp()
  await molt('login moltify', { stdin: apiKey })
  writeFileSync(path, `{"profiles": {"default": "${apiKey}"`)
  const { code, stderr } = await molt('moltify wallet get')
  expect(code).toBe(2)
  expect(stderr).toContain(path)
  expect(stderr).not.toContain(apiKey)
})
