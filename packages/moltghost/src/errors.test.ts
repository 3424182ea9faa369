import { describe, expect, test } from 'vitest'
import { json, text } from '../../core/test/behaviors.ts'
import { elapsedMs, rejectionOf, withoutBackoff } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { agentAt, errorResponse, flat } from '../test/agent.ts'
import { AgentPausedError, ApiError, isAgentPausedError, isApiError } from './errors.ts'

describe('an error response', () => {
  test.for([
    [401, 'invalid_api_key', 'AuthenticationError', false],
    [403, 'rate_limited', 'RateLimitError', true],
    [429, 'quota_exceeded', 'QuotaExceededError', false],
    [503, 'agent_paused', 'AgentPausedError', false],
    [503, 'agent_initializing', 'AgentInitializingError', true],
    [503, 'agent_restarting', 'ServerError', true],
    [503, 'agent_failed', 'ServerError', false],
    [504, 'timeout', 'AgentTimeoutError', false],
    [410, 'agent_terminated', 'GoneError', false],
    [404, 'skill_not_found', 'NotFoundError', false],
    [400, 'invalid_request', 'ValidationError', false],
    [403, 'something_new', 'PermissionError', false],
    [429, 'something_new', 'RateLimitError', true],
    [418, 'constructor', 'ApiError', false],
  ] as const)('with %d %s is a %s', async ([status, code, name, retryable]) => {
    const server = await scriptedServer(errorResponse(status, code))
    const agent = agentAt(server, { maxRetries: 0 })
    expect(await rejectionOf(agent.chat('Hello!'))).toMatchObject({
      name,
      code,
      status,
      retryable,
      operation: 'createChat',
    })
  })

  test.for([429, 403, 503])(
    'is classified by its code: rate_limited with status %d',
    async (status) => {
      const server = await scriptedServer(errorResponse(status, 'rate_limited'))
      expect(await rejectionOf(agentAt(server, { maxRetries: 0 }).chat('Hello!'))).toMatchObject({
        name: 'RateLimitError',
        retryable: true,
      })
    },
  )

  test('is an ApiError, and its type guard accepts it', async () => {
    const error = await rejectionOf(
      agentAt(await scriptedServer(errorResponse(503, 'agent_paused'))).chat('Hello!'),
    )
    expect(error).toBeInstanceOf(AgentPausedError)
    expect(error).toBeInstanceOf(ApiError)
    expect([isAgentPausedError(error), isApiError(error)]).toEqual([true, true])
  })
})

describe('a retry', () => {
  test('waits a minute after a rate limit without Retry-After', async () => {
    const server = await scriptedServer(errorResponse(403, 'rate_limited'))
    expect(await rejectionOf(agentAt(server, { maxRetries: 0 }).chat('Hello!'))).toMatchObject({
      retryAfterMs: 60_000,
    })
  })

  test('waits as long as Retry-After states', async () => {
    const server = await scriptedServer(
      errorResponse(403, 'rate_limited', { 'retry-after': '0.1' }),
      json(200, flat),
    )
    const reply = agentAt(server).chat('Hello!')
    expect(await elapsedMs(reply)).toBeGreaterThan(95)
    expect(await reply).toMatchObject({ text: flat.content })
    expect(server.requests).toHaveLength(2)
  })

  test.for([
    [429, 'quota_exceeded'],
    [503, 'agent_paused'],
    [503, 'agent_failed'],
    [410, 'agent_terminated'],
    [504, 'timeout'],
  ] as const)('does not happen after %d %s, whatever the message', async ([status, code]) => {
    const server = await scriptedServer(
      errorResponse(status, code, { 'retry-after': '0' }),
      json(200, flat),
    )
    await rejectionOf(agentAt(server).chat('Hello!'))
    expect(server.requests).toHaveLength(1)
  })
})

describe('a starting agent', () => {
  test.for([
    ['a body', json(202, { status: 'initializing', retry_after_seconds: 30 }), 30_000],
    ['a header', json(202, {}, { 'retry-after': '20' }), 20_000],
    ['nothing', text(202, ''), 60_000],
    ['a body that looks like a reply', json(202, flat), 60_000],
  ] as const)(
    'is reported by 202 and %s, which is not a reply',
    async ([, behaviour, retryAfterMs]) => {
      const server = await scriptedServer(behaviour)
      const agent = agentAt(server)
      const calls = [
        () => agent.chat('Hello!'),
        () => agent.stream('Hello!').final(),
        () => agent.health(),
      ]
      for (const call of calls) {
        expect(await rejectionOf(call())).toMatchObject({
          name: 'AgentInitializingError',
          code: 'agent_initializing',
          status: 202,
          retryable: true,
          retryAfterMs,
        })
      }
      expect(server.requests).toHaveLength(3)
    },
  )
})

describe('tools.invoke()', () => {
  test.for([
    [403, 'rate_limited', { 'retry-after': '0' }],
    [503, 'agent_restarting', { 'retry-after': '0' }],
    [500, 'internal_error', {}],
  ] as const)('is not sent again after %d %s', async ([status, code, headers]) => {
    withoutBackoff()
    const server = await scriptedServer(errorResponse(status, code, headers), json(200, flat))
    const { tools } = agentAt(server)
    expect(await rejectionOf(tools.invoke({ prompt: 'Sell', tools: ['trade'] }))).toMatchObject({
      code,
    })
    expect(server.requests).toHaveLength(1)
  })

  test('is retried if maxRetries is set', async () => {
    withoutBackoff()
    const server = await scriptedServer(
      errorResponse(403, 'rate_limited', { 'retry-after': '0' }),
      json(200, flat),
    )
    const { tools } = agentAt(server)
    const request = { prompt: 'Sell', tools: ['trade'] }
    expect(await tools.invoke(request, { maxRetries: 1 })).toMatchObject({ text: flat.content })
  })
})
