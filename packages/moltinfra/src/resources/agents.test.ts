import type { NewAgent } from '@molt-sdk/contracts/moltinfra/types'
import { describe, expect, test } from 'vitest'
import { errorResponse, json, ok } from '../../../core/test/behaviors.ts'
import { rejectionOf } from '../../../core/test/client.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { infraAt, key, requestSummaries } from '../../test/infra.ts'
import type { InputError } from '../errors.ts'

const ada = { id: 'agent_1', name: 'Ada', status: 'active' }

const ids = ['agent_1', 'a/b?c#d é', '..%2f..']

describe('agents', () => {
  test('are created with the given fields only', async () => {
    const created = { ...ada, createdAt: '2026-03-02T09:15:00.000Z', apiEndpoint: 'https://a.b/c' }
    const server = await scriptedServer(json(201, { success: true, data: created }))
    const agent: NewAgent = {
      name: 'Ada',
      bio: ['Bakes.'],
      settings: { discord: { channels: ['orders'] } },
      modelProvider: 'anthropic',
      plugins: [{ name: 'calendar', enabled: true }],
    }
    expect(await infraAt(server).agents.create(agent)).toEqual(created)
    expect(requestSummaries(server)).toEqual([['POST /v1/agents', agent]])
  })

  test('are returned in full', async () => {
    const data = { ...ada, metrics: { totalMessages: 3 }, addedLater: [1] }
    const server = await scriptedServer(ok(data))
    expect(await infraAt(server).agents.get('agent_1')).toEqual(data)
    expect(requestSummaries(server)).toEqual([['GET /v1/agents/agent_1']])
  })

  test('are updated with the given fields', async () => {
    const data = { ...ada, status: 'inactive', changes: ['status'] }
    const server = await scriptedServer(ok(data))
    const { agents } = infraAt(server)
    expect(await agents.update('agent_1', { status: 'inactive', bio: undefined })).toEqual(data)
    expect(requestSummaries(server)).toEqual([['PATCH /v1/agents/agent_1', { status: 'inactive' }]])
  })

  test('are deleted', async () => {
    const data = { id: 'agent_1', deletedAt: '2026-03-06T12:00:00.000Z' }
    const server = await scriptedServer(ok(data))
    expect(await infraAt(server).agents.delete('agent_1')).toEqual(data)
    expect(requestSummaries(server)).toEqual([['DELETE /v1/agents/agent_1']])
  })

  test.for(ids)('with the id %j are requested with an encoded path', async (id) => {
    const server = await scriptedServer(ok({ ...ada, id, messageId: 'm', response: '' }))
    const { agents } = infraAt(server)
    await agents.get(id)
    await agents.update(id, { name: 'Eve' })
    await agents.delete(id)
    await agents.sendMessage(id, { text: 'Hello' })
    const path = `/v1/agents/${encodeURIComponent(id)}`
    expect(server.requests.map(({ url }) => url)).toEqual([path, path, path, `${path}/messages`])
  })

  test.for(['', '.', '..'])('with the id %j are not requested', async (id) => {
    const server = await scriptedServer(ok(ada))
    const { agents } = infraAt(server)
    const calls = [
      agents.get(id),
      agents.update(id, {}),
      agents.delete(id),
      agents.sendMessage(id, { text: 'Hello' }),
      agents.streamMessage(id, { text: 'Hello' }).final(),
    ]
    for (const error of await Promise.all(calls.map(rejectionOf))) {
      expect(error).toMatchObject({
        name: 'InputError',
        fields: { agentId: [expect.any(String)] },
      })
    }
    expect(server.connections).toBe(0)
  })

  test('with invalid fields are not sent', async () => {
    const server = await scriptedServer(ok(ada))
    const { agents } = infraAt(server)
    const errors = await Promise.all(
      [
        agents.create({ name: '' }),
        agents.create({ name: 'Ada', modelProvider: 'acme' as 'openai' }),
        agents.update('agent_1', { status: 'error' as 'active' }),
        agents.update('agent_1', { bio: 'Bakes.' as unknown as string[] }),
        agents.sendMessage('agent_1', { text: '' }),
      ].map(rejectionOf),
    )
    expect(errors.map((error) => Object.keys((error as InputError).fields))).toEqual([
      ['name'],
      ['modelProvider'],
      ['status'],
      ['bio'],
      ['text'],
    ])
    expect(server.connections).toBe(0)
  })

  test('are returned with their response by withResponse()', async () => {
    const reset = Math.floor(Date.now() / 1000) + 30
    const headers = {
      'x-request-id': 'req_7',
      'x-ratelimit-limit': '60',
      'x-ratelimit-remaining': '59',
      'x-ratelimit-reset': `${reset}`,
    }
    const infra = infraAt(await scriptedServer(ok(ada, headers)))
    const { data, response, requestId, rateLimit } = await infra.agents
      .get('agent_1')
      .withResponse()
    expect(data).toEqual(ada)
    expect(response.status).toBe(200)
    expect(requestId).toBe('req_7')
    expect(rateLimit).toEqual({ limit: 60, remaining: 59, resetAt: new Date(reset * 1000) })
    expect(infra.rateLimit).toEqual(rateLimit)
  })

  test('are requested with the API key', async () => {
    const server = await scriptedServer(ok(ada))
    await infraAt(server).agents.get('agent_1')
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`)
  })
})

describe('an error response', () => {
  test.for([
    [400, 'INVALID_REQUEST', 'ValidationError'],
    [401, 'UNAUTHORIZED', 'AuthenticationError'],
    [403, 'DELETE_PROTECTED', 'PermissionError'],
    [404, 'AGENT_NOT_FOUND', 'NotFoundError'],
    [500, 'INTERNAL_ERROR', 'ServerError'],
  ] as const)('with %d %s has its error class', async ([status, code, name]) => {
    const { agents } = infraAt(await scriptedServer(errorResponse(status, code)), { maxRetries: 0 })
    expect(await rejectionOf(agents.delete('agent_1'))).toMatchObject({
      name,
      status,
      code,
      operation: 'deleteAgent',
    })
  })

  test('has the field errors', async () => {
    const more = { details: { field: 'name', reason: 'is taken' } }
    const { agents } = infraAt(
      await scriptedServer(errorResponse(400, 'INVALID_REQUEST', {}, more)),
    )
    expect(await rejectionOf(agents.create({ name: 'Ada' }))).toMatchObject({
      name: 'ValidationError',
      fields: { name: ['is taken'] },
    })
  })

  test.for([
    ['MODEL_ERROR', 500, 1],
    ['AGENT_UNAVAILABLE', 503, 1],
    ['RATE_LIMIT_EXCEEDED', 429, 3],
  ] as const)('to a message with %s is handled', async ([code, status, attempts]) => {
    const more = { details: { retryAfter: status === 429 ? 0.01 : undefined } }
    const server = await scriptedServer(errorResponse(status, code, {}, more))
    const call = infraAt(server).agents.sendMessage('agent_1', { text: 'Hello' })
    expect(await rejectionOf(call)).toMatchObject({ code, attempts })
    expect(server.requests).toHaveLength(attempts)
  })
})
