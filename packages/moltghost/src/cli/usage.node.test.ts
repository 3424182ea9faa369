import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { key } from '../../test/agent.ts'
import { run, runShell } from '../../test/command.ts'

const { version } = createRequire(import.meta.url)('../../package.json')

const anywhere = { MOLTGHOST_API_KEY: key, MOLTGHOST_BASE_URL: 'http://127.0.0.1:9' }

test('--help prints to stdout and lists what every command needs', async () => {
  const help = await run(['--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  for (const word of ['chat', 'health', 'models', 'tools', 'status', 'agent', 'auth']) {
    expect(help.stdout).toMatch(new RegExp(`^  ${word}\\b`, 'm'))
  }
  expect(help.stdout).toContain('export MOLTGHOST_API_KEY=')
  expect(help.stdout).toMatch(/^ {2}130 +interrupted by Ctrl-C$/m)

  const { stdout } = await run(['auth', 'revoke-key', '--help'])
  for (const text of [
    '--json',
    'MOLTGHOST_API_KEY',
    'MOLTGHOST_CONTROL_URL',
    'list of processes',
  ]) {
    expect(stdout.replace(/\s+/g, ' ')).toContain(text)
  }
})

test('a result that cannot be written exits with code 1 and the reason', async () => {
  const { code, stderr } = await runShell('"$0" "$@" --version > /dev/full')
  expect(code).toBe(1)
  expect(stderr).toMatch(/^moltghost: Could not write to stdout: .*ENOSPC/)
})

test('--version prints the version of the package', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test.each([
  [['chatt', 'Hi'], "unknown command 'chatt'"],
  [['health', '--verbose'], "unknown option '--verbose'"],
  [['chat', '--temperature', '3', 'Hi'], 'Must be a number from 0 to 2.'],
  [['chat', '--max-tokens', '0', 'Hi'], 'Must be an integer >= 1.'],
  [['tools', 'invoke', '--prompt', 'x'], "required option '--tool <name>' not specified"],
  [['health', '--base-url', 'http://example.com'], 'pass --allow-insecure-http.'],
  [['auth', 'list-keys', '--control-url', 'http://example.com'], 'pass --allow-insecure-http.'],
  [['health', '--base-url', 'ftp://a.test', '--allow-insecure-http'], '--base-url must use https'],
  [['health', '--base-url', 'nowhere'], '--base-url must be an absolute URL'],
  [['health', '--agent-id', 'a.b'], 'The agent id must be a DNS label'],
  [
    ['health', '--agent-id', 'abc', '--base-url', 'https://elsewhere.test'],
    '--base-url contradicts --agent-id or --endpoint.',
  ],
  [['health', '--endpoint', 'nowhere'], '--endpoint must be an absolute URL'],
  [['auth', 'list-keys', '--control-url', 'nowhere'], '--control-url must be an absolute URL'],
  [
    ['agent', 'start', '..', '--control-url', 'http://127.0.0.1:9'],
    'Name must be a non-empty string',
  ],
])('%j exits with code 2 and a message', async (argv, message) => {
  const { code, stdout, stderr } = await run(argv, anywhere)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('moltghost: ')
  expect(stderr).toContain(message)
})

test('prints help to stderr and exits with code 2 without arguments', async () => {
  const { code, stdout, stderr } = await run([])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('First steps:')
})

test.each([
  ['no key', {}, 'Set the environment variable MOLTGHOST_API_KEY'],
  ['an empty key', { MOLTGHOST_API_KEY: '' }, 'Set the environment variable MOLTGHOST_API_KEY'],
  ['no agent', { MOLTGHOST_API_KEY: key }, 'No agent is configured. Pass its id with --agent-id'],
])('with %s, it prints what to set', async (_, env, message) => {
  const { code, stdout, stderr } = await run(['health'], env)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
})

test.each([
  [['health', `--api-kye=${key}`]],
  [['health', '--api-key', `${key} `]],
  [[key]],
  [['auth', key]],
  [['health', key]],
  [['health', '--base-url', `https://${key}@agent.test`]],
])('does not print a key passed in a wrong place: %#', async (argv) => {
  const { code, stdout, stderr } = await run(argv, anywhere)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^moltghost: /)
  expect(stderr).not.toContain(key)
  expect(stderr).not.toContain('5ecret')
})

test.each([
  [['sk-another_form']],
  [['health', 'sk-another_form']],
  [['health', '--timeout-seconds', 'sk-another_form']],
])('does not print the key from the environment, whatever its format: %#', async (argv) => {
  const { code, stderr } = await run(argv, { ...anywhere, MOLTGHOST_API_KEY: 'sk-another_form' })
  expect(code).toBe(2)
  expect(stderr).toContain('[key]')
  expect(stderr).not.toContain('another_form')
})
