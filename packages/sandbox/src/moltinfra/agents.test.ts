import { describe, expect, test } from 'vitest'
import { call, createTestAgent, testSandbox } from '../../test/moltinfra.ts'

const allFields = {
  name: 'Ada',
  bio: ['First programmer.'],
  personality: { traits: ['curious'], style: 'formal' },
  knowledge: ['Analytical Engine'],
  goals: ['compute'],
  clients: ['discord', 'matrix'],
  settings: { discord: { channels: ['a'], respondToMentions: true } },
  modelProvider: 'anthropic',
  model: 'claude-3-opus',
  plugins: [{ name: 'search', enabled: true, config: { depth: 2 } }],
}

describe('createAgent', () => {
  test('returns id, name, status, time and endpoint', async () => {
    const { status, body } = await call(testSandbox(), 'POST', '/agents', allFields)
    expect(status).toBe(201)
    expect(body).toEqual({
      success: true,
      data: {
        id: expect.stringMatching(/^agent_[a-z0-9]{12}$/),
        name: 'Ada',
        status: 'active',
        createdAt: '2026-01-05T12:00:00.000Z',
        apiEndpoint: `https://sandbox.test/moltinfra/v1/agents/${body.data.id}`,
      },
    })
  })

  test('returns the same ids with the same seed', async () => {
    const ids = async (seed: string): Promise<string[]> => {
      const sandbox = testSandbox({ seed })
      return [await createTestAgent(sandbox), await createTestAgent(sandbox)]
    }
    expect(await ids('one')).toEqual(await ids('one'))
    expect(await ids('one')).not.toEqual(await ids('two'))
  })

  test.each([
    [{}, 'name', 'is required'],
    [{ name: '' }, 'name', expect.stringContaining('1 character')],
    [{ name: null }, 'name', expect.stringContaining('null')],
    [{ name: 'Ada', bio: 'First' }, 'bio', expect.stringContaining('string')],
    [{ name: 'Ada', modelProvider: 'acme' }, 'modelProvider', expect.stringContaining('"openai"')],
    [{ name: 'Ada', plugins: [{ name: 'x' }] }, 'plugins.0.enabled', 'is required'],
    [[], 'body', expect.stringContaining('object')],
    ['{"name":', 'body', 'must be JSON, got "{\\"name\\":"'],
    ['', 'body', 'is required'],
  ])('rejects %j', async (agent, field, reason) => {
    const { status, body } = await call(testSandbox(), 'POST', '/agents', agent)
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 'INVALID_REQUEST', details: { field, reason } })
    expect(body.error.message).toBe(`${body.error.details.field} ${body.error.details.reason}`)
  })

  test('ignores unknown fields', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox, { mood: 'sunny' })
    expect((await call(sandbox, 'GET', `/agents/${id}`)).body.data).not.toHaveProperty('mood')
  })

  test('rejects a body without the JSON content type', async () => {
    const headers = { 'content-type': 'text/plain' }
    const { status, body } = await call(testSandbox(), 'POST', '/agents', allFields, { headers })
    expect([status, body.error.details.field]).toEqual([400, 'Content-Type'])
    const charset = { 'content-type': 'application/json; charset=utf-8' }
    const fine = await call(testSandbox(), 'POST', '/agents', allFields, { headers: charset })
    expect(fine.status).toBe(201)
  })

  test('allows a hundred agents per account', async () => {
    const sandbox = testSandbox({ moltinfra: { agents: 99 } })
    await createTestAgent(sandbox)
    const { status, body } = await call(sandbox, 'POST', '/agents', { name: 'One more' })
    expect([status, body.error.code]).toEqual([403, 'INSUFFICIENT_QUOTA'])
    const { apiKey } = sandbox.moltinfra.accounts.create()
    expect((await call(sandbox, 'POST', '/agents', { name: 'Ada' }, { apiKey })).status).toBe(201)
  })
})

describe('getAgent', () => {
  test('returns every field, with times and metrics', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox, allFields)
    const { status, body } = await call(sandbox, 'GET', `/agents/${id}`)
    expect(status).toBe(200)
    expect(body.data).toEqual({
      ...allFields,
      id,
      status: 'active',
      createdAt: '2026-01-05T12:00:00.000Z',
      updatedAt: '2026-01-05T12:00:00.000Z',
      metrics: { totalMessages: 0, totalConversations: 0, uptime: '100.0%' },
    })
  })

  test('uses the provider openai by default', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    const { body } = await call(sandbox, 'GET', `/agents/${id}`)
    expect(body.data).toMatchObject({ modelProvider: 'openai' })
    expect(body.data).not.toHaveProperty('model')
  })

  test('returns 404 for an unknown agent and for an agent of another account', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    const { apiKey } = sandbox.moltinfra.accounts.create()
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? {} : undefined
      const theirs = await call(sandbox, method, `/agents/${id}`, body, { apiKey })
      expect([theirs.status, theirs.body.error.code]).toEqual([404, 'AGENT_NOT_FOUND'])
    }
    expect((await call(sandbox, 'GET', '/agents/agent_nobody')).status).toBe(404)
  })

  test('returns the share of time in which the agent was active', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    sandbox.clock.advance('3h')
    await call(sandbox, 'PATCH', `/agents/${id}`, { status: 'inactive' })
    sandbox.clock.advance('1h')
    const uptime = async (): Promise<string> =>
      (await call(sandbox, 'GET', `/agents/${id}`)).body.data.metrics.uptime
    expect(await uptime()).toBe('75.0%')
    await call(sandbox, 'PATCH', `/agents/${id}`, { status: 'active' })
    sandbox.clock.advance('4h')
    expect(await uptime()).toBe('87.5%')
  })
})

describe('updateAgent', () => {
  test('changes the given fields, lists them, and keeps the others', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox, allFields)
    sandbox.clock.advance('1h')
    const change = { name: 'Lovelace', status: 'inactive', goals: [] }
    const { status, body } = await call(sandbox, 'PATCH', `/agents/${id}`, change)
    expect(status).toBe(200)
    expect(body.data).toEqual({
      id,
      name: 'Lovelace',
      status: 'inactive',
      updatedAt: '2026-01-05T13:00:00.000Z',
      changes: ['name', 'status', 'goals'],
    })
    expect((await call(sandbox, 'GET', `/agents/${id}`)).body.data).toMatchObject({
      ...allFields,
      ...change,
      createdAt: '2026-01-05T12:00:00.000Z',
      updatedAt: '2026-01-05T13:00:00.000Z',
    })
  })

  test('replaces a field as a whole', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox, allFields)
    const settings = { twitter: { enableReplies: true } }
    await call(sandbox, 'PATCH', `/agents/${id}`, { settings })
    expect((await call(sandbox, 'GET', `/agents/${id}`)).body.data.settings).toEqual(settings)
  })

  test.each([
    [{ bio: null }, 'bio'],
    [{ name: '' }, 'name'],
    [{ status: 'error' }, 'status'],
    [{ modelProvider: 'acme' }, 'modelProvider'],
  ])('rejects %j and changes nothing', async (change, field) => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox, allFields)
    const { status, body } = await call(sandbox, 'PATCH', `/agents/${id}`, {
      model: 'x',
      ...change,
    })
    expect([status, body.error.code, body.error.details.field]).toEqual([
      400,
      'INVALID_REQUEST',
      field,
    ])
    expect((await call(sandbox, 'GET', `/agents/${id}`)).body.data).toMatchObject(allFields)
  })
})

describe('deleteAgent', () => {
  test('returns the deleted agent, which is gone afterwards', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    const { status, body } = await call(sandbox, 'DELETE', `/agents/${id}`)
    expect(status).toBe(200)
    expect(body.data).toEqual({
      id,
      name: 'Ada',
      deletedAt: '2026-01-05T12:00:00.000Z',
      message: 'Agent deleted successfully.',
    })
    expect((await call(sandbox, 'GET', `/agents/${id}`)).status).toBe(404)
    expect((await call(sandbox, 'DELETE', `/agents/${id}`)).status).toBe(404)
  })

  test('is rejected while delete protection is on', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    sandbox.moltinfra.agents.update(id, { protected: true })
    const { status, body } = await call(sandbox, 'DELETE', `/agents/${id}`)
    expect(status).toBe(403)
    expect(body.error).toMatchObject({
      code: 'DELETE_PROTECTED',
      details: { protection: 'enabled', reason: expect.any(String) },
    })
    sandbox.moltinfra.agents.update(id, { protected: false })
    expect((await call(sandbox, 'DELETE', `/agents/${id}`)).status).toBe(200)
  })
})
