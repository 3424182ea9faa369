import { expect, test, vi } from 'vitest'
import { rejectionOf, withoutBackoff } from '../../../core/test/client.ts'
import { workerScenario } from '../../test/worker.ts'
import { signWebhook } from '../webhooks/index.ts'
import type { Worker } from './index.ts'

const on = { other: () => undefined }

const fail = (): never => {
  throw new TypeError('This cannot be read.')
}

/** An object whose every operation throws. */
const hostileProxy = (): object => {
  const traps = ['get', 'has', 'getPrototypeOf', 'ownKeys', 'getOwnPropertyDescriptor']
  return new Proxy({}, Object.fromEntries(traps.map((trap) => [trap, fail])))
}

const errorWith = (property: string): Error =>
  Object.defineProperty(new Error('Hidden.'), property, { get: fail })

const cyclicError = (): Error => {
  const error = new Error('Its own cause.')
  error.cause = error
  return error
}

test.for([
  [{ timeout: '1s' }, 'timeout must be a number of milliseconds >= 0, got "1s".'],
  [{ timeout: -1 }, 'timeout must be a number of milliseconds >= 0, got -1.'],
  [{ timeout: Number.NaN }, 'timeout must be a number of milliseconds >= 0, got NaN.'],
  [5_000, 'The options of close() must be an object such as { timeout: 30_000 }, got 5000.'],
  [null, 'The options of close() must be an object such as { timeout: 30_000 }, got null.'],
] as const)('close() rejects %j, and the worker stays open', async ([options, message]) => {
  const worker = workerScenario().start({ on })
  const error = await rejectionOf(worker.close(options as Parameters<Worker['close']>[0]))
  expect(error).toMatchObject({ name: 'ConfigError', message })
  await worker.close()
})

test.for([
  [undefined, 'undefined'],
  [{}, 'an object'],
  ['{"key":"a"}', '"{\\"key\\":\\"a\\"}"'],
] as const)(
  'perform() reports that %j is not a job, which no attempt can change',
  async ([job, description]) => {
    const scenario = workerScenario()
    const worker = scenario.start({ enqueue: () => undefined, on })
    expect(await worker.perform(job as never)).toMatchObject({
      status: 'failed',
      error: {
        name: 'ConfigError',
        code: 'invalid_job',
        message: `worker.perform() takes a job as an object, as it was passed to enqueue(), got ${description}.`,
      },
    })
  },
)

const manual = { enqueue: () => undefined, on }

test.for([
  [{ attempt: 0 }, 'attempt must be an integer >= 1, got 0.'],
  [{ attempt: '2' }, 'attempt must be an integer >= 1, got "2".'],
  [{ signal: 5 }, 'signal must be an AbortSignal, such as controller.signal, got 5.'],
  [{ attemp: 1 }, 'Unknown option attemp. Did you mean attempt?'],
  [3, 'The options of perform() must be an object such as { attempt: 1 }, got 3.'],
] as const)('perform() rejects the options %j', async ([options, message]) => {
  const worker = workerScenario().start(manual)
  const error = await rejectionOf(worker.perform({} as never, options as never))
  expect(error).toMatchObject({ name: 'ConfigError', message })
})

test('retry() rejects what is not an id', async () => {
  const worker = workerScenario().start({ on })
  expect(await rejectionOf(worker.retry(7 as never))).toMatchObject({
    name: 'ConfigError',
    message: 'worker.retry() takes the id of a job from worker.failed(), a string, got 7.',
  })
})

test.for<[Record<string, unknown>, string]>([
  [{ on: {} }, 'on must be an object with at least one function, such as'],
  [{ on: { 'task.submitted': undefined } }, 'on must be an object with at least one function'],
  [{ on: { other: 5 } }, 'on.other must be a function, got 5.'],
  [{ concurrency: Number.POSITIVE_INFINITY }, 'concurrency must be an integer >= 1, got Infinity.'],
  [{ concurrency: 1.5 }, 'concurrency must be an integer >= 1, got 1.5.'],
  [{ concurrency: '4' }, 'concurrency must be an integer >= 1, got "4".'],
  [{ attempts: Number.NaN }, 'attempts must be an integer >= 1, got NaN.'],
  [{ now: 5 }, 'now must be a function that returns the current time, got 5.'],
  [{ now: () => Number.NaN }, 'now must be a time in milliseconds since 1970, a Date, or'],
  [{ secret: 12_345_678 }, 'secret must be a string of at least 8 characters'],
  [{ secret: null }, 'secret must be a string of at least 8 characters'],
  [{ secret: undefined, secrets: [] }, 'secret must be a string of at least 8 characters'],
  [{ secret: undefined, secrets: 'webhook-secret' }, 'secret must be a string of at least 8'],
  [
    { tolerance: 'soon' },
    "tolerance must be milliseconds or a string such as '30s' or '5m', got soon.",
  ],
  [{ queue: null }, 'queue must be a queue such as memoryQueue() or sqliteQueue(path), got null.'],
  [
    { queue: 'work.db' },
    'queue must be a queue such as memoryQueue() or sqliteQueue(path), got "work.db".',
  ],
  [{ enqueue: 'https://sqs.example' }, 'enqueue must be a function, got a string.'],
  [{ client: {} }, 'client must be a Moltify client with an API key, got an object.'],
  [{ fetch: 1 }, 'fetch must be a function, got 1.'],
  [{ onError: true }, 'onError must be a function, got true.'],
  [{ onEvent: 'log' }, 'onEvent must be a function, got "log".'],
  [{ logger: { warn: 1 } }, 'logger must be an object with the functions warn or debug'],
  [{ logger: 'console' }, 'logger must be an object with the functions warn or debug'],
])('createWorker() rejects %j', ([options, message]) => {
  const { start } = workerScenario()
  expect(() => start({ on, ...options } as never)).toThrow(
    expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(message) }),
  )
})

test('createWorker() takes attempts without a limit', async () => {
  const scenario = workerScenario()
  const worker = scenario.start({ on, attempts: Number.POSITIVE_INFINITY })
  await scenario.submit()
  await vi.waitFor(async () => expect(await worker.stats()).toMatchObject({ done: 1 }))
})

test.for([
  [undefined, 'undefined', 'undefined'],
  ['Full.', 'string', 'Full.'],
  [Symbol('full'), 'symbol', 'Symbol(full)'],
  [Object.create(null), 'object', 'an object that is not an error was thrown'],
  [{ message: Object.create(null) }, 'object', 'an object that is not an error was thrown'],
  [hostileProxy(), 'Error', 'The handler threw a value that cannot be read.'],
  [errorWith('message'), 'Error', 'The handler threw a value that cannot be read.'],
  [errorWith('name'), 'Error', 'The handler threw a value that cannot be read.'],
  [errorWith('code'), 'Error', 'The handler threw a value that cannot be read.'],
  [cyclicError(), 'Error', 'Its own cause.'],
] as const)(
  'a handler may throw any value, which is kept as a failure: case %#',
  async ([thrown, name, message]) => {
    const scenario = workerScenario()
    const lines: string[] = []
    const throwIt = () => {
      throw thrown
    }
    const worker = scenario.start({
      attempts: 2,
      on: { 'task.submitted': throwIt },
      logger: { warn: (line) => void lines.push(line) },
    })
    withoutBackoff()
    await scenario.submit()
    await vi.waitFor(async () =>
      expect(await worker.failed()).toMatchObject([
        {
          errors: [
            { name, message },
            { name, message },
          ],
        },
      ]),
    )
    expect(lines.at(-1)).toContain(`#2 failed for good: ${name}: ${message}`)
  },
)

test('the default onError reports a value that cannot be read', async () => {
  const scenario = workerScenario()
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const throwIt = () => {
    throw hostileProxy()
  }
  scenario.start({ attempts: 1, onError: undefined, on: { 'task.submitted': throwIt } })
  await scenario.submit()
  await vi.waitFor(() =>
    expect(log).toHaveBeenCalledWith(
      'molt-worker: Error: The handler threw a value that cannot be read.',
    ),
  )
})

test('of a message of 50 MB, its start is kept, without the secret', async () => {
  const scenario = workerScenario()
  const lines: string[] = []
  const throwIt = () => {
    const huge = `${'x'.repeat(1_990)}${scenario.secret}${'y'.repeat(50_000_000)}`
    throw Object.assign(new Error(huge), { name: huge, code: huge })
  }
  const worker = scenario.start({
    attempts: 1,
    on: { 'task.submitted': throwIt },
    logger: { warn: (line) => void lines.push(line) },
  })
  await scenario.submit()
  await vi.waitFor(async () => expect(await worker.failed()).toHaveLength(1), 10_000)
  const [error] = (await worker.failed())[0]?.errors ?? []
  expect(error).toMatchObject({
    name: 'x'.repeat(200),
    code: 'x'.repeat(200),
    message: `${'x'.repeat(1_990)}[redacted]`,
  })
  expect(lines[0]?.length).toBeLessThan(3_000)
})

test.for([
  [-1, 200],
  [0, 200],
  [1, 413],
] as const)(
  'a body that exceeds the limit of 1 MiB by %i bytes gets a %i, and its event is worked on if it was accepted',
  async ([excess, status]) => {
    const scenario = workerScenario()
    const lengths: (number | undefined)[] = []
    const worker = scenario.start({
      on: { 'task.submitted': ({ data }) => void lengths.push(data.description?.length) },
    })
    const bodyWith = (description: string): string =>
      JSON.stringify({
        event: 'task.submitted',
        timestamp: new Date().toISOString(),
        data: { taskId: 'task_huge', agentId: scenario.agentId, description },
      })
    const length = 1_048_576 + excess - bodyWith('').length
    const body = bodyWith('x'.repeat(length))
    const headers = await signWebhook(body, scenario.secret)
    const request = new Request('https://agent.example/webhook', { method: 'POST', body, headers })
    const response = await worker.webhook(request)
    expect(response.status).toBe(status)
    const isAccepted = status === 200
    await vi.waitFor(
      async () => expect(await worker.stats()).toMatchObject({ done: isAccepted ? 1 : 0 }),
      30_000,
    )
    expect(lengths).toEqual(isAccepted ? [length] : [])
    expect(scenario.errors).toMatchObject(
      isAccepted ? [] : [{ error: { code: 'invalid_payload', status: 413 } }],
    )
  },
)
