import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { bundleProgram } from '../../../scripts/build/bundle-program.ts'
import { createSandbox } from './index.ts'

const cli = await bundleProgram(fileURLToPath(new URL('./cli.node.ts', import.meta.url)))
const children: ChildProcess[] = []

const folder = mkdtempSync(join(tmpdir(), 'molt-scenario-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const brokenFile = write('broken.json', '{"version": 1')
const invalidFile = write('invalid.json', '{"version": 1}')

/** Runs the command as a user would. Its lines and its exit can be awaited. */
const run = (...flags: string[]): Command => {
  const child = spawn(process.execPath, [cli, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const ended = once(child, 'close')
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk
  })
  return {
    line: async () => (await lines.next()).value ?? '',
    async end(signal) {
      if (signal) child.kill(signal)
      const [code] = await ended
      return { code, errors }
    },
  }
}

interface Command {
  line(): Promise<string>
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; errors: string }>
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

test('with --json prints the platforms on the first line and each request on its own line', async () => {
  const command = run('--port', '0', '--json', '--agents', '2', '--seed', 'x', '--token-pace', '0')
  const starts = JSON.parse(await command.line())
  const { moltinfra, moltify } = starts
  expect(Object.keys(starts)).toEqual(Object.keys(createSandbox().platformInfo()))
  expect(moltify.baseUrl).toBe(moltinfra.baseUrl.replace('/moltinfra/v1', '/moltify'))
  const mine = { headers: { authorization: `Bearer ${moltify.keys.buyer}` } }
  expect((await fetch(`${moltify.baseUrl}/api/wallet`, mine)).status).toBe(200)
  expect(JSON.parse(await command.line())).toMatchObject({ operation: 'getWallet' })
  expect(moltinfra).toEqual({
    baseUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:[1-9]\d+\/moltinfra\/v1$/),
    apiKey: expect.stringMatching(/^mi_test_[a-z0-9]{24}$/),
    ids: { agents: [expect.stringMatching(/^agent_/), expect.stringMatching(/^agent_/)] },
  })
  const headers = { authorization: `Bearer ${moltinfra.apiKey}` }
  const { data } = await (await fetch(`${moltinfra.baseUrl}/agents`, { headers })).json()
  expect(data.pagination.totalItems).toBe(2)
  const logged = await command.line()
  expect(JSON.parse(logged)).toMatchObject({ operation: 'listAgents', status: 200 })
  expect(logged).not.toContain(moltinfra.apiKey)
  expect(await command.end('SIGINT')).toEqual({ code: 0, errors: '' })
})

test('without --json prints a startup message and exits with code 0 on SIGTERM while a stream is open', async () => {
  const command = run('--port', '0', '--token-pace', '60000')
  const greeting: string[] = []
  while (!greeting.at(-1)?.includes('_sandbox')) greeting.push(await command.line())
  await command.line()
  const [baseUrl] = greeting.join('\n').match(/http:\S+v1/) ?? []
  const [apiKey] = greeting.join('\n').match(/mi_test_\w+/) ?? []
  const [agent] = greeting.join('\n').match(/agent_\w+/) ?? []
  expect(greeting[0]).toBe('The Molt sandbox is running. Press Ctrl+C to stop it.')
  const rows = greeting.filter((line) => line.startsWith('    '))
  expect(new Set(rows.map((line) => /^ {4}.+? +(?=\S+(, .*)?$)/.exec(line)?.[0].length)).size).toBe(
    1,
  )

  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  await fetch(`${baseUrl}/agents?limit=0`, { headers })
  expect(await command.line()).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3}Z moltinfra +GET +400 +\d+ ms \/moltinfra\/v1\/agents\?limit=0 +listAgents {2}INVALID_REQUEST$/,
  )
  await fetch(new URL('/_sandbox/clock', baseUrl))
  expect(await command.line()).toMatch(/Z control +GET +200 +\d+ ms \/_sandbox\/clock$/)
  const stream = await fetch(`${baseUrl}/agents/${agent}/messages/stream`, {
    method: 'POST',
    headers,
    body: '{"text":"Hi"}',
  })
  expect(stream.status).toBe(200)
  expect(await command.end('SIGTERM')).toEqual({ code: 0, errors: '' })
})

test('starts with a scenario of a file, or with an included one', async () => {
  const first = run('--port=0', '--json', '--scenario=busy-marketplace')
  const { moltify } = JSON.parse(await first.line())
  const saved = await fetch(new URL('/_sandbox/scenario', moltify.baseUrl))
  await first.end('SIGTERM')
  const second = run(
    '--port=0',
    '--json',
    '--seed=x',
    '--scenario',
    write('demo.json', await saved.text()),
  )
  expect(JSON.parse(await second.line()).moltify.keys).toEqual(moltify.keys)
  expect(await second.end('SIGTERM')).toEqual({ code: 0, errors: '' })
})

test('reports a port that is in use and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, errors } = await run('--port', String(port)).end()
  other.close()
  expect(code).toBe(1)
  expect(errors).toBe(
    `molt-sandbox: Port ${port} is in use. ` +
      'Choose another port with --port, or use --port 0 for a free one.\n',
  )
})

test('reports an address that is not local and what to do', async () => {
  const { code, errors } = await run('--port', '0', '--host', '192.0.2.1').end()
  expect(code).toBe(1)
  expect(errors).toBe(
    'molt-sandbox: Cannot listen on "192.0.2.1": the address is not available on this machine. ' +
      'Omit --host to use 127.0.0.1.\n',
  )
})

test.each([
  [['--port', '70000'], 'Must be an integer from 0 to 65535, got "70000".'],
  [['--port', 'http'], 'Must be an integer from 0 to 65535, got "http".'],
  [
    ['--tier', 'gold'],
    'Must be "standard", "pro", "enterprise" or requests per minute as an integer of at least 1, got "gold".',
  ],
  [
    ['--allow-host', 'http://sandbox.example'],
    'Must be a host name without protocol and port, such as "sandbox.example", got "http://sandbox.example".',
  ],
  [['--prot', '1'], "unknown option '--prot'"],
  [['--host='], 'host must be'],
  [['serve'], 'too many arguments'],
  [['--scenario=busy'], 'Unknown scenario "busy". Did you mean "busy-marketplace"?'],
  [['--scenario=./none.json'], 'Cannot read the scenario ./none.json: ENOENT.'],
  [['--scenario', brokenFile], 'is not valid JSON.'],
  [['--port=0', '--scenario', invalidFile], 'Invalid scenario: time is required.'],
])('%j is a usage error with exit code 2', async (flags, message) => {
  const { code, errors } = await run(...flags).end()
  expect(code).toBe(2)
  expect(errors).toContain(message)
})

test.for(['--version', '--port=0'])(
  'with %s, output that cannot be written exits with code 1 and the reason',
  async (flag) => {
    const child = spawn('sh', ['-c', '"$0" "$@" > /dev/full', process.execPath, cli, flag])
    children.push(child)
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk
    })
    expect(await once(child, 'close')).toEqual([1, null])
    expect(errors).toMatch(/^molt-sandbox: Could not write to stdout: ENOSPC.*\.\n$/)
  },
)

test('an address that other machines can reach comes with a warning', async () => {
  const command = run('--port=0', '--host=0.0.0.0')
  const lines: string[] = []
  while (!lines.at(-1)?.includes('Other machines')) lines.push(await command.line())
  expect(lines.join('\n')).toMatch(/base URL +http:\/\/(127\.0\.0\.1|\[::1\]):/)
  expect(await command.line()).toContain('allowInsecureHttp: true')
})

test('a wildcard address is printed as the loopback address, and another host can be allowed', async () => {
  const command = run('--port=0', '--json', '--host=0.0.0.0', '--allow-host=sandbox.example')
  const { baseUrl } = JSON.parse(await command.line()).moltinfra
  expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//)
  const statusFor = async (host: string): Promise<number | undefined> => {
    const [response] = await once(
      get(new URL('/_sandbox', baseUrl), { headers: { host } }),
      'response',
    )
    return response.resume().statusCode
  }
  expect(await statusFor('sandbox.example')).toBe(200)
  expect(await statusFor('other.example')).toBe(403)
})

test('prints the version with --version and the usage with --help', async () => {
  const version = run('--version')
  expect(await version.line()).toMatch(/^\d+\.\d+\.\d+$/)
  const help = run('--help')
  expect(await help.line()).toBe('Usage: molt-sandbox [options]')
  expect((await help.end()).code).toBe(0)
})
