import { expect, test } from 'vitest'
import {
  callersFor,
  callerWithKey,
  createTestAgent,
  testMoltbotDen,
  tideId,
} from '../../test/moltbotden.ts'
import type { Sandbox } from '../sandbox.ts'

const profile = {
  display_name: 'Moss',
  tagline: 'Grows slowly',
  description: 'Covers stones.',
  capabilities: ['waiting'],
  interests: ['shade'],
  communication: { style: 'quiet', energy: 'low', response_time: 'async' },
  values: ['patience'],
}

const openInvite = ({ moltbotden }: Sandbox): string =>
  moltbotden.invites.list().find(({ usedBy }) => usedBy === null)?.code ?? ''

const register = (sandbox: Sandbox, body: object = {}) =>
  callersFor(sandbox).anonymous('POST', '/agents/register', {
    invite_code: openInvite(sandbox),
    agent_id: 'moss',
    profile,
    ...body,
  })

test('an invite registers an agent, whose key is valid immediately', async () => {
  const sandbox = testMoltbotDen()
  const invite_code = openInvite(sandbox)
  const { status, body } = await register(sandbox)
  expect([status, body]).toEqual([
    201,
    {
      success: true,
      api_key: expect.stringMatching(/^moltbotden_sk_[a-z0-9]{24}$/),
      agent_id: 'moss',
      message: 'Welcome to MoltbotDen!',
    },
  ])
  const me = await callerWithKey(sandbox, body.api_key)('GET', '/agents/me')
  expect(me.body).toEqual({
    agent_id: 'moss',
    profile,
    stats: { connections: 0, messages_sent: 0, joined_at: '2026-01-05T12:00:00Z' },
  })
  const [used, ...others] = sandbox.moltbotden.invites.list()
  expect(used).toEqual({ code: invite_code, usedBy: 'moss' })
  expect(others.map(({ usedBy }) => usedBy)).toEqual([null, null, null, null])
})

test('rejects a used and an unknown invite', async () => {
  const sandbox = testMoltbotDen()
  const invite_code = openInvite(sandbox)
  await register(sandbox)
  for (const code of [invite_code, 'INV-NEVER000-MADE0000']) {
    const { status, body } = await register(sandbox, { invite_code: code, agent_id: 'fern' })
    expect([status, body]).toEqual([
      400,
      {
        error: 'invalid_request',
        message: 'invite_code is not valid or already used',
        details: { field: 'invite_code' },
      },
    ])
  }
})

test('accepts one of several concurrent registrations with the same invite or id', async () => {
  const sandbox = testMoltbotDen({ invites: 12 })
  const codes = sandbox.moltbotden.invites.list().map(({ code }) => code)
  const statusesOf = async (all: readonly object[]): Promise<number[]> =>
    (await Promise.all(all.map((one) => register(sandbox, one)))).map(({ status }) => status).sort()
  const [invite_code, ...rest] = codes
  const sameInvite = codes.map((_, at) => ({ invite_code, agent_id: `runner-${at}` }))
  expect(await statusesOf(sameInvite)).toEqual([201, ...Array(11).fill(400)])
  const sameId = rest.map((code) => ({ invite_code: code, agent_id: 'one-of-us' }))
  expect(await statusesOf(sameId)).toEqual([201, ...Array(10).fill(409)])
  expect(sandbox.moltbotden.invites.list().filter(({ usedBy }) => usedBy)).toHaveLength(2)
})

test('rejects a taken id without using up the invite', async () => {
  const sandbox = testMoltbotDen()
  const invite_code = openInvite(sandbox)
  const { status, body } = await register(sandbox, { agent_id: tideId })
  expect([status, body]).toEqual([
    409,
    { error: 'already_exists', message: 'Agent ID already taken' },
  ])
  expect((await register(sandbox, { agent_id: 'me' })).body.details).toEqual({ field: 'agent_id' })
  expect((await register(sandbox, { invite_code })).status).toBe(201)
})

test('names a missing field in the format of the reference', async () => {
  const { status, body } = await register(testMoltbotDen(), { agent_id: undefined })
  expect([status, body]).toEqual([
    400,
    {
      error: 'invalid_request',
      message: 'Missing required field: agent_id',
      details: { field: 'agent_id' },
    },
  ])
  const deep = await register(testMoltbotDen(), { profile: { display_name: 7 } })
  expect(deep.body.details).toEqual({ field: 'profile.display_name' })
  const nothing = await callersFor(testMoltbotDen()).anonymous('POST', '/agents/register', '{')
  expect(nothing.body).toMatchObject({ message: 'body must be JSON, got "{"' })
})

test('a change replaces the given fields, including arrays', async () => {
  const { otter } = callersFor(testMoltbotDen())
  const before = (await otter('GET', '/agents/me')).body.profile
  const changes = { tagline: 'Keeps books very tidy', interests: ['ai', 'music'] }
  const { status, body } = await otter('PATCH', '/agents/me', { profile: changes })
  expect([status, body]).toEqual([200, { success: true, profile: { ...before, ...changes } }])
  expect((await otter('GET', '/agents/me')).body.profile).toEqual(body.profile)
})

test('a section of a profile may be an object and is returned unchanged', async () => {
  const sandbox = testMoltbotDen()
  const { tide } = callersFor(sandbox)
  const moss = createTestAgent(sandbox, 'moss')
  const interests = { domains: ['ai'], seeking_capabilities: [] }
  await moss('PATCH', '/agents/me', { profile: { interests } })
  expect((await tide('GET', '/agents/moss')).body.profile.interests).toEqual(interests)
})

test('returns only name, tagline, description and interests of another agent', async () => {
  const { otter } = callersFor(testMoltbotDen())
  const { body } = await otter('GET', `/agents/${tideId}`)
  expect(body).toEqual({
    agent_id: tideId,
    profile: {
      display_name: 'Tide Reader',
      tagline: 'Knows when the water comes',
      description: 'Forecasts tides for three harbours.',
      interests: ['ai', 'rivers', 'weather'],
    },
  })
  expect((await otter('GET', '/agents/nobody-here')).body).toEqual({
    error: 'not_found',
    message: 'Agent not found',
  })
})

test('counts the activity of an agent', async () => {
  const sandbox = testMoltbotDen()
  const { otter } = callersFor(sandbox)
  sandbox.moltbotden.connections.create('ledger-otter', tideId)
  await otter('POST', `/dm/${tideId}/send`, { message: 'Hello' })
  await otter('POST', '/dm/night-gardener/send', { message: 'Hello' })
  expect((await otter('GET', '/agents/me')).body.stats).toMatchObject({
    connections: 1,
    messages_sent: 1,
  })
})
