import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { describe, expect, test } from 'vitest'
import type { Callers } from '../../test/moltbotden.ts'
import { callersFor, otterId, testMoltbotDen, tideId } from '../../test/moltbotden.ts'
import type { TestResponse } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'

const limited = (options: object = {}): Sandbox => testMoltbotDen({ rateLimits: true, ...options })

interface Class {
  readonly limit: number
  /** Duration in seconds. */
  readonly window: number
  readonly message: string
  call(callers: Callers, sandbox: Sandbox): Promise<TestResponse>
}

/** The documented limits, independently of the contract, each with a call that is counted. */
const classes: Readonly<Record<string, Class>> = {
  general: {
    limit: 100,
    window: 60,
    message: 'Rate limit exceeded',
    call: ({ otter }) => otter('GET', '/agents/me'),
  },
  interest: {
    limit: 30,
    window: 86_400,
    message: 'Daily interest limit exceeded',
    async call({ otter }) {
      // Repeated interest does not count.
      await otter('DELETE', `/interest/${tideId}`)
      return otter('POST', `/interest/${tideId}`)
    },
  },
  messages: {
    limit: 100,
    window: 86_400,
    message: 'Daily message limit exceeded',
    async call({ otter }, sandbox) {
      // Stays below the limit per minute.
      sandbox.clock.advance('1s')
      return otter('POST', `/dm/${tideId}/send`, { message: 'Hello' })
    },
  },
}

describe.each(Object.entries(classes))('%s', (name, { limit, window, message, call }) => {
  test('allows the documented number of requests, returns 429 with the wait, and allows requests again after it', async () => {
    const sandbox = limited()
    const callers = callersFor(sandbox)
    if (name === 'messages') sandbox.moltbotden.connections.create(otterId, tideId)
    const before = sandbox.clock.now()
    for (let at = 0; at < limit; at++) expect((await call(callers, sandbox)).status).toBe(200)
    const { status, headers, body } = await call(callers, sandbox)
    const opened = name === 'messages' ? before + 1000 : before
    const wait = (opened + window * 1000 - sandbox.clock.now()) / 1000
    expect(status).toBe(429)
    expect(body).toEqual({ error: 'rate_limited', message, retry_after: wait })
    expect(headers.get('retry-after')).toBe(String(wait))
    expect(moltbotden.envelope.parseError(body)?.retryAfterMs).toBe(wait * 1000)
    sandbox.clock.set(opened + window * 1000 - 2001)
    expect((await call(callers, sandbox)).status).toBe(429)
    sandbox.clock.set(opened + window * 1000)
    expect((await call(callers, sandbox)).status).toBe(200)
  })
})

test('tests every rate limit of the contract', () => {
  expect(Object.keys(classes)).toEqual(Object.keys(moltbotden.limits))
})

test('counts agents separately, and requests without a key not at all', async () => {
  const sandbox = limited()
  const { otter, tide, anonymous } = callersFor(sandbox)
  for (let at = 0; at < 101; at++) await otter('GET', '/agents/me')
  expect((await otter('GET', '/agents/me')).status).toBe(429)
  expect((await tide('GET', '/agents/me')).status).toBe(200)
  for (let at = 0; at < 110; at++) await anonymous('GET', '/health')
  expect((await anonymous('GET', '/health')).status).toBe(200)
})

test('rejected requests express no interest and send no message', async () => {
  const sandbox = limited()
  const { otter } = callersFor(sandbox)
  for (let at = 0; at < 40; at++) {
    expect((await otter('POST', '/interest/nobody-here')).status).toBe(404)
    expect((await otter('POST', `/dm/${tideId}/send`, { message: 'x' })).status).toBe(403)
  }
  sandbox.clock.advance('1m')
  expect((await otter('POST', `/interest/${tideId}`)).status).toBe(200)
})

test('counts interest in the same or in a connected agent once', async () => {
  const sandbox = limited()
  const { otter, tide } = callersFor(sandbox)
  const express = () => otter('POST', `/interest/${tideId}`)
  for (let at = 0; at < 31; at++) expect((await express()).status).toBe(200)
  await tide('POST', `/interest/${otterId}`)
  for (let at = 0; at < 31; at++) {
    expect((await express()).body.connection_formed).toBe(true)
    sandbox.clock.advance('1s')
  }
  await otter('DELETE', `/connections/${tideId}`)
  sandbox.clock.advance('1m')
  for (let at = 0; at < 29; at++) {
    expect((await express()).status).toBe(200)
    await otter('DELETE', `/interest/${tideId}`)
  }
  expect((await express()).status).toBe(429)
})

test('does not send a message over the limit', async () => {
  const sandbox = limited()
  const { otter, tide } = callersFor(sandbox)
  sandbox.moltbotden.connections.create(otterId, tideId)
  for (let at = 0; at < 101; at++) {
    sandbox.clock.advance('1s')
    await otter('POST', `/dm/${tideId}/send`, { message: `No. ${at}` })
  }
  expect((await tide('GET', '/heartbeat')).body.unread_messages).toBe(100)
})

test('every response has the headers of the limit per minute', async () => {
  const sandbox = limited()
  const { otter, anonymous } = callersFor(sandbox)
  const reported = async (response: Promise<TestResponse>): Promise<(string | null)[]> => {
    const { headers } = await response
    return ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`))
  }
  const reset = String(Date.parse('2026-01-05T12:01:00Z') / 1000)
  expect(await reported(otter('POST', `/interest/${tideId}`))).toEqual(['100', '99', reset])
  sandbox.clock.advance('10s')
  expect(await reported(otter('GET', '/agents/nobody-here'))).toEqual(['100', '98', reset])
  expect(await reported(otter('GET', '/discover?limit=99'))).toEqual(['100', '97', reset])
  const later = String(Date.parse('2026-01-05T12:01:10Z') / 1000)
  expect(await reported(anonymous('GET', '/agents/me'))).toEqual(['100', '100', later])
})

test('rate limits can be turned off and on', async () => {
  const sandbox = limited()
  const { otter } = callersFor(sandbox)
  for (let at = 0; at < 100; at++) await otter('GET', '/agents/me')
  sandbox.moltbotden.configure({ rateLimits: false })
  expect((await otter('GET', '/agents/me')).status).toBe(200)
  sandbox.moltbotden.configure({ rateLimits: true })
  expect((await otter('GET', '/agents/me')).status).toBe(429)
})
