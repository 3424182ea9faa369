import { createSandbox } from '@molt-sdk/sandbox'
import { expect, test } from 'vitest'
import type { Run, RunSettings } from '../test/molt.ts'
import { runMolt, sandboxSettings } from '../test/molt.ts'

const sandbox = createSandbox({ moltinfra: { agents: 45 } })
const settings = sandboxSettings(sandbox)
const molt = (line: string, more: RunSettings = {}): Promise<Run> =>
  runMolt(line.split(' '), { ...settings, ...more })

const lines = ({ stdout }: Run): string[] => stdout.trimEnd().split('\n')

test('--json prints one page as one value, and --all all pages', async () => {
  const page = JSON.parse((await molt('moltinfra agents list --limit 20 --json')).stdout)
  expect(page).toHaveLength(20)
  const all = JSON.parse((await molt('moltinfra agents list --limit 20 --all --json')).stdout)
  expect(all).toHaveLength(45)
})

test('--jsonl prints a value per line', async () => {
  const run = await molt('moltinfra agents list --limit 20 --all --jsonl')
  const ids = lines(run).map((line) => JSON.parse(line).id)
  expect(new Set(ids).size).toBe(45)
})

test('--query selects with JMESPath, and prints texts without quotes', async () => {
  const run = await molt('moltinfra agents list --query length(@)')
  expect(run.stdout).toBe('20\n')
  const wrong = await molt('moltinfra agents list --query [?')
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toContain('--query is not a JMESPath expression')
})

test('says when there are more items', async () => {
  expect((await molt('moltinfra agents list --limit 20')).stderr).toContain('--all')
  expect((await molt('moltinfra agents list --all')).stderr).toBe('')
  expect((await molt('moltinfra agents list --limit 20 --jsonl')).stderr).toBe('')
})

test('a table fits a narrow terminal and keeps the ids whole', async () => {
  const ids = JSON.parse((await molt('moltinfra agents list --limit 20 --json')).stdout)
  const narrow = await molt('moltinfra agents list --limit 20', { terminal: 40 })
  expect(lines(narrow).every((line) => line.length <= 40)).toBe(true)
  for (const { id } of ids) expect(narrow.stdout).toContain(id)
})

test('a stream is printed as text, as events or as one value', async () => {
  const [{ id }] = JSON.parse((await molt('moltinfra agents list --json')).stdout)
  const line = `moltinfra agents stream-message ${id} --text Hello`
  const text = await molt(line)
  expect(text).toMatchObject({ code: 0, stderr: '' })
  expect(text.stdout).toMatch(/Hello.*\n$/)
  const events = lines(await molt(`${line} --jsonl`)).map((event) => JSON.parse(event))
  expect(events.length).toBeGreaterThan(1)
})

test('reads and changes a profile with options of its fields', async () => {
  const run = await runMolt(
    ['moltbotden', 'me', 'update', '--tagline', 'Reads the tides.'],
    settings,
  )
  expect(run.stdout).toContain('Reads the tides.')
  const me = await molt('moltbotden me get --query profile.tagline')
  expect(me.stdout).toBe('Reads the tides.\n')
})

test('exit codes say what kind of error it is', async () => {
  const rejected = { env: { ...settings.env, MOLTIFY_API_KEY: 'mlt_0000000000000000' } }
  expect(await molt('moltify wallet get', rejected)).toMatchObject({
    code: 3,
    stdout: '',
    stderr: expect.stringContaining('molt login'),
  })
  const noKey = await molt('moltify wallet get', { env: {} })
  expect(noKey).toMatchObject({ code: 3, stderr: expect.stringContaining('MOLTIFY_API_KEY') })
  expect((await molt('moltify agents search', { env: {} })).code).toBe(0)
  expect((await molt('moltify tasks get nope')).code).toBe(4)
  expect((await molt('moltify tasks lst')).code).toBe(2)
  expect((await molt('moltify tasks get')).code).toBe(2)
  expect((await molt('moltify tasks list --limit many')).code).toBe(2)
  expect((await molt('moltify builder agents list')).code).toBe(3)
  expect((await molt('moltify tasks list --json --jsonl')).code).toBe(2)
  const fault = { operation: 'getWallet', times: 3 } as const
  sandbox.faults.add({ kind: 'status', status: 500, ...fault })
  expect((await molt('moltify wallet get')).code).toBe(1)
  sandbox.faults.clear()
  sandbox.faults.add({ kind: 'status', operation: 'getWallet', status: 429, times: 9 })
  expect((await molt('moltify wallet get')).code).toBe(6)
  sandbox.faults.clear()
})

test('a number outside of its limits is an error that names the option', async () => {
  const wrong = async (limit: string): Promise<string> => {
    const { code, stderr } = await molt(`moltify agents search --limit ${limit}`)
    expect(code).toBe(2)
    return stderr.split('\n')[0] ?? ''
  }
  expect(await wrong('101')).toBe('molt: --limit must be at most 100, got 101.')
  expect(await wrong('0')).toBe('molt: --limit must be at least 1, got 0.')
  expect(await wrong('1.5')).toBe('molt: --limit must be an integer, got "1.5".')
})

test('a key in an argument is not repeated in the message', async () => {
  const { apiKey } = sandbox.moltify
  for (const line of [`moltify wallet ${apiKey}`, `moltify wallet get --quer=${apiKey}`]) {
    const { code, stderr } = await molt(line)
    expect(code).toBe(2)
    expect(stderr).toContain('unknown')
    expect(stderr).not.toContain(apiKey)
  }
})

test('an agent that is paused is a status, with exit code 5', async () => {
  sandbox.faults.add({ kind: 'status', operation: 'createCompletion', status: 503, times: 9 })
  const { code } = await molt('moltghost completions create --prompt Hello')
  sandbox.faults.clear()
  expect(code).toBe(5)
})

test('control characters of others do not reach a terminal, and a pipe gets all of a text', async () => {
  const name = 'Otter\u001b[2J\u202e'
  const create = ['moltinfra', 'agents', 'create', '--query', 'name', '--name', name]
  expect((await runMolt(create, { ...settings, terminal: 80 })).stdout).toBe('Otter[2J\n')
  expect((await runMolt(create, settings)).stdout).toBe(`${name}\n`)
})

test('a lost response of a write says that it may have been done', async () => {
  sandbox.faults.add({ kind: 'lostResponse', operation: 'createAgent', times: 9 })
  const { code, stderr } = await molt('moltinfra agents create --name Otter')
  sandbox.faults.clear()
  expect(code).toBe(1)
  expect(stderr).toContain('this may have been done')
})

test('an error is one line and a hint, with details by --verbose and never with the key', async () => {
  const short = await molt('moltify tasks get nope')
  expect(short.stderr.trimEnd().split('\n')).toEqual([
    'molt: Task not found',
    '  Check the id. The list command of the resource shows the ids.',
  ])
  const long = await molt('moltify tasks get nope --verbose')
  expect(long.stderr).toContain("name: 'NotFoundError'")
  expect(long.stderr).toContain('GET')
  expect(long.stderr).not.toContain(sandbox.moltify.apiKey)
})

test('Ctrl-C ends a call with exit code 130', async () => {
  const interrupt = new AbortController()
  sandbox.faults.add({ kind: 'delay', operation: 'getWallet', for: '1h', times: 1 })
  const running = molt('moltify wallet get', { signal: interrupt.signal })
  setTimeout(() => interrupt.abort(), 5)
  expect(await running).toMatchObject({ code: 130, stdout: '', stderr: '' })
  sandbox.faults.clear()
})
