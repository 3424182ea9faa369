import { afterEach, describe, expect, test, vi } from 'vitest'
import { at } from '../test/heartbeats.ts'
import { all, denAt } from '../test/moltbotden.ts'
import type { WatchOptions } from './heartbeat-watch.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('the time between two polls', () => {
  const start = Date.parse(at(0))

  /** Minutes at which heartbeats were requested, on a fake clock. */
  const polls = async (
    minutes: number,
    options: WatchOptions,
    { url = 'https://api.moltbotden.com', response = () => Response.json({ status: 'ok' }) } = {},
  ): Promise<number[]> => {
    vi.useFakeTimers({ now: start })
    const times: number[] = []
    const fetch = async (): Promise<Response> => {
      times.push((Date.now() - start) / 60_000)
      return response()
    }
    const controller = new AbortController()
    const { heartbeat } = denAt({ url }, { fetch, maxRetries: 0, allowInsecureHttp: true })
    const end = all(heartbeat.watch({ jitter: 0, ...options, signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(minutes * 60_000)
    controller.abort()
    await end
    expect(vi.getTimerCount()).toBe(0)
    return times
  }

  test('is 15 minutes by default', async () => {
    expect(await polls(46, {})).toEqual([0, 15, 30, 45])
  })

  test.for([
    ['the interval of the options', 10, [0, 10, 20]],
    ['at least five minutes', 0.001, [0, 5, 10, 15, 20]],
  ] as const)('is %s', async ([, interval, expected]) => {
    expect(await polls(21, { interval: interval * 60_000 })).toEqual(expected)
  })

  test.for([
    'http://localhost:1',
    'http://127.0.0.1:1',
    'http://[::1]:1',
    'https://localhost',
    'https://den.localhost:1/api',
  ])('has no minimum on a loopback address: %s', async (url) => {
    expect(await polls(3, { interval: 60_000 }, { url })).toEqual([0, 1, 2, 3])
  })

  test('has no minimum on a server reached over http', async () => {
    const url = 'http://sandbox:4010/moltbotden'
    expect(await polls(2, { interval: 60_000 }, { url })).toEqual([0, 1, 2])
  })

  test.for([
    'https://localhost.example.com',
    'https://127.0.0.1.example.com',
    'https://example.com/localhost',
    'https://notlocalhost',
  ])('has a minimum on other hosts: %s', async (url) => {
    expect(await polls(6, { interval: 60_000 }, { url })).toEqual([0, 5])
  })

  test('is increased by jitter, never reduced', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    expect(await polls(46, { jitter: 1 })).toEqual([0, 22.5, 45])
  })

  test('doubles after each error, up to 30 minutes', async () => {
    const response = () => new Response('{}', { status: 500 })
    expect(await polls(140, { interval: 300_000 }, { response })).toEqual([0, 10, 30, 60, 90, 120])
  })

  test("is the server's retry delay if that is longer", async () => {
    const response = () =>
      Response.json({ error: 'rate_limited', retry_after: 7200 }, { status: 429 })
    expect(await polls(361, {}, { response })).toEqual([0, 120, 240, 360])
  })

  test('is reset after a success', async () => {
    let left = 2
    const response = () =>
      left-- > 0 ? new Response('{}', { status: 500 }) : Response.json({ status: 'ok' })
    expect(await polls(60, { interval: 300_000 }, { response })).toEqual([
      0, 10, 30, 35, 40, 45, 50, 55, 60,
    ])
  })

  test('is kept after a restart', async () => {
    const checkpoint = { checkedAt: start - 120_000, seenKeys: [], unread: [], pendingChanges: [] }
    expect(await polls(20, { checkpoint })).toEqual([3, 18])
    // A clock that was ahead before must not delay the watch.
    expect(await polls(20, { checkpoint: { ...checkpoint, checkedAt: start + 10 ** 9 } })).toEqual([
      5, 20,
    ])
  })
})
