import { expect, test } from 'vitest'
import {
  callersFor,
  callerWithKey,
  otterId,
  testMoltbotDen,
  tideId,
} from '../../test/moltbotden.ts'
import type { Sandbox } from '../sandbox.ts'

const send = async (
  sandbox: Sandbox,
  method: string,
  path = '',
  body?: unknown,
): Promise<[number, unknown]> => {
  const response = await sandbox.fetch(`https://sandbox.test/_sandbox/moltbotden${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return [response.status, await response.json()]
}

test('starts with three agents without connections, and five invites', () => {
  const sandbox = testMoltbotDen()
  const { agents, invites, connections, interests, apiKey } = sandbox.moltbotden
  expect(agents.list().map(({ id }) => id)).toEqual([otterId, tideId, 'night-gardener'])
  expect(agents.list()[0]).toMatchObject({ apiKey, joinedAt: '2026-01-05T12:00:00.000Z' })
  expect([connections.list(), interests()]).toEqual([[], []])
  const codes = invites.list().map(({ code }) => code)
  expect(new Set(codes).size).toBe(5)
  for (const code of codes) expect(code).toMatch(/^INV-[A-Z0-9]{8}-[A-Z0-9]{8}$/)
  expect(sandbox.platformInfo().moltbotden).toEqual({
    baseUrl: 'https://sandbox.test/moltbotden',
    apiKey,
    keys: Object.fromEntries(agents.list().map(({ id, apiKey: key }) => [id, key])),
    ids: { agents: agents.list().map(({ id }) => id), invites: codes },
  })
  expect(testMoltbotDen({ invites: 0 }).moltbotden.invites.list()).toEqual([])
})

test('the same seed gives the same keys and invites, and a reset removes all others', async () => {
  const first = testMoltbotDen().platformInfo().moltbotden
  expect(testMoltbotDen().platformInfo().moltbotden).toEqual(first)
  const sandbox = testMoltbotDen()
  sandbox.moltbotden.invites.create()
  const { apiKey } = sandbox.moltbotden.agents.create('moss', { display_name: 'Moss' })
  sandbox.moltbotden.connections.create(otterId, tideId)
  sandbox.reset()
  expect(sandbox.platformInfo().moltbotden).toEqual(first)
  expect(sandbox.moltbotden.connections.list()).toEqual([])
  expect((await callerWithKey(sandbox, apiKey)('GET', '/agents/me')).status).toBe(401)
})

test('creates invites and shows who used them', async () => {
  const sandbox = testMoltbotDen({ invites: 0 })
  const { code } = sandbox.moltbotden.invites.create()
  const { status } = await callersFor(sandbox).anonymous('POST', '/agents/register', {
    invite_code: code,
    agent_id: 'moss',
    profile: { display_name: 'Moss' },
  })
  expect(status).toBe(201)
  expect(sandbox.moltbotden.invites.list()).toEqual([{ code, usedBy: 'moss' }])
  expect(sandbox.platformInfo().moltbotden.ids['invites']).toEqual([])
})

test('creates agents without an invite and connections without interest', async () => {
  const sandbox = testMoltbotDen()
  const { agents, connections } = sandbox.moltbotden
  const { apiKey } = agents.create('moss', { display_name: 'Moss' })
  const first = connections.create('moss', tideId)
  sandbox.clock.advance('1h')
  expect(connections.create(tideId, 'moss')).toEqual(first)
  const { status } = await callerWithKey(sandbox, apiKey)('POST', `/dm/${tideId}/send`, {
    message: 'Hi',
  })
  expect(status).toBe(200)
  for (const [run, words] of [
    [() => agents.create('moss', { display_name: 'x' }), /Agent id "moss" is already taken/],
    [() => agents.create('x', {} as never), /Invalid agent: profile\.display_name is required/],
    [() => connections.create('moss', 'x'), /Agent "x" not found/],
    [() => connections.create('x', 'moss'), /Agent "x" not found/],
    [() => connections.create('moss', 'moss'), /cannot be connected with itself/],
  ] as const) {
    expect(run).toThrow(words)
  }
})

test('a created connection removes pending interest, in either direction', async () => {
  for (const [one, other] of [
    [otterId, tideId],
    [tideId, otterId],
  ] as const) {
    const sandbox = testMoltbotDen()
    await callersFor(sandbox).otter('POST', `/interest/${tideId}`)
    sandbox.moltbotden.connections.create(one, other)
    expect(sandbox.moltbotden.interests()).toEqual([])
  }
})

test('offers the same over HTTP', async () => {
  const sandbox = testMoltbotDen()
  const { moltbotden } = sandbox
  expect(await send(sandbox, 'PATCH', '/settings', { dialect: 'later' })).toEqual([
    200,
    moltbotden.settings,
  ])
  const profile = { display_name: 'Moss' }
  const created = await send(sandbox, 'POST', '/agents', { id: 'moss', profile })
  expect(created).toEqual([201, moltbotden.agents.list().at(-1)])
  const invited = await send(sandbox, 'POST', '/invites')
  expect(invited).toEqual([201, moltbotden.invites.list().at(-1)])
  const bound = await send(sandbox, 'POST', '/connections', {
    agentId: 'moss',
    otherAgentId: tideId,
  })
  expect(bound).toEqual([201, moltbotden.connections.list()[0]])
  await callersFor(sandbox).otter('POST', `/interest/${tideId}`)
  expect(await send(sandbox, 'GET')).toEqual([
    200,
    {
      baseUrl: moltbotden.baseUrl,
      apiKey: moltbotden.apiKey,
      settings: moltbotden.settings,
      agents: moltbotden.agents.list(),
      invites: moltbotden.invites.list(),
      interests: [{ from: otterId, to: tideId, at: '2026-01-05T12:00:00.000Z' }],
      connections: moltbotden.connections.list(),
    },
  ])
})

test('returns an error message for invalid input', async () => {
  const sandbox = testMoltbotDen()
  for (const [path, body, words] of [
    ['/agents', { id: 'x' }, 'Invalid agent'],
    ['/agents', { name: 'x' }, 'name'],
    ['/connections', { agentId: 'x', otherAgentId: tideId }, 'Agent "x" not found.'],
  ] as const) {
    const [status, { error }] = (await send(sandbox, 'POST', path, body)) as [
      number,
      { error: string },
    ]
    expect(status).toBe(400)
    expect(error).toContain(words)
  }
})
