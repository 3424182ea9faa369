import { expect, test } from 'vitest'
import { json } from '../../../core/test/behaviors.ts'
import { closedPortUrl, scriptedServer } from '../../../core/test/scripted-server.ts'
import { errorResponse, key, requestSummaries } from '../../test/agent.ts'
import { run, start, waitOptions } from '../../test/command.ts'
import { startTestSandbox } from '../../test/sandbox.ts'

const at = (url: string) => ({ MOLTGHOST_BASE_URL: url, MOLTGHOST_API_KEY: key })

test('health prints the status of an agent', async () => {
  const server = await scriptedServer(
    json(200, { status: 'running', agent_id: 'abc123', uptime_seconds: 11_520 }),
  )
  expect(await run(['health'], at(server.url))).toEqual({
    code: 0,
    stdout: 'status  running\nagent   abc123\nuptime  3 h 12 min\n',
    stderr: '',
  })
  const asJson = await run(['health', '--json'], at(server.url))
  expect(JSON.parse(asJson.stdout)).toMatchObject({ status: 'running', uptime_seconds: 11_520 })
})

test('health exits with code 3 for every way to report an agent that is not running', async () => {
  const { env, sandbox } = await startTestSandbox()
  const words = {
    initializing: 'The agent is starting and does not accept calls yet.',
    paused: 'The agent is paused.',
    failed: 'The agent has failed.',
    terminated: 'The agent was terminated.',
  } as const
  for (const [status, message] of Object.entries(words)) {
    sandbox.moltghost.agents.update('abc123', { status: status as keyof typeof words })
    const { code, stdout, stderr } = await run(['health'], env)
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain(message)
  }
  const server = await scriptedServer(json(200, { status: 'Paused' }))
  expect(await run(['health'], at(server.url))).toMatchObject({
    code: 3,
    stdout: 'status  Paused\n',
  })
})

test('health --wait waits until the agent is running or the time limit is reached', async () => {
  const { env, sandbox } = await startTestSandbox()
  sandbox.moltghost.agents.update('abc123', { status: 'initializing' })
  const late = await run(['health', '--wait', '--timeout-seconds', '1'], env)
  expect(late).toMatchObject({ code: 3, stdout: '' })
  expect(late.stderr).toContain('Timed out after 1000 ms; last status: ')

  const server = await scriptedServer(
    errorResponse(503, 'agent_restarting', { 'retry-after': '1' }),
    json(200, { status: 'running' }),
  )
  const waited = await run(['health', '--wait'], at(server.url))
  expect(waited).toMatchObject({ code: 0, stdout: 'status  running\n' })
  expect(server.requests.length).toBe(2)
})

test('models prints one model per line, or the full list with --json', async () => {
  const { env } = await startTestSandbox({ agents: [{ name: 'a', models: ['m1', 'm2'] }] })
  expect(await run(['models'], env)).toEqual({ code: 0, stdout: 'm1\nm2\n', stderr: '' })
  const asJson = await run(['models', '--json'], env)
  expect(JSON.parse(asJson.stdout)).toMatchObject([{ id: 'm1' }, { id: 'm2' }])
})

test('tools invoke sends the prompt and all skills once', async () => {
  const server = await scriptedServer(
    json(200, { content: 'Told them.', tool_calls: [{ name: 'slack_notify', status: 'ok' }] }),
    errorResponse(500, 'internal_error'),
  )
  const words = 'tools invoke --prompt Tell --tool crm_query --tool slack_notify'.split(' ')
  expect(await run(words, at(server.url))).toEqual({
    code: 0,
    stdout: 'Told them.\n',
    stderr: 'slack_notify: ok\n',
  })
  expect(requestSummaries(server)).toEqual([
    ['POST /v1/tools', { prompt: 'Tell', tools: ['crm_query', 'slack_notify'] }],
  ])
  const failed = await run(words, at(server.url))
  expect(failed).toMatchObject({ code: 1, stdout: '' })
  expect(failed.stderr).toContain('The request may have been processed. Check before you retry.')
  expect(server.requests.length).toBe(2)
})

test('tools invoke explains that a skill is not installed', async () => {
  const { env } = await startTestSandbox()
  const { code, stderr } = await run(['tools', 'invoke', '--prompt', 'x', '--tool', 'nope'], env)
  expect(code).toBe(1)
  expect(stderr).toBe(
    'moltghost: Skill "nope" not found. The agent has: crm_query, slack_notify.\n' +
      '  Only skills that are installed on the agent can be invoked.\n',
  )
})

test('a connection error suggests to check the URL', async () => {
  const { code, stderr } = await run(['models'], at(await closedPortUrl()))
  expect(code).toBe(1)
  expect(stderr).toMatch(
    /^moltghost: Could not connect to the server \(ECONNREFUSED\)\.\n {2}Check the URL/m,
  )
})

test('a wait before a retry is printed', async () => {
  const server = await scriptedServer(
    errorResponse(403, 'rate_limited', { 'retry-after': '1' }),
    json(200, { status: 'running' }),
  )
  const { code, stderr } = await run(['health'], at(server.url))
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'getHealth failed with 403 rate_limited: No. Retrying in 1 s.\n',
  })
})

test('--json prints an error as one line of JSON on stderr', async () => {
  const server = await scriptedServer(errorResponse(429, 'quota_exceeded'))
  const { code, stdout, stderr } = await run(['chat', 'Hi', '--json'], at(server.url))
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(JSON.parse(stderr)).toEqual({
    error: expect.objectContaining({
      name: 'QuotaExceededError',
      code: 'quota_exceeded',
      status: 429,
      message: 'The monthly token quota is used up.',
      hint: expect.any(String),
    }),
  })
})

test('--agent-id overrides MOLTGHOST_BASE_URL', async () => {
  const server = await scriptedServer(json(200, { status: 'running' }))
  const other = await scriptedServer(json(200, { status: 'running' }))
  await run(['health', '--endpoint', other.url], at(server.url))
  await run(['health', '--agent-id', 'x', '--base-url', other.url], at(server.url))
  const { MOLTGHOST_API_KEY } = at(server.url)
  const named = { MOLTGHOST_API_KEY, MOLTGHOST_AGENT_ID: 'x', MOLTGHOST_ENDPOINT: other.url }
  await run(['health'], { ...named, MOLTGHOST_BASE_URL: '' })
  expect([server.requests.length, other.requests.length]).toEqual([0, 3])
})

test('Ctrl-C aborts the current call and exits with code 130', async () => {
  const server = await scriptedServer(() => undefined)
  const command = start(['models'], at(server.url))
  await expect.poll(() => server.requests.length, waitOptions).toBe(1)
  command.kill('SIGINT')
  expect(await command.ended).toEqual({ code: 130, stdout: '', stderr: '' })
})
