import { expect, test } from 'vitest'
import { json } from '../../../core/test/behaviors.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { errorResponse, key } from '../../test/agent.ts'
import { run } from '../../test/command.ts'
import { startTestSandbox } from '../../test/sandbox.ts'

const at = (url: string) => ({ MOLTGHOST_CONTROL_URL: url, MOLTGHOST_API_KEY: key })

test('status prints the status of an agent, and only its URL with --url', async () => {
  const { env, sandbox } = await startTestSandbox()
  const url = `${sandbox.moltghost.baseUrl}/abc123`
  const { code, stdout } = await run(['status', 'my-agent'], env)
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^name {4}my-agent\nstatus {2}running\nurl {5}http\S+\nid {6}abc123\nmodel {3}llama3.1-70b\nuptime {2}\d+ s\n$/,
  )
  expect(await run(['status', 'my-agent', '--url'], env)).toEqual({
    code: 0,
    stdout: `${url}\n`,
    stderr: '',
  })
  const asJson = await run(['status', 'my-agent', '--json'], env)
  expect(JSON.parse(asJson.stdout)).toMatchObject({ name: 'my-agent', status: 'running', url })
})

test('status --url fails when the response contains no URL', async () => {
  const server = await scriptedServer(json(200, { name: 'my-agent' }))
  expect(await run(['status', 'my-agent', '--url'], at(server.url))).toEqual({
    code: 1,
    stdout: '',
    stderr: 'moltghost: The response contains no URL for this agent.\n',
  })
})

test('agent stop, start and restart change the status of an agent', async () => {
  const { env, sandbox } = await startTestSandbox()
  const state = () => sandbox.moltghost.agents.list()[0]?.status
  expect((await run(['agent', 'stop', 'my-agent'], env)).stdout).toBe('my-agent: paused\n')
  expect(state()).toBe('paused')
  expect((await run(['agent', 'start', 'my-agent'], env)).stdout).toBe('my-agent: running\n')
  expect(state()).toBe('running')
  const restarted = await run(['agent', 'restart', 'my-agent', '--json'], env)
  expect(JSON.parse(restarted.stdout)).toMatchObject({ name: 'my-agent', status: 'restarting' })
  expect(state()).toBe('restarting')
})

test('agent start without a name starts the only agent, and rejects several or none', async () => {
  const { env, sandbox } = await startTestSandbox()
  const { MOLTGHOST_AGENT_ID: _, ...unnamed } = { MOLTGHOST_AGENT_ID: undefined, ...env }
  sandbox.moltghost.agents.update('abc123', { status: 'paused' })
  expect(await run(['agent', 'start'], unnamed)).toEqual({
    code: 0,
    stdout: 'my-agent: running\n',
    stderr: '',
  })
  sandbox.moltghost.agents.create({ name: 'other-agent' })
  await run(['auth', 'create-key', '--agent', 'other-agent', '--name', 'CI'], env)
  const several = await run(['agent', 'stop'], unnamed)
  expect(several).toMatchObject({ code: 2, stdout: '' })
  expect(several.stderr).toContain('No agent is named (agents: my-agent, other-agent).')
})

test('an action that the status does not allow prints the message of the platform', async () => {
  const { env } = await startTestSandbox()
  expect(await run(['agent', 'start', 'my-agent'], env)).toEqual({
    code: 1,
    stdout: '',
    stderr: 'moltghost: Cannot start an agent in state "running". Allowed in: paused or failed.\n',
  })
  expect(await run(['agent', 'start', 'nobody'], env)).toEqual({
    code: 1,
    stdout: '',
    stderr: 'moltghost: Agent "nobody" not found.\n  Check the name or id, and the URL.\n',
  })
})

test('agent and status without a name use the configured agent', async () => {
  const { env, sandbox } = await startTestSandbox()
  const configured = { ...env, MOLTGHOST_AGENT_ID: 'abc123' }
  expect((await run(['agent', 'stop'], configured)).stdout).toBe('my-agent: paused\n')
  expect((await run(['status'], configured)).stdout).toMatch(/^status {2}paused$/m)
  expect((await run(['agent', 'start', '--agent-id', 'abc123'], env)).stdout).toBe(
    'my-agent: running\n',
  )
  expect((await run(['agent', 'restart'], configured)).code).toBe(0)
  expect(sandbox.moltghost.agents.list()[0]?.status).toBe('restarting')
  const other = await run(['status', 'other'], configured)
  expect(other.stderr).toContain('Agent "other" not found.')
})

test('create-key prints only the key, list-keys truncates it, revoke-key revokes it', async () => {
  const { env, sandbox } = await startTestSandbox()
  const made = await run(['auth', 'create-key', '--agent', 'my-agent', '--name', 'Live'], env)
  const created = sandbox.moltghost.keys.list().find(({ name }) => name === 'Live')?.key ?? ''
  expect(made).toEqual({
    code: 0,
    stdout: `${created}\n`,
    stderr: 'Save this key now: it is not shown again.\n',
  })

  const listed = await run(['auth', 'list-keys'], env)
  const [titles = '', ...rows] = listed.stdout.trimEnd().split('\n')
  expect(titles.split(/ +/)).toEqual(['KEY', 'AGENT', 'NAME', 'CREATED', 'ID'])
  expect(rows.map((row) => row.split(/ {2,}/).slice(0, 3))).toEqual([
    [expect.stringMatching(/^molti_.+…\w{4}$/), 'my-agent', 'First key'],
    [`${created.slice(0, 15)}…${created.slice(-4)}`, 'my-agent', 'Live'],
  ])
  expect(rows[0]?.split(' ')[0]).not.toBe(rows[1]?.split(' ')[0])

  expect(await run(['auth', 'revoke-key'], env, `${created}\n`)).toEqual({
    code: 0,
    stdout: 'Revoked: Live\n',
    stderr: '',
  })
  expect(sandbox.moltghost.keys.list().map(({ name }) => name)).toEqual(['First key'])
  expect(await run(['auth', 'revoke-key', created], env)).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'moltghost: Key not found. Pass its id or the full key.\n  Check the name or id, and the URL.\n',
  })
})

test('revoke-key revokes a lost key by the id that list-keys shows', async () => {
  const { env, sandbox } = await startTestSandbox()
  await run(['auth', 'create-key', '--agent', 'my-agent', '--name', 'Lost'], env)
  const { stdout } = await run(['auth', 'list-keys', '--json'], env)
  const lost = JSON.parse(stdout).find(({ name }: { name: string }) => name === 'Lost')
  expect(await run(['auth', 'revoke-key', lost.id], env)).toEqual({
    code: 0,
    stdout: 'Revoked: Lost\n',
    stderr: '',
  })
  expect(sandbox.moltghost.keys.list().map(({ name }) => name)).toEqual(['First key'])
})

test('--json prints a new key in full and truncates listed keys, even if the server sends them in full', async () => {
  const whole = 'molti_acc_0123456789abcdef'
  const fields = { id: 'key_1', name: 'Live', prefix: whole, last4: whole, secret: whole }
  const server = await scriptedServer(
    json(201, { key: whole, ...fields }),
    json(200, { keys: [{ ...fields, key: whole }] }),
  )
  const created = await run(
    ['auth', 'create-key', '--agent', 'a', '--name', 'Live', '--json'],
    at(server.url),
  )
  expect({ ...created, stdout: JSON.parse(created.stdout) }).toEqual({
    code: 0,
    stdout: { id: 'key_1', name: 'Live', prefix: 'molti_acc_012…cdef', key: whole },
    stderr: '',
  })
  const listed = await run(['auth', 'list-keys', '--json'], at(server.url))
  expect(JSON.parse(listed.stdout)).toEqual([
    { id: 'key_1', name: 'Live', prefix: 'molti_acc_012…cdef' },
  ])
})

test('masks a key that the error message of the platform repeats', async () => {
  const argument = 'an-unusual-key'
  const message = `There is no key ${argument}, and yours is ${key}.`
  const server = await scriptedServer(
    json(404, { error: { message, code: 'not_found', type: 'not_found' } }),
  )
  const { code, stdout, stderr } = await run(['auth', 'revoke-key', argument], at(server.url))
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('There is no key [key], and yours is [')
  expect(stderr).not.toContain(argument)
  expect(stderr).not.toContain(key)
  const asJson = await run(['auth', 'revoke-key', '--json'], at(server.url), argument)
  expect(JSON.parse(asJson.stderr).error).toMatchObject({ code: 'not_found', status: 404 })
  expect(asJson.stderr).not.toContain(argument)
})

test('account commands fail without a control API URL', async () => {
  const words = [
    ['status', 'my-agent'],
    ['agent', 'start', 'my-agent'],
    ['auth', 'create-key', '--agent', 'my-agent', '--name', 'Live'],
    ['auth', 'list-keys'],
    ['auth', 'revoke-key', 'molti_abc123_xyz789'],
  ]
  for (const one of words) {
    const { code, stdout, stderr } = await run(one, { MOLTGHOST_API_KEY: key })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(
      /No control API URL is configured\..* pass --control-url or set MOLTGHOST_CONTROL_URL/,
    )
  }
})

test('distinguishes responses in an undocumented format from errors of the platform', async () => {
  const server = await scriptedServer(json(404, '<html>'), errorResponse(401, 'invalid_api_key'))
  const undocumented = await run(['auth', 'list-keys'], at(server.url))
  expect(undocumented.stderr).toContain('not in the documented error format')
  const rejected = await run(['auth', 'list-keys'], at(server.url))
  expect(rejected.stderr).toContain('The API key was rejected.')
})
