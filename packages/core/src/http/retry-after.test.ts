import { describe, expect, it, vi } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import { getBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { RetryEvent } from '../observe/hooks.ts'
import { parseRetryAfter } from './retry-after.ts'

const args = { params: { boatId: 'b1' } }

interface AnnouncedWait {
  /** The wait that the call reports, in milliseconds. */
  readonly delayMs: number
  /** The end of that wait, by the clock of HTTP dates. */
  readonly endsAt: number
  /** Milliseconds between the two requests. */
  readonly waited: number
}

/** Returns the wait between the first two requests of a call that gets this response and then a success. */
const waitAfter = async (
  headers: Readonly<Record<string, string>>,
  details: Readonly<Record<string, unknown>> = {},
): Promise<AnnouncedWait> => {
  const server = await scriptedServer(
    errorResponse(429, 'SLOW', headers, details),
    ok({ id: 'b1' }),
  )
  let delayMs = Number.NaN
  let endsAt = Number.NaN
  const onRetry = (event: RetryEvent): void => {
    delayMs = event.delayMs
    endsAt = Date.now() + delayMs
  }
  await harborAt(server.url, { hooks: { onRetry } }).call(getBoat, args)
  const [first, second] = server.requests
  return { delayMs, endsAt, waited: (second?.at ?? Number.NaN) - (first?.at ?? Number.NaN) }
}

describe('a 429 is retried after the wait that the server asks for', () => {
  it('waits the seconds of a header or of the body', async () => {
    withoutBackoff()
    const [header, body] = await Promise.all([
      waitAfter({ 'retry-after': '1' }),
      waitAfter({}, { retryAfter: 0.5 }),
    ])
    expect([header.delayMs, body.delayMs]).toEqual([1_000, 500])
    expect(header.waited).toBeGreaterThanOrEqual(995)
    expect(body.waited).toBeGreaterThanOrEqual(495)
  })

  it('waits until the date of a header, or the start of the next window', async () => {
    // HTTP dates have no milliseconds. The time is far enough ahead for a slow machine.
    const moment = Math.ceil(Date.now() / 1_000) * 1_000 + 2_000
    const waits = await Promise.all([
      waitAfter({ 'retry-after': new Date(moment).toUTCString() }),
      waitAfter({ 'x-ratelimit-reset': String(moment / 1_000) }),
    ])
    for (const { delayMs, endsAt, waited } of waits) {
      expect(delayMs).toBeGreaterThan(0)
      // The hook is called after the wait was calculated, never before.
      expect(endsAt).toBeGreaterThanOrEqual(moment - 5)
      expect(waited).toBeGreaterThanOrEqual(delayMs - 5)
    }
  })

  it.for(['Mon, 05 Jan 2015 10:00:00 GMT', '0', '-1', '+2', '5, 5', '2001-02-03'])(
    'uses its own backoff for %j, which is not a valid wait',
    async (value) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.2)
      const { delayMs, waited } = await waitAfter({ 'retry-after': value })
      expect(delayMs).toBe(100)
      expect(waited).toBeGreaterThanOrEqual(95)
    },
  )

  it('compares a date with the clock of the server', async () => {
    withoutBackoff()
    const { delayMs } = await waitAfter({
      date: 'Mon, 05 Jan 2015 10:00:00 GMT',
      'retry-after': 'Mon, 05 Jan 2015 10:00:01 GMT',
    })
    expect(delayMs).toBe(1_000)
  })

  it('spreads twenty calls that received the same wait', async () => {
    const busy = Array.from({ length: 20 }, () =>
      errorResponse(429, 'SLOW', { 'retry-after': '1' }),
    )
    const server = await scriptedServer(...busy, ok({ id: 'b1' }))
    const delays: number[] = []
    const hooks = { onRetry: ({ delayMs }: RetryEvent): number => delays.push(delayMs) }
    const http = harborAt(server.url, { hooks })
    await Promise.all(busy.map(() => http.call(getBoat, args)))
    expect(delays).toHaveLength(20)
    expect(new Set(delays.map(Math.floor)).size).toBeGreaterThan(10)
    for (const delay of delays) expect(delay).toBeGreaterThanOrEqual(1_000)
  })
})

describe('an excessive wait', () => {
  const far = [
    ['in seconds', { 'retry-after': '86400' }, {}, 86_400_000],
    ['as an infinite number', { 'retry-after': '9'.repeat(400) }, {}, Number.POSITIVE_INFINITY],
    ['in the body', {}, { retryAfter: 3_600 }, 3_600_000],
  ] as const

  it.for(far)(
    'fails immediately with the wait in the error: %s',
    async ([, headers, details, ms]) => {
      const server = await scriptedServer(errorResponse(429, 'SLOW', headers, details))
      const started = performance.now()
      const error = await rejectionOf(harborAt(server.url).call(getBoat, args))
      expect(error).toMatchObject({ name: 'RateLimitError', retryAfterMs: ms, attempts: 1 })
      expect(performance.now() - started).toBeLessThan(15_000)
      expect(server.requests).toHaveLength(1)
    },
  )

  it('as a date fails immediately too', async () => {
    const server = await scriptedServer(
      errorResponse(503, 'BUSY', { 'retry-after': 'Fri, 31 Dec 2999 23:59:59 GMT' }),
    )
    const error = await rejectionOf(harborAt(server.url).call(getBoat, args))
    expect(error).toMatchObject({ name: 'ServerError', attempts: 1, retryable: true })
    expect((error as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(86_400_000)
  })
})

describe('the wait of a response', () => {
  const now = Date.UTC(2030, 0, 1)

  const cases = [
    ['seconds', 429, { 'retry-after': '7' }, undefined, 7_000],
    ['a fraction of a second', 429, { 'retry-after': ' 0.25 ' }, undefined, 250],
    ['none', 429, { 'retry-after': '0' }, undefined, 0],
    ['a date', 503, { 'retry-after': new Date(now + 9_000).toUTCString() }, undefined, 9_000],
    ['a date in the past', 503, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, undefined, 0],
    ['the header before the body', 429, { 'retry-after': '7' }, 1_000, 7_000],
    ['the body', 503, {}, 1_000, 1_000],
    ['the body if the header is invalid', 429, { 'retry-after': 'soon' }, 1_000, 1_000],
    ['zero for a negative value', 429, {}, -5, 0],
    ['the body before the window', 429, { 'x-ratelimit-reset': '30' }, 1_000, 1_000],
    ['the next window', 429, { 'x-ratelimit-reset': '30' }, undefined, 30_000],
    [
      'zero if the next window has started',
      429,
      { 'x-ratelimit-reset': String(now / 1000 - 5) },
      undefined,
      0,
    ],
    [
      'nothing for a window that is not exhausted',
      503,
      { 'x-ratelimit-reset': '30' },
      undefined,
      undefined,
    ],
    ['nothing', 429, {}, undefined, undefined],
    ['nothing for an invalid value', 429, { 'retry-after': 'soon' }, undefined, undefined],
    ['nothing for an empty header', 429, { 'retry-after': '' }, undefined, undefined],
    ['nothing for a negative number', 429, { 'retry-after': '-1' }, undefined, undefined],
    ['nothing for a signed number', 429, { 'retry-after': '+2' }, undefined, undefined],
    ['nothing for two numbers', 429, { 'retry-after': '5, 5' }, undefined, undefined],
    [
      'nothing for a date of another format',
      429,
      { 'retry-after': '2030-01-02' },
      undefined,
      undefined,
    ],
    [
      'a date on the clock of the server',
      429,
      {
        date: new Date(now - 3_600_000).toUTCString(),
        'retry-after': new Date(now - 3_595_000).toUTCString(),
      },
      undefined,
      5_000,
    ],
    [
      'the next window on the clock of the server',
      429,
      {
        date: new Date(now - 3_600_000).toUTCString(),
        'x-ratelimit-reset': String(now / 1000 - 3_590),
      },
      undefined,
      10_000,
    ],
  ] as const

  it.for(cases)('is %s', ([, status, headers, body, expected]) => {
    vi.useFakeTimers({ now })
    expect(parseRetryAfter(status, new Headers(headers as HeadersInit), body)).toBe(expected)
  })
})

it('the error of a 429 says what to do', async () => {
  withoutBackoff()
  const server = await scriptedServer(errorResponse(429, 'SLOW'))
  const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
  expect(error.message).toBe(
    "getBoat failed with 429 SLOW: No. Send fewer requests, or set rateLimit: 'wait'.",
  )
  server.setBehaviors(errorResponse(429, 'QUOTA_EXCEEDED'))
  const final = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
  expect(final.message).toBe('getBoat failed with 429 QUOTA_EXCEEDED: No.')
})
