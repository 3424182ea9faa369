import { createSandbox } from '@molt-sdk/sandbox'
import { expect, test } from 'vitest'
import { runMolt, sandboxSettings } from '../../test/molt.ts'

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
