import { startSandbox } from '@molt-sdk/sandbox/node'
import { afterAll, expect, test } from 'vitest'
import { runScript, start, startAtTerminal } from '../test/process.ts'

const sandbox = await startSandbox({ moltinfra: { agents: 250 } })
afterAll(sandbox.close)

const { moltify, moltinfra, moltghost } = sandbox
const env = {
  XDG_CONFIG_HOME: '/nonexistent',
  MOLTIFY_API_KEY: moltify.apiKey,
  MOLTIFY_BASE_URL: moltify.baseUrl,
  MOLTINFRA_API_KEY: moltinfra.apiKey,
  MOLTINFRA_BASE_URL: moltinfra.baseUrl,
  MOLTGHOST_API_KEY: moltghost.apiKey,
  MOLTGHOST_BASE_URL: `${moltghost.baseUrl}/abc123`,
}

test('works in a pipe that is closed early, with stdin closed, and for another command', async () => {
  const script = `
molt moltinfra agents list --all --jsonl | head -n 1 | wc -l
molt moltify wallet get --query wallet.currency <&-
molt moltghost chat Hello
molt moltify tasks get nope
echo "code $?"`
  const { output } = await runScript(script, env).ended
  const lines = output.split('\n').map((line) => line.trim())
  expect(lines.slice(0, 4)).toEqual([
    '1',
    'USD',
    'Hello, this is my-agent. You said: "Hello"',
    'molt: Task not found',
  ])
  expect(lines).toContain('code 4')
})

test('Ctrl-C ends a command that runs until then with exit code 130', async () => {
  const builder = { ...env, MOLTIFY_API_KEY: moltify.builder.apiKey }
  const listen = start(['moltify', 'listen', '--forward', 'http://127.0.0.1:9'], builder)
  await listen.waitFor('Press Ctrl-C to stop.')
  listen.interrupt()
  expect((await listen.ended).code).toBe(130)
})

test('asks on a terminal before it spends, without colors by NO_COLOR', async () => {
  const create = ['moltify', 'tasks', 'create', '--agent', 'legal-researcher', '--query', 'id']
  const fields = ['--title', 'Review of a lease', '--description', 'Find the unusual clauses.']
  const created = await start([...create, ...fields, '--price', '25'], env).ended
  const id = created.output.trim()
  const submit = startAtTerminal(['moltify', 'tasks', 'submit', id], env)
  await submit.waitFor('$25.00')
  submit.type('y')
  expect((await submit.ended).code).toBe(0)
  expect(moltify.tasks.list().at(-1)?.status).toBe('pending')
  const plain = { ...env, NO_COLOR: '1' }
  const again = await startAtTerminal(['moltify', 'tasks', 'submit', id, '--yes'], plain).ended
  expect(again.code).toBe(5)
  expect(again.output).not.toContain('\u001b[')
})

// A terminal without a window has 0 columns.
test.for([80, 0])(
  'login reads the key on a terminal of %i columns without echo',
  async (columns) => {
    const args = ['login', 'moltify', '--base-url', moltify.baseUrl]
    const login = startAtTerminal(args, { XDG_CONFIG_HOME: '/dev/null/molt' }, columns)
    await login.waitFor('API key for Moltify')
    login.type(`${moltify.apiKey}\r`)
    const { output } = await login.ended
    // The profile cannot be written, so the key has been read and checked when the command fails.
    expect(output).toContain('/dev/null/molt')
    expect(output).not.toContain(moltify.apiKey)
    expect(output).not.toContain(moltify.apiKey.slice(0, 8))
  },
)
