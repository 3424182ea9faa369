import { describe, expect, it, vi } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret } from '../../test/client.ts'
import { getBoat, harbor, launchBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ConfigError, ConnectionError } from '../errors/client-errors.ts'
import type { CallLimit, CallLimiter, SharedRateLimit } from './call-limiter.ts'
import { ClientContext } from './client-context.ts'
import { HttpClient } from './http-client.ts'

interface Counted extends CallLimiter {
  /** The names of the limits in which each call is counted now. */
  readonly counted: string[]
  readonly limits: CallLimit[]
}

const nameOf = ({ key }: CallLimit): string => key.split(':').slice(2).join(':')

/** Counts without windows. `waits` has what it returns first, by name of the limit. */
const limiterWith = (waits: Record<string, number[]> = {}): Counted => {
  const counted: string[] = []
  const limits: CallLimit[] = []
  return {
    counted,
    limits,
    take(limit) {
      limits.push(limit)
      const wait = waits[nameOf(limit)]?.shift() ?? 0
      if (!wait) counted.push(nameOf(limit))
      return wait
    },
    giveBack: (limit) => counted.splice(counted.indexOf(nameOf(limit)), 1),
  }
}

const clientOf = async (rateLimit: SharedRateLimit, options: { totalTimeout?: number } = {}) => {
  const server = await scriptedServer(ok({ id: 'b1' }))
  const http = harborAt(server.url, { rateLimit, ...options })
  return { server, get: () => http.call(getBoat, { params: { boatId: 'b1' } }), http }
}

describe('a shared limiter', () => {
  it('counts a call in all its limits before it is sent', async () => {
    const limiter = limiterWith()
    const { http, server } = await clientOf({ mode: 'wait', limiter })
    await http.call(launchBoat, { params: { boatId: 'b 1' } })
    const { host } = new URL(server.url)
    expect(limiter.limits).toEqual([
      { key: `${host}:launches:b%201`, max: 2, windowMs: 60_000 },
      { key: `${host}:general`, max: 5, windowMs: 60_000 },
    ])
  })

  it('waits as long as the limiter says, then asks again', async () => {
    const limiter = limiterWith({ general: [5, 5] })
    const { get, server } = await clientOf({ mode: 'wait', limiter })
    await get()
    expect(limiter.limits).toHaveLength(3)
    expect(server.requests).toHaveLength(1)
  })

  it('gives a call back that one limit has counted while another one makes it wait', async () => {
    const limiter = limiterWith({ general: [5] })
    const { http } = await clientOf({ mode: 'wait', limiter })
    await http.call(launchBoat, { params: { boatId: 'b1' } })
    expect(limiter.counted).toEqual(['launches:b1', 'general'])
  })

  it("throws a RateLimitError with the wait, with 'fail'", async () => {
    const { get, server } = await clientOf({
      mode: 'fail',
      limiter: limiterWith({ general: [1_500] }),
    })
    expect(await rejectionOf(get())).toMatchObject({
      name: 'RateLimitError',
      code: 'rate_limit_reached',
      message: 'getBoat was not sent: the documented rate limit is reached. Retry in 2 s.',
      retryAfterMs: 1_500,
    })
    expect(server.requests).toHaveLength(0)
  })

  it('does not wait longer than totalTimeout allows', async () => {
    const limiter = limiterWith({ general: [60_000] })
    const { get } = await clientOf({ mode: 'wait', limiter }, { totalTimeout: 5_000 })
    expect(await rejectionOf(get())).toMatchObject({ code: 'rate_limit_reached' })
  })

  it('ends the wait when the caller aborts', async () => {
    const { http } = await clientOf({
      mode: 'wait',
      limiter: limiterWith({ general: [60_000, 60_000] }),
    })
    const abort = new AbortController()
    const call = http.call(getBoat, { params: { boatId: 'b1' } }, { signal: abort.signal })
    setTimeout(() => abort.abort(), 20)
    expect(await rejectionOf(call)).toMatchObject({ code: 'aborted' })
  })

  it('reports a limiter that does not respond, and gives back what it counts too late', async () => {
    let respond = (_: number): void => undefined
    const giveBack = vi.fn()
    const limiter = { take: () => new Promise<number>((resolve) => (respond = resolve)), giveBack }
    const { get, server } = await clientOf({ mode: 'wait', limiter }, { totalTimeout: 30 })
    const error = await rejectionOf<Error>(get())
    expect(error).toMatchObject({ code: 'total_timeout' })
    expect(error.message).toContain('it was not sent, because the rate limiter did not respond')
    respond(0)
    await vi.waitFor(() => expect(giveBack).toHaveBeenCalledOnce())
    expect(server.requests).toHaveLength(0)
  })

  it('reports a limiter that fails, without the key', async () => {
    const limiter = {
      take: () => {
        throw new Error(`connect ECONNREFUSED with ${secret}`)
      },
    }
    const { get, server } = await clientOf({ mode: 'wait', limiter })
    const error = await rejectionOf<ConnectionError>(get())
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      code: 'rate_limiter_failed',
      retryable: true,
      attempts: 0,
    })
    expect(error.outcome).toBeUndefined()
    expect(error.message).toMatch(
      /^getBoat was not sent: rateLimit.limiter failed \(Error: connect ECONNREFUSED/,
    )
    expect(`${error.message} ${error.cause}`).not.toContain(secret)
    expect(server.requests).toHaveLength(0)
  })

  it.each([undefined, -1, Number.NaN, '5'])('rejects %s as the result of take()', async (wait) => {
    const { get } = await clientOf({ mode: 'wait', limiter: { take: () => wait as number } })
    const error = await rejectionOf<Error>(get())
    expect(error).toBeInstanceOf(ConfigError)
    expect(error.message).toContain('must return a number of milliseconds >= 0, got')
  })

  it.each([
    [{ limiter: limiterWith() }, 'rateLimit.mode must be "wait" or "fail", got undefined.'],
    [{ mode: 'off', limiter: limiterWith() }, 'rateLimit.mode must be "wait" or "fail", got "off"'],
    [{ mode: 'wait' }, 'rateLimit.limiter must be an object with the function take, such as'],
    [[], 'rateLimit.mode must be'],
  ])('rejects %j before anything is sent', async (rateLimit, message) => {
    const { get, server } = await clientOf(rateLimit as SharedRateLimit)
    const error = await rejectionOf<Error>(get())
    expect(error).toMatchObject({ name: 'ConfigError', code: 'invalid_option' })
    expect(error.message).toContain(message)
    expect(server.requests).toHaveLength(0)
  })

  it('gives rejected calls back to the limits that do not count them', async () => {
    const limiter = limiterWith()
    const server = await scriptedServer(errorResponse(404), errorResponse(401))
    const { launches } = harbor.limits
    const limits = { ...harbor.limits, launches: { ...launches, countsRejected: false } } as const
    const rateLimit = { mode: 'wait', limiter } as const
    const options = { apiKey: secret, baseUrl: server.url, logger: {}, rateLimit }
    const http = new HttpClient(new ClientContext({ ...harbor, limits }, options))
    const launch = () => rejectionOf(http.call(launchBoat, { params: { boatId: 'b1' } }))
    await launch()
    await vi.waitFor(() => expect(limiter.counted).toEqual(['general']))
    // Callers whose key the server does not know are counted.
    await launch()
    expect(limiter.counted).toEqual(['general', 'launches:b1', 'general'])
  })
})
