import { describe, expect, test } from 'vitest'
import { call, hello, testMoltGhost } from '../../test/moltghost.ts'
import { createSandbox } from '../index.ts'
import type { MoltGhostNewAgent } from './agents.ts'
import type { MoltGhostSettingsUpdate } from './settings.ts'

test('starts with one agent with one key', () => {
  const sandbox = testMoltGhost()
  const { moltghost } = sandbox
  expect(moltghost).toMatchObject({
    agentId: 'abc123',
    baseUrl: 'https://sandbox.test/moltghost',
    controlUrl: 'https://sandbox.test/moltghost/control',
  })
  expect(moltghost.agents.list()).toEqual([
    {
      id: 'abc123',
      name: 'my-agent',
      status: 'running',
      baseUrl: 'https://sandbox.test/moltghost',
      models: ['llama3.1-70b', 'llama3.1-8b-q4'],
      skills: ['crm_query', 'slack_notify'],
      tokensUsed: 0,
    },
  ])
  expect(moltghost.apiKey).toBe(moltghost.keys.list()[0]?.key)
  expect(sandbox.platformInfo().moltghost).toEqual({
    baseUrl: moltghost.baseUrl,
    apiKey: moltghost.apiKey,
    ids: { agents: ['abc123'] },
  })
  expect(sandbox.platformInfo()['moltghost-control']).toMatchObject({
    ids: { agents: ['my-agent'] },
  })
})

test('a reset restores the initial data, with the same key', async () => {
  const sandbox = testMoltGhost()
  const { moltghost } = sandbox
  const { apiKey } = moltghost
  moltghost.configure({ monthlyTokens: 0, assumptions: { chatFormat: 'short' } })
  moltghost.agents.create({ name: 'Another' })
  moltghost.agents.update('abc123', { status: 'terminated' })
  moltghost.keys.revoke(apiKey)
  expect(() => moltghost.apiKey).toThrow(
    'The first agent has no API key: all of its keys were revoked.',
  )
  sandbox.reset()
  expect(moltghost.apiKey).toBe(apiKey)
  expect(moltghost.agents.list()).toMatchObject([{ id: 'abc123', status: 'running' }])
  expect((await call(sandbox, '/v1/chat', hello)).body).toHaveProperty('object')
})

test('creates agents and keys in process', async () => {
  const sandbox = testMoltGhost()
  const { moltghost } = sandbox
  const { id, baseUrl } = moltghost.agents.create({ name: 'Second', status: 'paused' })
  expect(baseUrl).toBe(`https://sandbox.test/moltghost/${id}`)
  const { key } = moltghost.keys.create({ agent: id, name: 'Mine' })
  const { status } = await call(sandbox, '/v1/chat', hello, { baseUrl, apiKey: key })
  expect(status).toBe(503)
  moltghost.agents.update(id, { status: 'running' })
  const response = await call(sandbox, '/v1/chat', hello, { baseUrl, apiKey: key })
  expect(response.body.content).toContain('this is Second')
})

test('no key appears in the log', async () => {
  const sandbox = testMoltGhost()
  const { key } = sandbox.moltghost.keys.create()
  sandbox.moltghost.keys.revoke(key)
  await call(sandbox, `/v1/${key}`, hello)
  expect(JSON.stringify(sandbox.log())).not.toContain(key)
})

describe('rejects', () => {
  test.each([
    [{ name: 'A', id: 'Not a label' }, 'Agent id must be'],
    [{ name: 'A', id: 'control' }, 'Agent id must be'],
    [{ name: '' }, 'name must be a non-empty string, got "".'],
    [{ name: 'my-agent' }, 'Agent name "my-agent" is already taken.'],
    [{ name: 'A', id: 'abc123' }, 'Agent id "abc123" is already taken.'],
    [{ name: 'A', status: 'asleep' }, 'status must be one of initializing, running,'],
  ])('an agent made from %j', (agent, message) => {
    const { agents } = testMoltGhost().moltghost
    expect(() => agents.create(agent as MoltGhostNewAgent)).toThrow(message)
    expect(agents.list()).toHaveLength(1)
  })

  test('unknown and contradictory input', () => {
    const { agents, keys } = testMoltGhost().moltghost
    expect(() => agents.update('nobody', { status: 'paused' })).toThrow('Agent "nobody" not found.')
    expect(() => agents.update('abc123', { status: 'asleep' as 'paused' })).toThrow('status must')
    expect(() => agents.update('abc123', { runsIn: -1 })).toThrow('runsIn must be')
    expect(() => keys.create({ agent: 'nobody' })).toThrow('Agent "nobody" not found.')
    expect(() => keys.revoke('molti_x')).toThrow('API key not found.')
  })

  test.each([
    [{ pace: 1 }, 'Unknown setting "pace". Did you mean "tokenPace"? Allowed: tokenPace,'],
    [{ tokenPace: -1 }, 'tokenPace must be a non-negative number of milliseconds, got -1.'],
    [{ requestsPerMinute: 1.5 }, 'requestsPerMinute must be a non-negative integer, got 1.5.'],
    [{ monthlyTokens: '5' }, 'monthlyTokens must be'],
    [{ startDelay: -1 }, 'startDelay must be'],
    [{ restartDelay: null }, 'restartDelay must be'],
    [{ modelError: { after: 1 } }, 'modelError must be'],
    [
      { assumptions: { chatFormat: 'round' } },
      'assumptions.chatFormat must be "flat", "short", or "openai", got "round"',
    ],
  ])('the setting %j', (changes, message) => {
    const { moltghost } = testMoltGhost()
    const before = structuredClone(moltghost.settings)
    expect(() => moltghost.configure(changes as MoltGhostSettingsUpdate)).toThrow(message)
    expect(() => createSandbox({ moltghost: changes as MoltGhostSettingsUpdate })).toThrow(message)
    expect(moltghost.settings).toEqual(before)
  })
})

test('offers the same over HTTP', async () => {
  const sandbox = testMoltGhost()
  const at = async (method: string, path: string, body?: object): Promise<Response> =>
    sandbox.fetch(`https://sandbox.test/_sandbox/moltghost${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
  const created = await at('POST', '/agents', { id: 'two', name: 'Two', models: ['phi3-mini'] })
  expect([created.status, await created.json()]).toMatchObject([201, { id: 'two' }])
  const paused = await at('PATCH', '/agents/two', { status: 'paused' })
  expect(await paused.json()).toMatchObject({ status: 'paused' })
  const key = await (await at('POST', '/keys', { agent: 'two', name: 'Mine' })).json()
  expect((await at('DELETE', `/keys/${key.id}`)).status).toBe(204)
  const settings = await at('PATCH', '/settings', { assumptions: { doneMarker: false } })
  expect((await settings.json()).assumptions.doneMarker).toBe(false)
  const all = await (await at('GET', '')).json()
  expect(all).toMatchObject({
    controlUrl: sandbox.moltghost.controlUrl,
    agents: [{ id: 'abc123' }, { id: 'two', status: 'paused' }],
    keys: [{ agent: 'abc123' }],
    settings: { assumptions: { doneMarker: false } },
  })
})
