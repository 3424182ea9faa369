import { describe, expect, test } from 'vitest'
import { call, hello, send, testMoltGhost } from '../../test/moltghost.ts'
import type { MoltGhostAgentState } from './agent.ts'

const brought = (
  status: MoltGhostAgentState,
  runsIn?: number,
): ReturnType<typeof testMoltGhost> => {
  const sandbox = testMoltGhost()
  sandbox.moltghost.agents.update('abc123', { status, runsIn })
  return sandbox
}

const wrapped = (message: string, code: string, type: string): object => ({
  error: { message, code, type },
})

test.each([
  ['paused', 503, wrapped('Agent is paused', 'agent_paused', 'service_unavailable'), null],
  ['initializing', 202, { status: 'initializing', retry_after_seconds: 60 }, '60'],
  [
    'restarting',
    503,
    wrapped('Agent is restarting', 'agent_restarting', 'service_unavailable'),
    '5',
  ],
  ['failed', 503, wrapped('Agent has failed', 'agent_failed', 'service_unavailable'), null],
  ['terminated', 410, wrapped('Agent is terminated', 'agent_terminated', 'gone'), null],
] as const)(
  'an agent that is %s responds to every call with %d',
  async (status, response, body, wait) => {
    const sandbox = brought(status)
    for (const [path, sent] of [
      ['/v1/chat', hello],
      ['/v1/chat', { ...hello, stream: true }],
      ['/v1/chat/completions', { ...hello, model: 'llama3.1-70b' }],
      ['/v1/completions', { prompt: 'Hi' }],
      ['/v1/tools', { prompt: 'Hi', tools: ['crm_query'] }],
      ['/v1/models', undefined],
      ['/v1/health', undefined],
    ] as const) {
      const got = await call(sandbox, path, sent)
      expect([got.status, got.body, got.headers.get('retry-after')], path).toEqual([
        response,
        body,
        wait,
      ])
    }
  },
)

test('checks the key before the status of the agent', async () => {
  const { status } = await call(brought('paused'), '/v1/models', undefined, { apiKey: 'molti_x' })
  expect(status).toBe(401)
})

test('an agent that is starting or restarting is running after its delay', async () => {
  const sandbox = brought('initializing', 90_000)
  const first = await call(sandbox, '/v1/health')
  expect(first.body).toEqual({ status: 'initializing', retry_after_seconds: 90 })
  sandbox.clock.advance('89s')
  expect((await call(sandbox, '/v1/health')).headers.get('retry-after')).toBe('1')
  sandbox.clock.advance('11s')
  expect((await call(sandbox, '/v1/health')).body).toEqual({
    status: 'running',
    agent_id: 'abc123',
    model: 'llama3.1-70b',
    uptime_seconds: 10,
    version: '1.0.0',
  })
})

describe('limits', () => {
  test('too many calls in a minute return 403 until the next minute', async () => {
    const sandbox = testMoltGhost({ requestsPerMinute: 2 })
    await call(sandbox, '/v1/models')
    sandbox.clock.advance('15s')
    await call(sandbox, '/v1/health')
    const { status, body, headers } = await call(sandbox, '/v1/chat', hello)
    expect(status).toBe(403)
    expect(body).toEqual(
      wrapped('Too many requests. Try again in 45 seconds.', 'rate_limited', 'rate_limited'),
    )
    expect(headers.get('retry-after')).toBe('45')
    expect(headers.get('x-ratelimit-remaining')).toBe('0')
    sandbox.clock.advance('45s')
    expect((await call(sandbox, '/v1/chat', hello)).status).toBe(200)
  })

  test('counts the tokens of a month and resets them at its end', async () => {
    const sandbox = testMoltGhost({ monthlyTokens: 15 })
    const used = (): unknown => sandbox.moltghost.agents.list()[0]?.tokensUsed
    await call(sandbox, '/v1/chat', hello)
    expect(used()).toBe(10)
    await (await send(sandbox, '/v1/chat', { ...hello, stream: true })).text()
    expect(used()).toBe(20)
    const { status, body, headers } = await call(sandbox, '/v1/chat', hello)
    expect([status, body]).toEqual([
      429,
      wrapped('Monthly token limit reached', 'quota_exceeded', 'quota_exceeded'),
    ])
    expect(headers.get('retry-after')).toBeNull()
    expect(headers.get('x-ratelimit-reset')).toBeNull()
    // Calls that use no tokens are still accepted.
    expect((await call(sandbox, '/v1/models')).status).toBe(200)
    sandbox.clock.set('2026-02-01T00:00:00Z')
    expect((await call(sandbox, '/v1/chat', hello)).status).toBe(200)
    expect(used()).toBe(10)
  })
})

describe('keys and hosts', () => {
  const two = [
    { id: 'one', name: 'One' },
    { id: 'two', name: 'Two', models: ['phi3-mini'], skills: ['fly'] },
  ]

  test('a key is valid for its own agent only', async () => {
    const sandbox = testMoltGhost({ agents: two })
    const [first, second] = sandbox.moltghost.keys.list()
    const at = async (path: string, apiKey?: string): Promise<unknown> => {
      const { status, body } = await call(sandbox, `${path}/v1/chat`, hello, {
        apiKey: apiKey ?? null,
      })
      return body.content?.slice(0, 18) ?? status
    }
    expect(await at('', first?.key)).toBe('Hello, this is One')
    expect(await at('/one', first?.key)).toBe('Hello, this is One')
    expect(await at('/two', second?.key)).toBe('Hello, this is Two')
    expect(await at('/two', first?.key)).toBe(401)
    expect(await at('/two')).toBe(401)
    expect(await at('/three', first?.key)).toBe(404)
  })

  test('the real hosts lead to their agents, that of a pending agent to none', async () => {
    const sandbox = testMoltGhost({ agents: two })
    const at = async (host: string): Promise<unknown> => {
      const response = await sandbox.fetch(`https://${host}/v1/health`)
      const body = await response.json()
      return body.agent_id ?? response.status
    }
    expect(await at('agent.moltghost.io')).toBe('one')
    expect(await at('two.agent.moltghost.io')).toBe('two')
    expect(await at('pending-two.agent.moltghost.io')).toBe(404)
    expect(sandbox.serves('http://two.agent.moltghost.io/v1')).toBe(false)
    expect(sandbox.serves('https://two.agent.moltghost.io.evil.test/v1')).toBe(false)
  })

  test('accepts the models and skills of the agent', async () => {
    const sandbox = testMoltGhost({ agents: two })
    const apiKey = sandbox.moltghost.keys.list()[1]?.key ?? ''
    const { body } = await call(sandbox, '/two/v1/models', undefined, { apiKey })
    expect(body).toEqual({
      object: 'list',
      data: [{ id: 'phi3-mini', object: 'model', created: 1_772_668_800, owned_by: 'moltghost' }],
    })
  })
})

describe('skills', () => {
  const agents = [
    {
      id: 'abc123',
      name: 'my-agent',
      skills: [
        'crm_query',
        { name: 'add', run: async (prompt: string) => prompt.length },
        {
          name: 'break',
          run: () => {
            throw new Error('No.')
          },
        },
      ],
    },
  ]

  test('are called in order, also after one that fails', async () => {
    const tools = ['break', 'add', 'crm_query']
    const sandbox = testMoltGhost({ agents })
    const { status, body } = await call(sandbox, '/v1/tools', { prompt: 'Go', tools })
    expect(status).toBe(200)
    expect(body.tool_calls).toMatchObject([
      { name: 'break', status: 'error', result: { error: 'Error: No.' } },
      { name: 'add', status: 'ok', result: 2, arguments: { prompt: 'Go' } },
      { name: 'crm_query', status: 'ok', result: { done: 'Go' } },
    ])
    expect(body).toMatchObject({ finish_reason: 'stop', usage: { total_tokens: 8 } })
  })

  test('that the agent does not have are rejected before any is called', async () => {
    const sandbox = testMoltGhost({ agents, assumptions: { unknownSkills: 'ignore' } })
    const tools = ['add', 'fly']
    const { status, body } = await call(sandbox, '/v1/tools', { prompt: 'Go', tools })
    expect(status).toBe(404)
    expect(body.error).toMatchObject({ code: 'skill_not_found', type: 'not_found' })
    expect(body.error.message).toContain('"fly"')
    expect(sandbox.moltghost.agents.list()[0]?.tokensUsed).toBe(0)
  })
})
