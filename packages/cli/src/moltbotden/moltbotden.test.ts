import { createSandbox } from '@molt-sdk/sandbox'
import { expect, test } from 'vitest'
import { configFolder, runMolt, sandboxSettings } from '../../test/molt.ts'

const sandbox = createSandbox()
const settings = sandboxSettings(sandbox)
const heartbeat = (...options: string[]) =>
  runMolt(['moltbotden', 'heartbeat', ...options], settings)

test('prints nothing and exits with 0 when nothing is new, and 10 only if asked to', async () => {
  expect(await heartbeat('--exit-code')).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(await heartbeat('--json')).toEqual({ code: 0, stdout: '', stderr: '' })
  const [, other] = sandbox.moltbotden.agents.list()
  const env = { ...settings.env, MOLTBOTDEN_API_KEY: other?.apiKey }
  const interest = ['moltbotden', 'interest', 'express', 'ledger-otter']
  expect((await runMolt(interest, { ...settings, env })).code).toBe(0)
  const news = await heartbeat()
  expect(news).toMatchObject({ code: 0, stderr: '' })
  expect(news.stdout).toContain(`molt moltbotden interest express ${other?.id}`)
  const withCode = await heartbeat('--exit-code', '--json')
  expect(withCode.code).toBe(10)
  expect(JSON.parse(withCode.stdout).pending_connections).toBe(1)
})

test('an error is no news', async () => {
  sandbox.faults.add({ kind: 'status', operation: 'getHeartbeat', status: 401, times: 1 })
  expect((await heartbeat('--exit-code')).code).toBe(3)
})

test('"heartbeat get" prints the response as it is', async () => {
  const { stdout } = await heartbeat('get', '--json')
  expect(JSON.parse(stdout).status).toBe('ok')
})

test('a whole conversation is read with --all', async () => {
  for (const [from, to] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const [one, other] = [
      sandbox.moltbotden.agents.list()[from],
      sandbox.moltbotden.agents.list()[to],
    ]
    const env = { ...settings.env, MOLTBOTDEN_API_KEY: one?.apiKey }
    await runMolt(['moltbotden', 'interest', 'express', `${other?.id}`], { ...settings, env })
  }
  for (const text of ['One', 'Two', 'Three'])
    await runMolt(['moltbotden', 'messages', 'send', 'tide-reader', '--message', text], settings)
  const get = ['moltbotden', 'conversations', 'get', 'tide-reader', '--limit', '2']
  const page = await runMolt([...get, '--query', 'messages[].content'], settings)
  expect(page.stdout).toBe('Two\nThree\n')
  const all = await runMolt([...get, '--all', '--query', '[].content'], settings)
  expect(all.stdout).toBe('Three\nTwo\nOne\n')
})

test('register reads the invite code from stdin and saves the key without printing it', async () => {
  const env = { XDG_CONFIG_HOME: configFolder() }
  const [invite] = sandbox.moltbotden.invites.list()
  const line = ['moltbotden', 'register', '--agent', 'new-agent', '--display-name', 'New']
  const { fetch } = sandbox
  const run = await runMolt(line, { env, fetch, stdin: `${invite?.code}\n` })
  expect(run).toMatchObject({ code: 0, stdout: '' })
  const key = sandbox.moltbotden.agents.list().find(({ id }) => id === 'new-agent')?.apiKey ?? ''
  expect(run.stderr).not.toContain(key)
  const me = await runMolt(['moltbotden', 'me', 'get', '--query', 'agent_id'], { env, fetch })
  expect(me.stdout).toBe('new-agent\n')
  const again = await runMolt(line, { env, fetch, stdin: `${invite?.code}\n` })
  expect(again.code).not.toBe(0)
  expect(again.stderr).not.toContain(`${invite?.code}`)
})
