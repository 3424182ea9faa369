import { describe, expect, it, vi } from 'vitest'
import { errorResponse, ok, text } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import { createBoat, deleteBoat, getBoat, launchBoat, replaceBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { StreamingHttpClient } from '../streams/streaming-http-client.ts'
import { maxRetryWaitMs, retryDelayMs } from './retry.ts'

const params = { boatId: 'b1' }
const body = { name: 'Ada' }

const calls: Readonly<Record<string, (http: StreamingHttpClient) => PromiseLike<unknown>>> = {
  read: (http) => http.call(getBoat, { params }),
  replace: (http) => http.call(replaceBoat, { params, body }),
  delete: (http) => http.call(deleteBoat, { params }),
  create: (http) => http.call(createBoat, { body }),
  transition: (http) => http.call(launchBoat, { params }),
}

const soon = { 'retry-after': '0' }

/** Status, headers, and whether idempotent and other calls are retried. */
const rules = [
  [408, {}, true, false],
  [408, soon, true, false],
  [429, {}, true, true],
  [429, soon, true, true],
  [500, {}, true, false],
  [500, soon, true, false],
  [502, {}, true, false],
  [502, soon, true, false],
  [503, {}, true, false],
  [503, soon, true, true],
  [504, {}, true, false],
  [504, soon, true, false],
  [400, soon, false, false],
  [401, soon, false, false],
  [403, soon, false, false],
  [404, soon, false, false],
  [409, soon, false, false],
  [410, soon, false, false],
  [422, soon, false, false],
  [501, soon, false, false],
] as const

/** The same statuses with the page of a gateway, after which the outcome is unknown. */
const gatewayRules = [
  [429, {}, true, true],
  [500, soon, true, false],
  [501, soon, true, false],
  [502, soon, true, false],
  [503, {}, true, false],
  [503, soon, true, false],
  [520, {}, true, false],
  [522, {}, true, false],
  [524, soon, true, false],
  [530, {}, true, false],
  [404, {}, false, false],
] as const

const cases = rules.flatMap(([status, headers, repeatable, write]) =>
  Object.keys(calls).map((effect) => {
    const again = effect === 'create' || effect === 'transition' ? write : repeatable
    const what = 'retry-after' in headers ? `${status} with Retry-After` : `${status}`
    return { what, effect, status, headers, again, verb: again ? 'repeated' : 'final' }
  }),
)

it.for(cases)('$what to a $effect is $verb', async ({ effect, status, headers, again }) => {
  withoutBackoff()
  const server = await scriptedServer(errorResponse(status, 'X', headers), ok({ id: 'b1' }))
  const call = calls[effect]?.(harborAt(server.url)) ?? Promise.reject()
  if (again) {
    await expect(call).resolves.toEqual({ id: 'b1' })
    expect(server.requests).toHaveLength(2)
    expect(server.requests[1]).toMatchObject({ ...server.requests[0], at: expect.any(Number) })
  } else {
    expect(await rejectionOf(call)).toMatchObject({
      status,
      code: 'X',
      retryable: false,
      attempts: 1,
    })
    expect(server.requests).toHaveLength(1)
  }
})

const gatewayCases = gatewayRules.flatMap(([status, headers, repeatable, write]) =>
  Object.keys(calls).map((effect) => {
    const isWrite = effect === 'create' || effect === 'transition'
    const again = isWrite ? write : repeatable
    const outcome = isWrite && status >= 500 ? 'unknown' : undefined
    return { effect, status, headers, again, outcome, verb: again ? 'repeated' : 'final' }
  }),
)

it.for(gatewayCases)(
  '$status of a gateway to a $effect is $verb, and its outcome is $outcome',
  async ({ effect, status, headers, again, outcome }) => {
    withoutBackoff()
    const page = text(status, '<h1>Sorry</h1>', { 'content-type': 'text/html', ...headers })
    const server = await scriptedServer(page, ok({ id: 'b1' }))
    const call = calls[effect]?.(harborAt(server.url)) ?? Promise.reject()
    if (again) {
      await expect(call).resolves.toEqual({ id: 'b1' })
      expect(server.requests).toHaveLength(2)
    } else {
      const error = await rejectionOf<Error & { outcome?: string }>(call)
      expect(error).toMatchObject({ status, retryable: false, attempts: 1 })
      expect(error.outcome).toBe(outcome)
      expect(server.requests).toHaveLength(1)
    }
  },
)

describe('retries', () => {
  it('end with the last error after maxRetries', async () => {
    withoutBackoff()
    const server = await scriptedServer(
      errorResponse(500),
      errorResponse(502),
      errorResponse(503, 'LAST'),
    )
    const error = await rejectionOf(
      harborAt(server.url, { maxRetries: 2 }).call(getBoat, { params }),
    )
    expect(error).toMatchObject({ code: 'LAST', status: 503, attempts: 3, retryable: true })
    expect(server.requests).toHaveLength(3)
  })

  it('can be turned off for a client and on again for a call', async () => {
    withoutBackoff()
    const server = await scriptedServer(errorResponse(500))
    const http = harborAt(server.url, { maxRetries: 0 })
    expect(await rejectionOf(http.call(getBoat, { params }))).toMatchObject({ attempts: 1 })
    const again = http.call(getBoat, { params }, { maxRetries: 1 })
    expect(await rejectionOf(again)).toMatchObject({ attempts: 2 })
    expect(server.requests).toHaveLength(3)
  })

  it('exclude non-retryable codes, whatever their status', async () => {
    const server = await scriptedServer(errorResponse(429, 'QUOTA_EXCEEDED', soon))
    const error = await rejectionOf(harborAt(server.url).call(getBoat, { params }))
    expect(error).toMatchObject({ name: 'RateLimitError', retryable: false, attempts: 1 })
    expect(server.requests).toHaveLength(1)
  })

  it.for([
    ['read', 500],
    ['delete', 502],
    ['create', 429],
    ['transition', 503],
  ] as const)('and such a code has a known outcome of a %s: %i', async ([effect, status]) => {
    const server = await scriptedServer(errorResponse(status, 'QUOTA_EXCEEDED', soon))
    const error = await rejectionOf(calls[effect]?.(harborAt(server.url)) ?? Promise.reject())
    expect(error).toMatchObject({ status, attempts: 1 })
    expect(error).not.toHaveProperty('outcome')
  })

  it.for(['create', 'transition'] as const)(
    'include a %s with a code that proves that nothing happened, whatever its status',
    async (effect) => {
      const server = await scriptedServer(errorResponse(403, 'CROWDED', soon), ok({ id: 'b1' }))
      await expect(calls[effect]?.(harborAt(server.url))).resolves.toEqual({ id: 'b1' })
      expect(server.requests).toHaveLength(2)
    },
  )

  it('reuse the connection if the server keeps it open', async () => {
    withoutBackoff()
    const server = await scriptedServer(errorResponse(500), errorResponse(503), ok({ id: 'b1' }))
    await harborAt(server.url).call(getBoat, { params })
    expect(server.connections).toBe(1)
  })
})

describe('backoff', () => {
  it.for([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [4, 4_000],
    [5, 8_000],
    [20, 8_000],
    [2_000, 8_000],
  ] as const)('before attempt %i + 1 is between 0 and %i ms', ([attempt, most]) => {
    const random = vi.spyOn(Math, 'random')
    random.mockReturnValueOnce(0)
    expect(retryDelayMs({}, attempt)).toBe(0)
    random.mockReturnValueOnce(0.5)
    expect(retryDelayMs({}, attempt)).toBe(most / 2)
    random.mockReturnValueOnce(1 - Number.EPSILON)
    expect(retryDelayMs({}, attempt)).toBeCloseTo(most)
  })

  it('is replaced by the wait of the server, up to the maximum', () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.5)
    expect(retryDelayMs({ retryAfterMs: 0 }, 3)).toBe(1_000)
    expect(retryDelayMs({ retryAfterMs: 500 }, 3)).toBe(575)
    random.mockReturnValue(0)
    expect(retryDelayMs({ retryAfterMs: maxRetryWaitMs }, 3)).toBe(60_000)
    expect(retryDelayMs({ retryAfterMs: maxRetryWaitMs + 1 }, 3)).toBeUndefined()
  })

  it('is applied', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.4)
    const server = await scriptedServer(errorResponse(500), ok({ id: 'b1' }))
    await harborAt(server.url).call(getBoat, { params })
    const [first, second] = server.requests
    const waited = (second?.at ?? 0) - (first?.at ?? 0)
    expect(waited).toBeGreaterThanOrEqual(199)
    expect(waited).toBeLessThan(500)
  })
})
