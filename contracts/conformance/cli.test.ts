import { execFile, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { RunningSandbox } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { closedPortUrl } from '../../packages/core/test/scripted-server.ts'

let service: RunningSandbox | undefined
afterEach(() => service?.close())

const script = fileURLToPath(new URL('cli.ts', import.meta.url))

interface Outcome {
  readonly code: unknown
  readonly output: string
}

/** Runs the command as a user does. With Vitest's variables it would believe that it is a worker. */
const conformance = (
  args: readonly string[],
  keys: Readonly<Record<string, string>> = {},
): Promise<Outcome> => {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|MOLT)/.test(name))
  const env = { ...Object.fromEntries(own), ...keys }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { env, timeout: 110_000 },
      (error, stdout, stderr) => {
        const output = stripVTControlCharacters(stdout + stderr)
        resolve({ code: error ? error.code : 0, output })
      },
    )
  })
}

test('checks a live service and leaves it unchanged', async () => {
  service = await startSandbox({ moltinfra: { agents: 2 } })
  const { baseUrl, apiKey, agents } = service.moltinfra
  const before = agents.list()
  const { code, output } = await conformance(['--target', baseUrl], { MOLTINFRA_API_KEY: apiKey })
  expect(output).toContain(
    `Checking MoltInfra at ${baseUrl} with the API key in MOLTINFRA_API_KEY.`,
  )
  expect(code, output).toBe(0)
  expect(agents.list()).toMatchObject(before.map(({ id, name }) => ({ id, name })))
  expect(service.log().some(({ operation }) => operation === 'createAgent')).toBe(true)
  for (const id of ['createAgent', 'streamMessage']) {
    expect(output).toMatch(new RegExp(`✓ .*${id} > sends the request, and returns`))
    expect(output).toMatch(new RegExp(`✓ .*${id} > fails with > AuthenticationError`))
    expect(output).toMatch(
      new RegExp(`↓ .*${id} > fails with > RateLimitError.*a live server cannot be made to fail`),
    )
  }
  expect(output).not.toContain(apiKey)
  // Rejected by the client alone.
  expect(output).not.toContain('rejects invalid input before sending')
  expect(output).toMatch(/\n7 of 7 operations reached, 0 differ\.\n/)
})

test('checks a live service of another API', async () => {
  service = await startSandbox({ moltify: { rateLimits: false } })
  const { baseUrl, builder, agents, tasks } = service.moltify
  const before = agents.list()
  const args = ['--target', baseUrl, '--api', 'moltify']
  const { code, output } = await conformance(args, { MOLTIFY_API_KEY: builder.apiKey })
  expect(output).toContain(`Checking Moltify at ${baseUrl} with the API key in MOLTIFY_API_KEY.`)
  expect(code, output).toBe(0)
  expect(agents.list()).toEqual(before)
  expect(tasks.list()).toEqual([])
  for (const id of ['createBuilderAgent', 'createApiKey', 'createBudget']) {
    expect(output).toMatch(new RegExp(`✓ .*${id} > sends the request, and returns`))
  }
  expect(output).toMatch(/✓ .*submitTask > fails with > AuthenticationError/)
  expect(output).toMatch(/\n\d+ of \d+ operations reached, 0 differ\.\n/)
  for (const id of ['getTask', 'submitTask', 'getWallet']) {
    expect(output).toMatch(
      new RegExp(`↓ .*${id} > is called.*only a sandbox can create the resource of taskId`),
    )
  }
  expect(output).toMatch(/↓ .*createTask > is called.*only a sandbox can prepare this call/)
})

test('fails for a service that does not match the contract', async () => {
  service = await startSandbox({ moltinfra: { agents: 1 } })
  service.faults.add({
    kind: 'status',
    operation: 'getAgent',
    status: 200,
    body: { success: true, data: { id: 7 } },
  })
  const { baseUrl, apiKey, agents } = service.moltinfra
  const { code, output } = await conformance(['--target', baseUrl], { MOLTINFRA_API_KEY: apiKey })
  expect(code).toBe(1)
  expect(output).toContain(
    'getAgent: the response does not match the contract: id must be a string',
  )
  expect(agents.list()).toHaveLength(1)
})

test('fails for a port on which no service listens', async () => {
  const baseUrl = await closedPortUrl()
  const key = { MOLTGHOST_API_KEY: 'molti_x' }
  const { code, output } = await conformance(
    ['--target', baseUrl, '--api', 'moltghost-control'],
    key,
  )
  expect(code).toBe(1)
  expect(output).toContain(`Could not connect to ${baseUrl}: Error: connect ECONNREFUSED`)
  expect(output).toMatch(
    /\n0 of 7 operations reached, 0 differ\. Check the URL, and that the service is running\.\n/,
  )
})

test('fails for a service that responds {} to everything', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const args = ['--target', `http://127.0.0.1:${port}`, '--api', 'moltghost-control']
  const { code, output } = await conformance(args, { MOLTGHOST_API_KEY: 'molti_x' })
  expect(code).toBe(1)
  expect(output).toMatch(
    /\nDifferences from the contract:\n\ngetAgent +name is encoded as one path/,
  )
  expect(output).toMatch(/\n7 of 7 operations reached, 7 differ\.\n/)
})

test.each([
  [
    ['--target', 'https://api.test/v1'],
    'MOLTINFRA_API_KEY is not set. Set it to an API key of https://api.test/v1.',
  ],
  [['--target', 'api.test'], '--target must be an absolute URL, got "api.test".'],
  [
    ['--target', 'https://a.test', '--api', 'x'],
    'Unknown API "x". Available: moltinfra, moltify, moltbotden',
  ],
  [['--api', 'moltinfra'], '--api requires --target.'],
  [['--key', 'k'], "Unknown option '--key'"],
  [['moltify'], "Unexpected argument 'moltify'"],
])('rejects %j with a usage error', async (args, words) => {
  const { code, output } = await conformance(args)
  expect(code).toBe(2)
  expect(output).toContain(words)
})

test('says why output cannot be written, and exits with 1', () => {
  const words = [process.execPath, script, '--help']
  const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$@" > /dev/full', ...words])
  expect(status).toBe(1)
  expect(String(stderr)).toMatch(/^Could not write to stdout: ENOSPC.*\.\n$/m)
})
