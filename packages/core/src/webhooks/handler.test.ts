import { describe, expect, test, vi } from 'vitest'
import { waitForCondition } from '../../test/client.ts'
import { body, prefix, sail, secret, signedHeaders, time } from '../../test/webhook-requests.ts'
import { WebhookError } from '../errors/webhook-error.ts'
import type { HandlerOptions, WebhookContext, WebhookHandler } from './handler.ts'
import { createHandler, workFailed } from './handler.ts'
import { hmac } from './hmac.ts'
import { memoryReplayStore } from './replay-store.ts'
import type { WebhookRequest } from './webhook-request.ts'

type Event = typeof sail

const handler = (
  work: (event: Event, secret: string) => unknown,
  options: Partial<HandlerOptions<Event>> = {},
): WebhookHandler =>
  createHandler<Event>(
    hmac,
    prefix,
    { secret, now: () => time, ...options } as HandlerOptions<Event>,
    (event, signer) => () => work(event, signer),
  )

const delivery = (text = body, at = time, key = secret): WebhookRequest => ({
  body: text,
  headers: signedHeaders(text, at, key),
})

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('a valid webhook request', () => {
  test('gets a response before the event handler has finished', async () => {
    const steps: string[] = []
    const handle = handler(async ({ event }) => {
      steps.push(`began ${event}`)
      await turn()
      steps.push('ended')
    })
    const response = await handle(delivery())
    expect([response.status, await response.text()]).toEqual([200, 'ok'])
    expect(steps).toEqual([])
    await waitForCondition(() => steps.length === 2)
    expect(steps).toEqual(['began boat.sailed', 'ended'])
  })

  test('keeps the process alive until the event handler has finished, by the context or by the option', async () => {
    const stored: string[] = []
    const awake = (name: string): WebhookContext => {
      const context = {
        waitUntil(work: Promise<unknown>) {
          // As on Workers, where it is not an own function.
          expect(this).toBe(context)
          work.then(() => stored.push(`${name}: ${done}`))
        },
      }
      return context
    }
    let done = false
    const work = async (): Promise<void> => {
      await turn()
      done = true
    }
    await handler(work)(delivery(), awake('context'))
    await waitForCondition(() => stored.length === 1)
    done = false
    const option = vi.fn((promise: Promise<unknown>) =>
      promise.then(() => stored.push(`option: ${done}`)),
    )
    await handler(work, { waitUntil: option })(delivery())
    await waitForCondition(() => stored.length === 2)
    expect(stored).toEqual(['context: true', 'option: true'])
    const context = { waitUntil: vi.fn() }
    await handler(work, { waitUntil: option })(delivery(), context)
    expect([context.waitUntil.mock.calls.length, option.mock.calls.length]).toEqual([1, 1])
    await context.waitUntil.mock.calls[0]?.[0]
  })

  test('reports which secret signed it', async () => {
    const work = vi.fn()
    const options = { secret: undefined, secrets: ['whsec_new', secret] }
    await handler(work, options as object)(delivery())
    await waitForCondition(() => work.mock.calls.length === 1)
    expect(work).toHaveBeenCalledWith(sail, secret)
  })

  test('without an event handler is acknowledged and not stored', async () => {
    const replay = { claim: vi.fn(() => true) }
    const handle = createHandler(
      hmac,
      prefix,
      { secret, now: () => time, replayStore: replay },
      () => undefined,
    )
    expect((await handle(delivery())).status).toBe(200)
    expect(replay.claim).not.toHaveBeenCalled()
  })
})

describe('a repeated webhook request', () => {
  test('is acknowledged and not handled again, even with a new signature', async () => {
    const work = vi.fn()
    const handle = handler(work)
    const again = [delivery(), delivery(body, time + 60_000), delivery(body, time - 5)]
    const responses = await Promise.all(again.map((one) => handle(one)))
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await handle(delivery())).status).toBe(200)
    await turn()
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('differs if a single character differs', async () => {
    const work = vi.fn()
    const handle = handler(work)
    await handle(delivery())
    await handle(delivery(body.replace('b1', 'b2')))
    await waitForCondition(() => work.mock.calls.length === 2)
    expect(work).toHaveBeenCalledTimes(2)
  })

  test('is equal as text, as bytes and as a Request', async () => {
    const work = vi.fn()
    const handle = handler(work)
    await handle(delivery())
    await handle({ body: Buffer.from(body), headers: signedHeaders(body) })
    await handle(
      new Request('https://x.example', { method: 'POST', body, headers: signedHeaders(body) }),
    )
    await turn()
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('is stored for a day under a key of 64 characters that reveals nothing', async () => {
    const replay = { claim: vi.fn(() => Promise.resolve(true)) }
    const work = vi.fn()
    await handler(work, { replayStore: replay })(delivery())
    await waitForCondition(() => work.mock.calls.length === 1)
    expect(replay.claim).toHaveBeenCalledWith(expect.stringMatching(/^[0-9a-f]{64}$/), 86_400_000)
  })

  test('gets a 500 if the replay store fails', async () => {
    const cause = new Error('The store is gone.')
    for (const claim of [
      () => Promise.reject(cause),
      () => {
        throw cause
      },
    ]) {
      const work = vi.fn()
      const onError = vi.fn()
      const response = await handler(work, { replayStore: { claim }, onError })(delivery())
      expect([response.status, await response.text()]).toEqual([
        500,
        'Internal error. Retry the delivery.',
      ])
      expect(onError).toHaveBeenCalledExactlyOnceWith(cause, sail)
      await turn()
      expect(work).not.toHaveBeenCalled()
    }
  })
})

describe('a repeated webhook request after a failure', () => {
  const failOnce = (): (() => unknown) => {
    let calls = 0
    return vi.fn(() => {
      calls++
      if (calls === 1) throw new Error('The boat leaks.')
    })
  }

  test('is handled again, and not after the success', async () => {
    const work = failOnce()
    const onError = vi.fn()
    const handle = handler(work, { onError })
    await handle(delivery())
    await waitForCondition(() => onError.mock.calls.length === 1)
    for (let count = 0; count < 3; count++) {
      expect((await handle(delivery(body, time + 60_000))).status).toBe(200)
      await turn()
    }
    expect(work).toHaveBeenCalledTimes(2)
  })

  test('is not handled again if the store has no method release', async () => {
    const work = failOnce()
    const onError = vi.fn()
    const { claim } = memoryReplayStore()
    const handle = handler(work, { onError, replayStore: { claim } })
    await handle(delivery())
    await waitForCondition(() => onError.mock.calls.length === 1)
    await handle(delivery())
    await turn()
    expect(work).toHaveBeenCalledTimes(1)
    expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('The boat leaks.'), sail)
  })

  test('reports an error of the store and the error of the event handler', async () => {
    const onError = vi.fn()
    const gone = new Error('The store is gone.')
    const replayStore = { claim: () => true, release: () => Promise.reject(gone) }
    await handler(failOnce(), { onError, replayStore })(delivery())
    await waitForCondition(() => onError.mock.calls.length === 2)
    expect(onError.mock.calls).toEqual([
      [gone, sail],
      [new Error('The boat leaks.'), sail],
    ])
  })

  test('reports a failure to waitUntil, for hosts that respond after the work', async () => {
    const waitUntil = vi.fn<(work: Promise<unknown>) => void>()
    const handle = handler(failOnce(), { onError: vi.fn() })
    await handle(delivery(), { waitUntil })
    await handle(delivery(), { waitUntil })
    const results = await Promise.all(waitUntil.mock.calls.map(([work]) => work))
    expect(results).toEqual([workFailed, undefined])
  })
})

describe('a rejected webhook request', () => {
  const read = new Request('https://x.example', {
    method: 'POST',
    body,
    headers: signedHeaders(body),
  })

  test.for<[number, string, WebhookRequest]>([
    [400, 'missing_header', { body, headers: {} }],
    [
      400,
      'invalid_timestamp',
      { body, headers: { ...signedHeaders(body), [`${prefix}timestamp`]: 'now' } },
    ],
    [401, 'timestamp_out_of_tolerance', delivery(body, time - 300_001)],
    [401, 'invalid_signature', delivery(body, time, 'whsec_other')],
    [400, 'invalid_payload', delivery('{}')],
    [413, 'invalid_payload', delivery('x'.repeat(1_100_000))],
    [500, 'body_already_parsed', { body: sail, headers: signedHeaders(body) }],
    [500, 'body_already_parsed', read],
  ])('gets %i for %s, and calls onError', async ([status, code, rejected]) => {
    if (rejected === read) await read.text()
    const work = vi.fn()
    const onError = vi.fn()
    const response = await handler(work, { onError })(rejected)
    expect(response.status).toBe(status)
    const [error, event] = onError.mock.calls[0] ?? []
    expect(error).toBeInstanceOf(WebhookError)
    expect(event).toBeUndefined()
    expect(await response.text()).toBe(`${code}: ${error.message}`)
    await turn()
    expect(work).not.toHaveBeenCalled()
  })

  test('gets 405 if it is not a POST', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
      const onError = vi.fn()
      const response = await handler(vi.fn(), { onError })(
        new Request('https://x.example', { method }),
      )
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
      const raw = await handler(vi.fn(), { onError })({ ...delivery(), method } as WebhookRequest)
      expect(raw.status).toBe(405)
      expect(onError).not.toHaveBeenCalled()
    }
  })
})

describe('an error of the event handler', () => {
  const cause = Object.assign(new TypeError('The boat leaks.'), { headers: { cookie: 'c00kie' } })

  test.for<[string, () => unknown]>([
    [
      'thrown',
      () => {
        throw cause
      },
    ],
    ['rejected', () => Promise.reject(cause)],
  ])('%s is passed to onError with its event after the response', async ([, work]) => {
    const onError = vi.fn()
    expect((await handler(work, { onError })(delivery())).status).toBe(200)
    await waitForCondition(() => onError.mock.calls.length === 1)
    expect(onError).toHaveBeenCalledWith(cause, sail)
  })

  test('is logged to the console by default: name and message only', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await handler(() => Promise.reject(cause))(delivery())
    await waitForCondition(() => print.mock.calls.length === 1)
    expect(print.mock.calls).toEqual([['webhook: TypeError: The boat leaks.']])
    await handler(() => Promise.reject(undefined))(delivery())
    await waitForCondition(() => print.mock.calls.length === 2)
  })

  test('of onError is logged too, and is never unhandled', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    for (const onError of [
      () => {
        throw new Error('No log.')
      },
      () => Promise.reject(new Error('No log.')),
    ]) {
      print.mockClear()
      await handler(() => Promise.reject(cause), { onError })(delivery())
      await waitForCondition(() => print.mock.calls.length === 1)
      expect((await handler(vi.fn(), { onError })({ body, headers: {} })).status).toBe(400)
      expect(print.mock.calls).toEqual([['webhook: Error: No log.'], ['webhook: Error: No log.']])
    }
  })

  test('of waitUntil is a 500, and passed to onError', async () => {
    const onError = vi.fn()
    const rejected = new TypeError('Illegal invocation')
    const context = {
      waitUntil: () => {
        throw rejected
      },
    }
    expect((await handler(vi.fn(), { onError })(delivery(), context)).status).toBe(500)
    expect(onError).toHaveBeenCalledExactlyOnceWith(rejected, sail)
    await turn()
  })
})

test('invalid options throw immediately', () => {
  for (const options of [{ secret: '' }, { secret: ' x' }, { tolerance: 'soon' }]) {
    expect(() => handler(vi.fn(), options as object)).toThrow(
      expect.objectContaining({ name: 'ConfigError' }),
    )
  }
})
