import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { expect, test } from 'vitest'
import type { TestResponse } from '../../test/moltinfra.ts'
import { call, createTestAgent, testSandbox } from '../../test/moltinfra.ts'
import type { MoltInfraTier } from './settings.ts'

const noon = Date.parse('2026-01-05T12:00:00Z') / 1000

const numbers = ({ headers }: TestResponse): (number | undefined)[] =>
  ['limit', 'remaining', 'reset'].map((name) => {
    const value = headers.get(`x-ratelimit-${name}`)
    return value === null ? undefined : Number(value)
  })

test('every response has the rate-limit headers', async () => {
  const sandbox = testSandbox()
  expect(numbers(await call(sandbox, 'GET', '/agents'))).toEqual([60, 59, noon + 60])
  expect(numbers(await call(sandbox, 'GET', '/agents/agent_x'))).toEqual([60, 58, noon + 60])
  expect(numbers(await call(sandbox, 'GET', '/agents?page=0'))).toEqual([60, 57, noon + 60])
  expect(numbers(await call(sandbox, 'POST', '/agents', { name: 'Ada' }))).toEqual([
    60,
    56,
    noon + 60,
  ])
})

test('with endpointCaps, allows ten creations per minute and more in the next window', async () => {
  const sandbox = testSandbox({ moltinfra: { assumptions: { endpointCaps: true } } })
  for (let at = 0; at < 10; at++) await createTestAgent(sandbox)
  sandbox.clock.advance('45s')
  const rejected = await call(sandbox, 'POST', '/agents', { name: 'Ada' })
  expect(rejected.status).toBe(429)
  expect(rejected.body.error).toEqual({
    code: 'RATE_LIMIT_EXCEEDED',
    message: 'Rate limit exceeded. Try again in 15 seconds.',
    details: { retryAfter: 15 },
  })
  expect(rejected.headers.get('retry-after')).toBe('15')
  expect(numbers(rejected)).toEqual([10, 0, noon + 60])
  expect((await call(sandbox, 'GET', '/agents')).status).toBe(200)
  sandbox.clock.advance('15s')
  expect((await call(sandbox, 'POST', '/agents', { name: 'Ada' })).status).toBe(201)
})

test.each([
  ['standard', 60],
  ['pro', 300],
  ['enterprise', 1000],
  [7, 7],
] as [MoltInfraTier, number][])('the tier %s allows %i calls per minute', async (tier, limit) => {
  const sandbox = testSandbox({ moltinfra: { tier } })
  let answered = 0
  for (let at = 0; at < limit; at++) {
    if ((await call(sandbox, 'GET', '/agents')).status === 200) answered++
  }
  expect(answered).toBe(limit)
  const { status, headers } = await call(sandbox, 'GET', '/agents')
  expect([status, headers.get('x-ratelimit-limit')]).toEqual([429, String(limit)])
})

test('with endpointCaps, each class of calls has its own limit, if lower than that of the tier', async () => {
  const { agentUpdate, agentDeletion, agentReading, messages } = moltinfra.limits
  const assumptions = { endpointCaps: true }
  const sandbox = testSandbox({ moltinfra: { tier: 'pro', agents: 1, assumptions } })
  const [id] = sandbox.moltinfra.agents.list().map((agent) => agent.id)
  const limit = async (method: string, path: string, body?: object): Promise<number | undefined> =>
    numbers(await call(sandbox, method, path, body))[0]
  expect(await limit('GET', `/agents/${id}`)).toBe(agentReading.max)
  expect(await limit('PATCH', `/agents/${id}`, {})).toBe(agentUpdate.max)
  expect(await limit('POST', `/agents/${id}/messages`, { text: 'Hi' })).toBe(messages.max)
  expect(await limit('DELETE', `/agents/${id}`)).toBe(agentDeletion.max)
})

test('with endpointCaps, messages are limited per agent', async () => {
  const assumptions = { endpointCaps: true }
  const sandbox = testSandbox({ moltinfra: { tier: 'pro', agents: 2, assumptions } })
  const [one, two] = sandbox.moltinfra.agents.list().map(({ id }) => `/agents/${id}/messages`)
  for (let at = 0; at < 60; at++) await call(sandbox, 'POST', one ?? '', { text: 'Hi' })
  expect((await call(sandbox, 'POST', one ?? '', { text: 'Hi' })).status).toBe(429)
  expect((await call(sandbox, 'POST', `${one}/stream`, { text: 'Hi' })).status).toBe(429)
  expect((await call(sandbox, 'POST', two ?? '', { text: 'Hi' })).status).toBe(200)
})

test('counts accounts separately', async () => {
  const sandbox = testSandbox({ moltinfra: { tier: 1 } })
  const { apiKey } = sandbox.moltinfra.accounts.create({ tier: 1 })
  expect((await call(sandbox, 'GET', '/agents')).status).toBe(200)
  expect((await call(sandbox, 'GET', '/agents')).status).toBe(429)
  expect((await call(sandbox, 'GET', '/agents', undefined, { apiKey })).status).toBe(200)
})

test('applies a new tier from the next call', async () => {
  const sandbox = testSandbox({ moltinfra: { tier: 1 } })
  await call(sandbox, 'GET', '/agents')
  const [account] = sandbox.moltinfra.accounts.list()
  sandbox.moltinfra.accounts.update(account?.id ?? '', { tier: 'standard' })
  expect((await call(sandbox, 'GET', '/agents')).status).toBe(200)
})

test.each([true, false])(
  'no endpoint allows more than the tier in its own window, with endpointCaps: %s',
  async (endpointCaps) => {
    const assumptions = { sharedWindow: false, endpointCaps }
    const sandbox = testSandbox({ moltinfra: { tier: 7, assumptions } })
    expect(numbers(await call(sandbox, 'GET', '/agents'))).toEqual([7, 6, noon + 60])
    expect(numbers(await call(sandbox, 'POST', '/agents', { name: 'Ada' }))[0]).toBe(7)
  },
)

test('rate limits can be turned off and on', async () => {
  const sandbox = testSandbox({ moltinfra: { tier: 1 } })
  const list = async (): Promise<TestResponse> => call(sandbox, 'GET', '/agents')
  expect((await list()).status).toBe(200)
  sandbox.moltinfra.configure({ rateLimits: false })
  expect((await list()).status).toBe(200)
  sandbox.moltinfra.configure({ rateLimits: true })
  expect((await list()).status).toBe(429)
})
