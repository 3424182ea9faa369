import { describe, expect, it, vi } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { getBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { readRateLimit } from './rate-limit.ts'

const args = { params: { boatId: 'b1' } }
const now = Date.UTC(2030, 0, 1)

const headersOf = (limit?: string, remaining?: string, reset?: string): Headers => {
  const headers = new Headers()
  if (limit !== undefined) headers.set('x-ratelimit-limit', limit)
  if (remaining !== undefined) headers.set('x-ratelimit-remaining', remaining)
  if (reset !== undefined) headers.set('x-ratelimit-reset', reset)
  return headers
}

describe('the snapshot of the rate limit', () => {
  it('has all values of the headers', () => {
    const read = readRateLimit(headersOf('60', '7', String(now / 1000 + 30)))
    expect(read).toEqual({ limit: 60, remaining: 7, resetAt: new Date(now + 30_000) })
  })

  it('has the values that are present', () => {
    expect(readRateLimit(headersOf('60'))).toEqual({ limit: 60 })
    expect(readRateLimit(headersOf(undefined, '0'))).toEqual({ remaining: 0 })
    expect(readRateLimit(headersOf())).toBeUndefined()
    expect(readRateLimit(new Headers({ 'content-type': 'x' }))).toBeUndefined()
  })

  it.for([
    ['Unix seconds', String(now / 1000 + 30), now + 30_000],
    ['Unix seconds with a fraction', String(now / 1000 + 0.5), now + 500],
    ['milliseconds', String(now + 30_000), now + 30_000],
    ['seconds from now', '30', now + 30_000],
    ['now', '0', now],
    ['an ISO 8601 date', '2030-01-01T00:00:30Z', now + 30_000],
    ['an HTTP date', 'Tue, 01 Jan 2030 00:00:30 GMT', now + 30_000],
  ] as const)('parses a reset with the value %s', ([, text, at]) => {
    vi.useFakeTimers({ now })
    expect(readRateLimit(headersOf('1', '1', text))?.resetAt?.getTime()).toBe(at)
  })

  it.for(['', 'soon', 'NaN', 'Infinity', '9'.repeat(30)])('ignores invalid values: %j', (text) => {
    const read = readRateLimit(headersOf('60', text, text))
    expect(read?.limit).toBe(60)
    expect(read?.resetAt).toBeUndefined()
    if (!text.startsWith('9')) expect(read?.remaining).toBeUndefined()
  })
})

describe('the latest snapshot', () => {
  const limits = (remaining: number): Record<string, string> => ({
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': String(remaining),
  })

  it('is stored on the client, from successful and failed responses', async () => {
    const server = await scriptedServer(
      ok({ id: 'b1' }),
      ok({ id: 'b1' }, limits(7)),
      errorResponse(404, 'NONE', limits(6)),
      ok({ id: 'b1' }),
    )
    const http = harborAt(server.url)
    await http.call(getBoat, args)
    expect(http.rateLimit).toBeUndefined()
    await http.call(getBoat, args)
    expect(http.rateLimit).toMatchObject({ limit: 60, remaining: 7 })
    await rejectionOf(http.call(getBoat, args))
    expect(http.rateLimit).toMatchObject({ remaining: 6 })
    await http.call(getBoat, args)
    expect(http.rateLimit).toMatchObject({ remaining: 6 })
  })
})
