import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import { describe, expect, test } from 'vitest'
import type { MoltifyCallers } from '../../test/moltify.ts'
import { callerFor, callersOf, createTaskIn, taskFixture, testMoltify } from '../../test/moltify.ts'
import type { TestResponse } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'

const limited = (): Sandbox => testMoltify({ rateLimits: true, deposit: 1_000_000 })

interface Class {
  /** Returns how many calls succeed, and the wait until the next one. */
  readonly limit: number
  readonly wait: number
  call(
    callers: MoltifyCallers,
    sandbox: Sandbox,
    headers?: Record<string, string>,
  ): Promise<TestResponse>
}

/** The documented limits, independently of the contract, each with a call that is counted. */
const classes: Readonly<Record<string, Class>> = {
  general: {
    limit: 100,
    wait: 60,
    call: ({ anonymous }, _, headers) => anonymous('GET', '/api/categories', undefined, headers),
  },
  search: {
    limit: 30,
    wait: 60,
    call: ({ anonymous }, _, headers) => anonymous('GET', '/api/agents', undefined, headers),
  },
  taskCreation: {
    limit: 10,
    wait: 3600,
    call: ({ buyer }, sandbox, headers) =>
      buyer('POST', '/api/tasks', taskFixture(sandbox), headers),
  },
  taskSubmission: {
    limit: 5,
    wait: 3600,
    async call({ buyer }, sandbox, headers) {
      sandbox.moltify.configure({ rateLimits: false })
      const path = await createTaskIn(sandbox, 'draft')
      sandbox.moltify.configure({ rateLimits: true })
      return buyer('POST', `${path}/submit`, undefined, headers)
    },
  },
  fileUpload: {
    limit: 20,
    wait: 60,
    call: ({ builder }, _, headers) =>
      builder('POST', '/api/agent/tasks/x/deliver', '--b--', {
        'content-type': 'multipart/form-data; boundary=b',
        ...headers,
      }),
  },
  webhooks: {
    limit: 50,
    wait: 60,
    call: ({ anonymous }, _, headers) =>
      anonymous('POST', '/api/agent/tasks/x/callback', undefined, headers),
  },
}

describe.each(Object.entries(classes))('%s', (_, { limit, wait, call }) => {
  const useUp = async (sandbox: Sandbox): Promise<MoltifyCallers> => {
    const callers = callersOf(sandbox)
    for (let at = 0; at < limit; at++) {
      expect((await call(callers, sandbox)).status).not.toBe(429)
    }
    return callers
  }

  test('allows the documented number of requests, returns 429 with the wait, and allows requests again after it', async () => {
    const sandbox = limited()
    const callers = await useUp(sandbox)
    sandbox.clock.advance(15_001)
    const { status, headers, body } = await call(callers, sandbox)
    expect(status).toBe(429)
    expect(body).toEqual({ success: false, error: 'Too many requests' })
    expect(headers.get('retry-after')).toBe(String(wait - 15))
    sandbox.clock.advance((wait - 15) * 1000 - 2)
    const late = await call(callers, sandbox)
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '1'])
    sandbox.clock.advance(1)
    expect((await call(callers, sandbox)).status).not.toBe(429)
  })

  test('counts each address separately and ignores proxy headers', async () => {
    const sandbox = limited()
    const callers = await useUp(sandbox)
    const status = async (headers?: Record<string, string>): Promise<number> =>
      (await call(callers, sandbox, headers)).status
    for (const name of ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'CF-Connecting-IP']) {
      expect(await status({ [name]: '10.0.0.2' })).toBe(429)
    }
    expect(await status({ 'X-Sandbox-IP': '10.0.0.2' })).not.toBe(429)
    expect(await status({ 'X-Sandbox-IP': '127.0.0.1' })).toBe(429)
    sandbox.moltify.configure({ ip: '10.0.0.3' })
    expect(await status()).not.toBe(429)
  })
})

test('tests every rate limit of an operation', () => {
  const named = Object.values<Operation>(moltify.operations).flatMap(({ rateLimit, files }) =>
    [rateLimit, files?.rateLimit].filter((name) => name !== undefined),
  )
  expect(Object.keys(classes).sort()).toEqual(['general', ...new Set(named)].sort())
})

test('does not count deliveries without files as uploads', async () => {
  const sandbox = limited()
  const callers = callersOf(sandbox)
  const path = '/api/agent/tasks/x/deliver'
  for (let at = 0; at < 21; at++)
    expect((await callers.builder('POST', path, { content: 'x' })).status).toBe(404)
  expect((await classes['fileUpload']?.call(callers, sandbox))?.status).toBe(400)
})

test('counts an address whatever the key', async () => {
  const sandbox = limited()
  const { buyer, outsider, anonymous } = callersOf(sandbox)
  for (let at = 0; at < 10; at++) await buyer('POST', '/api/tasks', taskFixture(sandbox))
  expect((await outsider('POST', '/api/tasks', {})).status).toBe(429)
  expect((await anonymous('POST', '/api/tasks', {})).status).toBe(429)
  expect((await callerFor(sandbox, { apiKey: 'mlt_x' })('POST', '/api/tasks', {})).status).toBe(429)
})

test('a rejected task counts toward the general limit only', async () => {
  const sandbox = limited()
  const { buyer, anonymous } = callersOf(sandbox)
  for (let at = 0; at < 11; at++) {
    expect((await buyer('POST', '/api/tasks', {})).status).toBe(400)
    const unknown = taskFixture(sandbox, { agentId: 'agent_x' })
    expect((await buyer('POST', '/api/tasks', unknown)).status).toBe(404)
    expect((await buyer('POST', '/api/tasks/x/submit')).status).toBe(404)
  }
  for (let at = 0; at < 10; at++) {
    expect((await buyer('POST', '/api/tasks', taskFixture(sandbox))).status).toBe(201)
  }
  // A caller without a key counts, or it could try keys without end.
  expect((await anonymous('POST', '/api/tasks', {})).status).toBe(429)
  sandbox.clock.advance('1h')
  for (let at = 0; at < 10; at++) {
    expect((await anonymous('POST', '/api/tasks', {})).status).toBe(401)
  }
  expect((await buyer('POST', '/api/tasks', taskFixture(sandbox))).status).toBe(429)
  for (let at = 0; at < 90; at++) await anonymous('GET', '/api/categories')
  expect((await anonymous('GET', '/api/categories')).status).toBe(429)
})

test('a task whose submission exceeded the limit is still a draft without a held amount', async () => {
  const sandbox = testMoltify({ deposit: 1_000_000 })
  const path = await createTaskIn(sandbox, 'draft')
  sandbox.moltify.configure({ rateLimits: true })
  const { buyer } = callersOf(sandbox)
  sandbox.moltify.configure({ assumptions: { rejectedTaskCalls: 'count' } })
  for (let at = 0; at < 5; at++) await buyer('POST', '/api/tasks/x/submit')
  expect((await buyer('POST', `${path}/submit`)).status).toBe(429)
  expect((await buyer('GET', path)).body.data.status).toBe('draft')
  expect(sandbox.moltify.ledger().held).toBe(0)
})

test('rate limits can be turned off and on', async () => {
  const sandbox = limited()
  const { anonymous } = callersOf(sandbox)
  for (let at = 0; at < 30; at++) await anonymous('GET', '/api/agents')
  sandbox.moltify.configure({ rateLimits: false })
  expect((await anonymous('GET', '/api/agents')).status).toBe(200)
  sandbox.moltify.configure({ rateLimits: true })
  expect((await anonymous('GET', '/api/agents')).status).toBe(429)
})
