import { describe, expect, test, vi } from 'vitest'
import { rejectionOf, waitForCondition, withoutBackoff } from '../../../core/test/client.ts'
import { workerScenario } from '../../test/worker.ts'
import { isAuthenticationError, Moltify } from '../index.ts'
import type { Job, JobHandlers, Queue } from './index.ts'
import { createWorker, memoryQueue, PermanentError } from './index.ts'

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A promise, and the function that resolves it. */
const deferred = (): { readonly promise: Promise<void>; readonly resolve: () => void } => {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((resolvePromise) => {
    resolve = resolvePromise
  })
  return { promise, resolve: () => resolve() }
}

const acceptAndDeliver: JobHandlers = {
  'task.submitted': async (_, task) => {
    await task.accept()
    await task.deliver('Three clauses.')
  },
}

describe('a webhook', () => {
  test('is saved, acknowledged and worked on', async () => {
    const scenario = workerScenario()
    const worker = scenario.start({ on: acceptAndDeliver })
    const id = await scenario.submit()
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    await scenario.flush()
    expect(scenario.statuses).toEqual([200])
    await vi.waitFor(async () =>
      expect(await worker.stats()).toEqual({
        waiting: 0,
        running: 0,
        done: 1,
        failed: 0,
        oldest: undefined,
      }),
    )
    expect(scenario.calls()).toEqual(['acceptAgentTask', 'deliverAgentTask'])
  })

  test('gets a 503 if it cannot be saved, and is worked on when it is sent again', async () => {
    const scenario = workerScenario()
    let isFull = true
    const memory = memoryQueue()
    const add = (job: Job) => {
      if (isFull) throw new Error(`The disk of ${scenario.secret} is full.`)
      return memory.add(job)
    }
    scenario.start({ on: acceptAndDeliver, queue: { ...memory, add } })
    const id = await scenario.submit()
    await scenario.flush()
    expect(scenario.statuses).toEqual([503])
    expect(scenario.errors).toMatchObject([
      {
        error: {
          code: 'not_saved',
          status: 503,
          message: 'The event could not be saved: Error: The disk of [redacted] is full.',
        },
      },
    ])
    isFull = false
    scenario.sandbox.clock.advance('61s')
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    expect(scenario.statuses).toEqual([503, 200])
  })

  test('gets a 503 after the worker was closed', async () => {
    const scenario = workerScenario()
    const worker = scenario.start({ on: acceptAndDeliver })
    await worker.close()
    await scenario.submit()
    await scenario.flush()
    expect(scenario.statuses).toEqual([503])
  })

  test('without a handler is acknowledged and not saved', async () => {
    const scenario = workerScenario()
    const worker = scenario.start({ on: { 'task.message': () => undefined } })
    await scenario.submit()
    await scenario.flush()
    expect(scenario.statuses).toEqual([200])
    expect(await worker.stats()).toMatchObject({ waiting: 0, running: 0, done: 0 })
  })

  test('that tests the connection gets a response at once and is not saved', async () => {
    const scenario = workerScenario()
    const handler = vi.fn()
    scenario.start({ on: { other: handler } })
    expect(await scenario.client.builder.agents.testConnection(scenario.agentId)).toMatchObject({
      passed: true,
    })
    expect(handler).not.toHaveBeenCalled()
    expect(scenario.events).toEqual([])
  })

  test('that is forged is rejected', async () => {
    const scenario = workerScenario()
    scenario.start({ on: acceptAndDeliver })
    scenario.sandbox.faults.add({ kind: 'forgedWebhook', times: 1 })
    await scenario.submit()
    await scenario.flush()
    expect(scenario.statuses).toEqual([401])
    expect(scenario.errors).toMatchObject([{ error: { code: 'invalid_signature' } }])
  })

  test('that comes twice is worked on once', async () => {
    const scenario = workerScenario()
    const handler = vi.fn()
    scenario.start({ on: { 'task.submitted': handler } })
    scenario.sandbox.faults.add({ kind: 'duplicateWebhook', times: 1 })
    await scenario.submit()
    await scenario.flush()
    const [{ id = '' } = {}] = scenario.sandbox.moltify.webhooks.deliveries()
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'done'))
    await scenario.sandbox.moltify.webhooks.resend(id)
    await wait(20)
    expect(scenario.statuses).toEqual([200, 200, 200])
    expect(handler).toHaveBeenCalledTimes(1)
    expect(scenario.events.filter(({ type }) => type === 'duplicate')).toHaveLength(2)
  })
})

describe('a handler that fails', () => {
  test('is run again, and repeats no step', async () => {
    const scenario = workerScenario()
    withoutBackoff()
    let runs = 0
    scenario.start({
      on: {
        'task.submitted': async (_, task, { attempt }) => {
          runs++
          await task.accept()
          await task.message('I have begun.')
          if (attempt === 1) throw new TypeError('The model is not available.')
          await task.deliver('Three clauses.')
          if (attempt === 2) throw new TypeError('The log is full.')
          await task.message('Done.')
        },
      },
    })
    const id = await scenario.submit()
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'done'))
    expect(runs).toBe(3)
    expect(scenario.calls()).toEqual([
      'acceptAgentTask',
      'callbackTask',
      'deliverAgentTask',
      'callbackTask',
    ])
    expect(scenario.errors).toMatchObject([
      {
        error: { message: 'The model is not available.' },
        failure: { attempt: 1, retryInMs: 500 },
      },
      { error: { message: 'The log is full.' }, failure: { attempt: 2, retryInMs: 1000 } },
    ])
    const messages = await scenario.client.tasks.messages.list(id).toArray()
    expect(messages.map(({ content }) => content)).toEqual(['I have begun.', 'Done.'])
  })

  test.for([
    ['accept', 'acceptAgentTask'],
    ['deliver', 'deliverAgentTask'],
    ['message', 'callbackTask'],
  ] as const)('finds out that %s was done when its response is lost', async ([, operation]) => {
    const scenario = workerScenario()
    withoutBackoff()
    scenario.sandbox.faults.add({ kind: 'lostResponse', operation, times: 1 })
    scenario.start({
      on: {
        'task.submitted': async (_, task) => {
          await task.accept()
          await task.message('I have begun.')
          await task.deliver('Three clauses.')
        },
      },
    })
    const id = await scenario.submit()
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'done'))
    expect(scenario.statusOf(id)).toBe('delivered')
    expect(scenario.errors).toEqual([])
    const operations = scenario.sandbox.log().map((entry) => entry.operation)
    for (const name of ['acceptAgentTask', 'deliverAgentTask', 'callbackTask'])
      expect(operations.filter((each) => each === name)).toHaveLength(1)
  })

  test('with a permanent error is kept as failed, until it is put back', async () => {
    const scenario = workerScenario()
    let isRepaired = false
    const worker = scenario.start({
      on: {
        'task.submitted': async (_, task) => {
          await task.accept()
          if (!isRepaired) throw new PermanentError(`No ${scenario.secret} for this.`)
          await task.deliver('Three clauses.')
        },
      },
    })
    const id = await scenario.submit()
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'failed'))
    await vi.waitFor(async () => expect(await worker.stats()).toMatchObject({ failed: 1 }))
    const [failed] = await worker.failed()
    expect(failed).toMatchObject({
      attempts: 1,
      job: { key: `task.submitted ${id}`, taskId: id, source: 'webhook' },
      errors: [{ name: 'PermanentError', message: 'No [redacted] for this.' }],
    })
    expect(scenario.errors).toMatchObject([
      { error: { name: 'PermanentError' }, failure: { attempt: 1 } },
    ])
    expect(scenario.errors[0]?.failure?.retryInMs).toBeUndefined()
    isRepaired = true
    expect(await worker.retry('unknown')).toBe(false)
    expect(await worker.retry(failed?.id ?? '')).toBe(true)
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    expect(scenario.calls()).toEqual(['acceptAgentTask', 'deliverAgentTask'])
    await vi.waitFor(async () => expect(await worker.failed()).toEqual([]))
  })

  test('is given up after the last attempt, and worked on when its webhook is sent again', async () => {
    const scenario = workerScenario()
    withoutBackoff()
    const handler = vi.fn(() => {
      if (handler.mock.calls.length < 3) throw new TypeError('The model is not available.')
    })
    const worker = scenario.start({ attempts: 2, on: { 'task.submitted': handler } })
    await scenario.submit()
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'failed'))
    await vi.waitFor(async () => expect(await worker.failed()).toHaveLength(1))
    const [failed] = await worker.failed()
    expect(failed?.errors.map(({ message }) => message)).toEqual(
      Array(2).fill('The model is not available.'),
    )
    const [{ id = '' } = {}] = scenario.sandbox.moltify.webhooks.deliveries()
    await scenario.sandbox.moltify.webhooks.resend(id)
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'done'))
    expect(handler).toHaveBeenCalledTimes(3)
  })

  test('because the task was cancelled is done', async () => {
    const scenario = workerScenario()
    const start = deferred()
    const worker = scenario.start({
      on: {
        'task.submitted': async (_, task) => {
          await start.promise
          await task.accept()
        },
      },
    })
    const id = await scenario.submit()
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'started'))
    await scenario.buyer.tasks.cancel(id)
    start.resolve()
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'done'))
    expect(scenario.events.find(({ type }) => type === 'done')).toMatchObject({ obsolete: true })
    expect([scenario.errors, await worker.failed()]).toEqual([[], []])
  })

  test('with an AuthenticationError stops the worker, and its job waits', async () => {
    const scenario = workerScenario()
    const wrong = new Moltify({
      apiKey: 'mlt_wrong-key-of-the-agent',
      baseUrl: scenario.client.baseUrl,
      fetch: scenario.sandbox.fetch,
      logger: {},
    })
    const warn = vi.fn()
    const worker = scenario.start({ client: wrong, on: acceptAndDeliver, logger: { warn } })
    const polling = rejectionOf(worker.poll({ agentId: scenario.agentId, interval: 60_000 }))
    await scenario.submit()
    expect(isAuthenticationError(await polling)).toBe(true)
    await vi.waitFor(async () =>
      expect(await worker.stats()).toMatchObject({ waiting: 1, running: 0 }),
    )
    expect(scenario.errors.some(({ error }) => isAuthenticationError(error))).toBe(true)
    expect(warn).toHaveBeenCalledWith(
      expect.stringMatching(/^molt-worker stopped: AuthenticationError: /),
    )
    await scenario.submit()
    await scenario.flush()
    await wait(30)
    expect(await worker.stats()).toMatchObject({ waiting: 2, running: 0 })
  })
})

describe('jobs', () => {
  test('of one task run one after the other, those of different tasks at the same time', async () => {
    const scenario = workerScenario()
    const steps: string[] = []
    const release = deferred()
    const names = new Map<string, string>()
    const record = async (event: string, id: string): Promise<void> => {
      steps.push(`${event} of ${names.get(id)} began`)
      await release.promise
      steps.push(`${event} of ${names.get(id)} ended`)
    }
    scenario.start({ on: { other: ({ event }, { id }) => record(event, id) } })
    const first = await scenario.submit()
    names.set(first, 'first')
    await scenario.buyer.tasks.messages.send(first, 'Hello?')
    const second = await scenario.submit()
    names.set(second, 'second')
    await waitForCondition(() => steps.length === 2)
    await wait(30)
    expect(steps).toEqual(['task.submitted of first began', 'task.submitted of second began'])
    release.resolve()
    await waitForCondition(() => steps.length === 6)
    expect(steps.slice(2)).toEqual([
      'task.submitted of first ended',
      'task.submitted of second ended',
      'task.message of first began',
      'task.message of first ended',
    ])
  })

  test('run at most `concurrency` at the same time', async () => {
    const scenario = workerScenario()
    let running = 0
    let most = 0
    const on: JobHandlers = {
      'task.submitted': async () => {
        running++
        most = Math.max(most, running)
        await wait(5)
        running--
      },
    }
    const worker = scenario.start({ on, concurrency: 3 })
    await Promise.all(Array.from({ length: 12 }, () => scenario.submit()))
    await vi.waitFor(async () => expect(await worker.stats()).toMatchObject({ done: 12 }), 10_000)
    expect(most).toBe(3)
  })

  test('that wait for a retry hold back the later events of their task', async () => {
    const scenario = workerScenario()
    const events: string[] = []
    scenario.start({
      on: {
        'task.submitted': (_, __, { attempt }) => {
          events.push(`submitted ${attempt}`)
          if (attempt === 1) throw new TypeError('The model is not available.')
        },
        'task.message': () => void events.push('message'),
      },
    })
    const id = await scenario.submit()
    await scenario.buyer.tasks.messages.send(id, 'Hello?')
    await waitForCondition(() => events.length === 3)
    expect(events).toEqual(['submitted 1', 'submitted 2', 'message'])
  })
})

describe('a revision', () => {
  test('is worked on once for each request, also if its webhook is late or comes twice', async () => {
    const scenario = workerScenario()
    const reasons: unknown[] = []
    scenario.start({
      on: {
        ...acceptAndDeliver,
        'task.revision_requested': async ({ data }, task) => {
          reasons.push(data.revisionReason)
          await task.deliver(`Again: ${data.revisionReason}`)
        },
      },
    })
    const id = await scenario.submit()
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    for (const reason of ['Shorter.', 'Shorter.', 'Longer.']) {
      // The clock of the sandbox differs from this machine's by less than the tolerance.
      scenario.sandbox.clock.advance('1s')
      scenario.sandbox.faults.add({ kind: 'duplicateWebhook', times: 1 })
      await scenario.buyer.tasks.requestRevision(id, reason)
      await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    }
    for (const { id: delivery } of scenario.sandbox.moltify.webhooks.deliveries())
      await scenario.sandbox.moltify.webhooks.resend(delivery)
    await wait(30)
    expect(reasons).toEqual(['Shorter.', 'Shorter.', 'Longer.'])
    expect(scenario.calls().filter((name) => name === 'deliverAgentTask')).toHaveLength(4)
  })
})

describe('close', () => {
  test('waits for running jobs', async () => {
    const scenario = workerScenario()
    const worker = scenario.start({
      on: {
        'task.submitted': async (_, task) => {
          await wait(50)
          await task.accept()
        },
      },
    })
    const id = await scenario.submit()
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'started'))
    await worker.close()
    expect(scenario.statusOf(id)).toBe('in_progress')
    expect(await worker.stats()).toMatchObject({ running: 0, done: 1 })
  })

  test('interrupts jobs after its timeout, and their later steps are not made', async () => {
    const scenario = workerScenario()
    const worker = scenario.start({
      on: {
        'task.submitted': async (_, task, { signal }) => {
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
          await task.accept()
        },
      },
    })
    await scenario.submit()
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'started'))
    await worker.close({ timeout: 20 })
    await waitForCondition(() => scenario.events.some(({ type }) => type === 'released'))
    expect(scenario.calls()).toEqual([])
    expect(await worker.stats()).toMatchObject({ waiting: 1, running: 0 })
  })
})

test('without a webhook secret, messages are sent as the builder, and webhook throws', async () => {
  const scenario = workerScenario()
  const worker = scenario.start({
    secret: undefined,
    on: { 'task.submitted': (_, task) => task.message('I have begun.') },
  })
  expect(() => worker.webhook).toThrow(expect.objectContaining({ code: 'missing_secret' }))
  const id = await scenario.submit()
  const event = {
    event: 'task.submitted',
    timestamp: new Date().toISOString(),
    data: { taskId: id },
  }
  const job = { key: 'one', taskId: id, event, source: 'poll' } as unknown as Job
  expect(await worker.perform(job, { attempt: 1 })).toEqual({ status: 'done' })
  const messages = await scenario.client.tasks.messages.list(id).toArray()
  expect(messages.map(({ content }) => content)).toEqual(['I have begun.'])
})

test('logs a line for each stage of a job', async () => {
  const scenario = workerScenario()
  withoutBackoff()
  const lines: string[] = []
  const log = (line: string): void => void lines.push(line.replace(/\d+ ms/, 'n ms'))
  scenario.start({
    logger: { debug: log, warn: log },
    on: {
      'task.submitted': (_, __, { attempt }) => {
        if (attempt === 1) throw new TypeError('The model is not available.')
      },
    },
  })
  const id = await scenario.submit()
  await waitForCondition(() => lines.some((line) => line.includes('done')))
  expect(lines).toEqual([
    `molt-worker task.submitted ${id} saved (webhook)`,
    `molt-worker task.submitted ${id} #1 started`,
    `molt-worker task.submitted ${id} #1 failed, retrying in n ms: TypeError: The model is not available.`,
    `molt-worker task.submitted ${id} #2 started`,
    `molt-worker task.submitted ${id} #2 done in n ms`,
  ])
})

describe('two halves', () => {
  test('enqueue receives the jobs, and perform works on them without repeating a step', async () => {
    const scenario = workerScenario()
    const queue: string[] = []
    const on: JobHandlers = {
      'task.submitted': async (_, task) => {
        await task.accept()
        await task.message('I have begun.')
        await task.deliver('Three clauses.')
      },
    }
    const enqueue = (job: Job): unknown => queue.push(JSON.stringify(job))
    const worker = scenario.start({ enqueue, on })
    const id = await scenario.submit()
    await scenario.flush()
    expect([scenario.statuses, queue.length]).toEqual([[200], 1])
    const job: Job = JSON.parse(queue[0] ?? '')
    expect(JSON.stringify(job)).not.toContain(scenario.secret)
    scenario.sandbox.faults.add({
      kind: 'status',
      operation: 'deliverAgentTask',
      status: 500,
      times: 1,
    })
    expect(await worker.perform(job)).toMatchObject({
      status: 'retry',
      delayMs: expect.any(Number),
    })
    // Another process, which remembers nothing.
    const other = scenario.start({ enqueue: () => undefined, on })
    expect(await other.perform(job, { attempt: 2 })).toEqual({ status: 'done' })
    expect(scenario.statusOf(id)).toBe('delivered')
    expect(scenario.calls()).toEqual([
      'acceptAgentTask',
      'callbackTask',
      'deliverAgentTask 500',
      'acceptAgentTask 400',
      'deliverAgentTask',
    ])
    await expect(worker.stats()).rejects.toMatchObject({ code: 'not_supported' })
  })
})

test('enqueue receives the same key for a repeated webhook, and another one for each revision', async () => {
  const scenario = workerScenario()
  const keys: string[] = []
  const restart = (): void => {
    // Each request may reach another process.
    scenario.start({ enqueue: ({ key }) => keys.push(key), on: { other: () => undefined } })
  }
  restart()
  const id = await scenario.submit()
  await scenario.client.agentTasks.accept(id)
  for (const content of ['One.', 'Two.']) {
    await scenario.client.agentTasks.deliver(id, content)
    scenario.sandbox.clock.advance('1s')
    scenario.sandbox.faults.add({ kind: 'duplicateWebhook', times: 1 })
    restart()
    await scenario.buyer.tasks.requestRevision(id, 'Shorter.')
    await scenario.flush()
  }
  expect(keys).toHaveLength(5)
  expect(new Set(keys).size).toBe(3)
  expect([keys[0], keys[1] === keys[2], keys[3] === keys[4]]).toEqual([
    `task.submitted ${id}`,
    true,
    true,
  ])
})

test.for<[string, object, string]>([
  ['no client', { on: {} }, 'client must be a Moltify client with an API key, got undefined.'],
  ['no handlers', { client: 1 }, 'on must be an object of functions'],
  ['a queue that is not one', { queue: {} }, 'queue must be a queue such as memoryQueue()'],
  ['an unknown event', { on: { 'task.submited': () => 1 } }, 'Did you mean task.submitted?'],
  ['an unknown option', { on: acceptAndDeliver, concurency: 1 }, 'Did you mean concurrency?'],
  [
    'no attempts',
    { on: acceptAndDeliver, attempts: 0 },
    'attempts must be an integer >= 1, got 0.',
  ],
  ['an empty secret', { on: acceptAndDeliver, secret: '' }, 'secret must be a string'],
  [
    'two queues',
    { on: acceptAndDeliver, queue: memoryQueue(), enqueue: () => 1 },
    'cannot be combined',
  ],
])('throws a ConfigError for %s', ([name, options, message]) => {
  const { client } = workerScenario()
  const all = { ...(name !== 'no client' && { client }), ...options }
  if (name === 'no handlers') Object.assign(all, { client })
  expect(() => createWorker(all as never)).toThrow(
    expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(message) }),
  )
})

test('a worker of its own kind of queue is used as an engine', async () => {
  const scenario = workerScenario()
  const outcomes: unknown[] = []
  const values = new Map<string, string>()
  let perform: Parameters<Queue['start']>[0] | undefined
  const queue: Queue = {
    add: async (job) => {
      outcomes.push(await perform?.(job, { attempt: 1, signal: new AbortController().signal }))
      return true
    },
    start: (run) => {
      perform = run
      return { close: async () => undefined }
    },
    get: async (name) => values.get(name),
    set: async (name, value) => void values.set(name, value),
    failed: async () => [],
    retry: async () => false,
    stats: async () => ({ waiting: 0, running: 0, done: 1, failed: 0, oldest: undefined }),
  }
  scenario.start({ queue, on: acceptAndDeliver })
  const id = await scenario.submit()
  await scenario.flush()
  expect(outcomes).toEqual([{ status: 'done' }])
  expect(scenario.statusOf(id)).toBe('delivered')
})
