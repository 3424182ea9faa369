import { describe, expect, test, vi } from 'vitest'
import { rejectionOf, waitForCondition } from '../../../core/test/client.ts'
import type { WorkerScenario } from '../../test/worker.ts'
import { workerScenario } from '../../test/worker.ts'
import { isPermissionError, Moltify, usd } from '../index.ts'
import { signWebhook } from '../webhooks/index.ts'
import type { JobHandlers, PollOptions, Queue, Worker } from './index.ts'
import { memoryQueue } from './index.ts'

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Handlers that accept and deliver, and record each event. */
const recordingHandlers = (): { readonly on: JobHandlers; readonly seen: string[] } => {
  const seen: string[] = []
  const on: JobHandlers = {
    'task.submitted': async ({ data }, task) => {
      seen.push(`submitted: ${data.title} for ${data.agreedPrice}`)
      await task.accept()
      await task.deliver('Three clauses.')
    },
    'task.revision_requested': async ({ data }, task) => {
      seen.push(`revision: ${data.revisionReason}`)
      await task.deliver(`Again: ${data.revisionReason}`)
    },
    'task.message': ({ data }) => void seen.push(`message: ${data.message}`),
    other: ({ event }) => void seen.push(event),
  }
  return { on, seen }
}

/** Polls often until the test ends, and at most until the worker is closed. */
const pollOften = (
  worker: Worker,
  { agentId }: WorkerScenario,
  options: Partial<PollOptions> = {},
): void => {
  worker.poll({ agentId, interval: 5, maxInterval: 20, ...options })
}

const reads = ({ sandbox }: WorkerScenario): (string | undefined)[] =>
  sandbox
    .log()
    .map(({ operation }) => operation)
    .filter((name) => /^(list|get)Task/.test(name ?? ''))

describe('polling without a webhook', () => {
  test('finds new tasks, revisions, approvals and cancellations', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const { on, seen } = recordingHandlers()
    pollOften(scenario.start({ on }), scenario)
    const { tasks } = scenario.buyer
    const id = await scenario.submit()
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    for (const reason of ['Shorter.', 'Shorter.']) {
      scenario.sandbox.clock.advance('1s')
      await tasks.requestRevision(id, reason)
      await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    }
    await tasks.approve(id)
    await waitForCondition(() => seen.length === 4)
    expect(seen).toEqual([
      'submitted: Review of a lease for 2500',
      'revision: Shorter.',
      'revision: Shorter.',
      'task.approved',
    ])
    expect(scenario.errors).toEqual([])
  })

  test('finds the cancellation of a task, but not its own rejection', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const seen: string[] = []
    const on: JobHandlers = {
      'task.submitted': (_, task) => (task.id === rejected ? task.reject('No time.') : undefined),
      other: ({ event }, { id }) => void seen.push(`${event} ${id === cancelled}`),
    }
    const cancelled = await scenario.submit()
    const rejected = await scenario.submit()
    pollOften(scenario.start({ on }), scenario)
    await waitForCondition(() => scenario.statusOf(rejected) === 'cancelled')
    await scenario.buyer.tasks.cancel(cancelled)
    await waitForCondition(() => seen.length === 1)
    await wait(50)
    expect(seen).toEqual(['task.cancelled true'])
  })

  test('finds a revision although no round saw the delivery before it', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const { on, seen } = recordingHandlers()
    const stop = new AbortController()
    const worker = scenario.start({
      on,
      onEvent: ({ type }) => type === 'saved' && stop.abort(),
    })
    const id = await scenario.submit()
    await worker.poll({ agentId: scenario.agentId, interval: 5, signal: stop.signal })
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    scenario.sandbox.clock.advance('1s')
    await scenario.buyer.tasks.requestRevision(id, 'Shorter.')
    pollOften(worker, scenario)
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    expect(seen).toEqual(['submitted: Review of a lease for 2500', 'revision: Shorter.'])
  })

  test('finds a revision of work that was delivered elsewhere', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const seen: string[] = []
    const on: JobHandlers = {
      'task.submitted': (_, task) => task.accept(),
      'task.revision_requested': ({ data }) => void seen.push(`${data.revisionReason}`),
    }
    pollOften(scenario.start({ on }), scenario)
    const id = await scenario.submit()
    await waitForCondition(() => scenario.statusOf(id) === 'in_progress')
    for (const reason of ['Shorter.', 'Longer.']) {
      await scenario.client.tasks.deliver(id, { content: `By hand, not ${reason}` })
      const polled = scenario.events.filter(({ type }) => type === 'polled').length
      await waitForCondition(
        () => scenario.events.filter(({ type }) => type === 'polled').length > polled + 1,
      )
      await scenario.buyer.tasks.requestRevision(id, reason)
      await waitForCondition(() => seen.includes(reason))
    }
    await wait(50)
    expect(seen).toEqual(['Shorter.', 'Longer.'])
  })

  test('resumes a task that is in progress without a record', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const id = await scenario.submit()
    await scenario.client.agentTasks.accept(id)
    const { on, seen } = recordingHandlers()
    pollOften(scenario.start({ on }), scenario)
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    expect(seen).toEqual(['submitted: Review of a lease for 2500'])
  })

  test('finds messages of the buyer if asked to', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const seen: string[] = []
    const on: JobHandlers = {
      'task.submitted': (_, task) => task.message('Which page?'),
      'task.message': ({ data }) => void seen.push(`${data.message}`),
    }
    const worker = scenario.start({ on })
    const id = await scenario.submit()
    pollOften(worker, scenario, { messages: true })
    await waitForCondition(() => scenario.calls().includes('callbackTask'))
    for (const text of ['Page 2.', 'Page 2.', 'And 3.'])
      await scenario.buyer.tasks.messages.send(id, text)
    await waitForCondition(() => seen.length === 3)
    await wait(50)
    expect(seen.sort()).toEqual(['And 3.', 'Page 2.', 'Page 2.'])
  })

  test('ignores tasks of other agents of the account', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const { on, seen } = recordingHandlers()
    const [other] = scenario.sandbox.moltify.agents.list()
    pollOften(scenario.start({ on }), { ...scenario, agentId: other?.id ?? '' })
    await scenario.submit()
    await waitForCondition(() => scenario.events.filter(({ type }) => type === 'polled').length > 2)
    expect(seen).toEqual([])
  })

  test('waits longer after each round without events, and calls two lists', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const worker = scenario.start({ on: { other: () => undefined } })
    const delays = vi.spyOn(globalThis, 'setTimeout')
    worker.poll({ agentId: scenario.agentId, interval: 10, maxInterval: 60 })
    const rounds = (): number => scenario.events.filter(({ type }) => type === 'polled').length
    await waitForCondition(() => rounds() >= 5)
    await wait(0)
    const waits = delays.mock.calls
      .map(([, ms]) => ms)
      .filter((ms) => [20, 40, 60].includes(ms ?? 0))
    expect(waits.slice(0, 4)).toEqual([20, 40, 60, 60])
    expect(reads(scenario).slice(0, 10)).toEqual(Array(10).fill('listTasks'))
  })
})

describe('polling and webhooks together', () => {
  test('work on each event once', async () => {
    const scenario = workerScenario()
    const { on, seen } = recordingHandlers()
    pollOften(scenario.start({ on }), scenario, { messages: true })
    const id = await scenario.submit()
    await scenario.buyer.tasks.messages.send(id, 'Hello?')
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    scenario.sandbox.clock.advance('1s')
    await scenario.buyer.tasks.requestRevision(id, 'Shorter.')
    await waitForCondition(() => seen.some((event) => event.startsWith('revision')))
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    await scenario.buyer.tasks.approve(id)
    await waitForCondition(() => seen.includes('task.approved'))
    await wait(60)
    for (const { id: delivery } of scenario.sandbox.moltify.webhooks.deliveries())
      await scenario.sandbox.moltify.webhooks.resend(delivery)
    await wait(60)
    expect(seen.sort()).toEqual([
      'message: Hello?',
      'revision: Shorter.',
      'submitted: Review of a lease for 2500',
      'task.approved',
    ])
  })

  test('know the webhook of a revision whose time is later than that of the task', async () => {
    const scenario = workerScenario()
    const { on, seen } = recordingHandlers()
    const revise = on['task.revision_requested']
    const { sandbox, secret, agentId } = scenario
    sandbox.faults.add({ kind: 'lostWebhook' })
    const worker = scenario.start({
      on: {
        ...on,
        'task.revision_requested': (event, task, context) => {
          // The clock of the platform is ahead of this machine's.
          sandbox.clock.advance('10s')
          return revise?.(event, task, context)
        },
      },
    })
    pollOften(worker, scenario)
    const taskId = await scenario.submit()
    await waitForCondition(() => scenario.statusOf(taskId) === 'delivered')
    sandbox.clock.advance('1s')
    const { updatedAt } = await scenario.buyer.tasks.requestRevision(taskId, 'Shorter.')
    await waitForCondition(() => seen.length === 2 && scenario.statusOf(taskId) === 'delivered')
    await wait(20)
    const body = JSON.stringify({
      event: 'task.revision_requested',
      timestamp: new Date(Date.parse(updatedAt ?? '') + 2_000).toISOString(),
      data: { taskId, agentId, revisionReason: 'Shorter.' },
    })
    const headers = await signWebhook(body, secret)
    const request = new Request('https://agent.example/webhook', { method: 'POST', body, headers })
    expect((await worker.webhook(request)).status).toBe(200)
    await wait(60)
    expect(seen).toEqual(['submitted: Review of a lease for 2500', 'revision: Shorter.'])
  })

  test('find what the webhooks have lost', async () => {
    const scenario = workerScenario()
    const { on, seen } = recordingHandlers()
    scenario.sandbox.faults.add({ kind: 'lostWebhook' })
    pollOften(scenario.start({ on }), scenario)
    const id = await scenario.submit()
    await waitForCondition(() => scenario.statusOf(id) === 'delivered')
    scenario.sandbox.clock.advance('1s')
    await scenario.buyer.tasks.requestRevision(id, 'Shorter.')
    await waitForCondition(() => seen.length === 2)
    // The first webhooks are sent again, later than what polling found.
    scenario.sandbox.faults.clear()
    scenario.sandbox.clock.advance('61s')
    await scenario.flush()
    await wait(60)
    expect(scenario.statuses).toEqual([200, 200])
    expect(seen).toEqual(['submitted: Review of a lease for 2500', 'revision: Shorter.'])
  })
})

test('a new worker continues where the former one stopped', async () => {
  const scenario = workerScenario({ hasWebhook: false })
  const { on, seen } = recordingHandlers()
  const memory = memoryQueue()
  const queue: Queue = { ...memory, close: () => undefined }
  const first = scenario.start({ on, queue })
  pollOften(first, scenario)
  const id = await scenario.submit()
  await waitForCondition(() => scenario.statusOf(id) === 'delivered')
  await waitForCondition(() => scenario.events.at(-1)?.type === 'polled')
  await first.close()
  scenario.sandbox.clock.advance('1s')
  await scenario.buyer.tasks.requestRevision(id, 'Shorter.')
  pollOften(scenario.start({ on, queue }), scenario)
  await waitForCondition(() => scenario.statusOf(id) === 'delivered' && seen.length === 2)
  expect(seen).toEqual(['submitted: Review of a lease for 2500', 'revision: Shorter.'])
})

test.for([
  ['cancelled', 'task.cancelled'],
  ['approved', 'task.approved'],
] as const)(
  'a crash after a job was saved and before the position was does not lose that its task is %s',
  async ([end, event]) => {
    const scenario = workerScenario({ hasWebhook: false })
    const memory = memoryQueue()
    let hasAdded = false
    let hasCrashed = false
    const stop = new AbortController()
    /** As if the process had died here. */
    const crash = (): never => {
      hasCrashed = true
      stop.abort()
      throw new Error('The process has died.')
    }
    const queue: Queue = {
      ...memory,
      add: (job) => {
        hasAdded = true
        return memory.add(job)
      },
      set: (name, value) =>
        hasAdded && name.startsWith('polled') ? crash() : memory.set(name, value),
    }
    const id = await scenario.submit()
    const first = scenario.start({ on: { 'task.submitted': () => undefined }, queue })
    await first.poll({ agentId: scenario.agentId, interval: 5, signal: stop.signal })
    expect(hasCrashed).toBe(true)
    await vi.waitFor(async () => expect(await memory.stats()).toMatchObject({ done: 1 }), 30_000)
    await first.close()
    if (end === 'cancelled') {
      await scenario.buyer.tasks.cancel(id)
    } else {
      await scenario.client.agentTasks.accept(id)
      await scenario.client.agentTasks.deliver(id, 'By hand.')
      await scenario.buyer.tasks.approve(id)
    }
    const { on, seen } = recordingHandlers()
    pollOften(scenario.start({ on, queue: memory }), scenario)
    await waitForCondition(() => seen.length > 0)
    expect(seen).toEqual([event])
  },
)

test('an interval that is longer than the default maxInterval is kept', async () => {
  const scenario = workerScenario({ hasWebhook: false })
  const worker = scenario.start({ on: { other: () => undefined } })
  const delays = vi.spyOn(globalThis, 'setTimeout')
  void worker.poll({ agentId: scenario.agentId, interval: 120_000 })
  await vi.waitFor(() => expect(delays.mock.calls.map(([, ms]) => ms)).toContain(120_000), 30_000)
})

describe('errors of polling', () => {
  test('that may be temporary are reported, and polling goes on after the wait', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const { on, seen } = recordingHandlers()
    scenario.sandbox.faults.add({ kind: 'status', operation: 'listTasks', status: 500, times: 9 })
    const client = new Moltify({
      apiKey: scenario.sandbox.moltify.builder.apiKey,
      fetch: scenario.sandbox.fetch,
      maxRetries: 0,
      logger: {},
    })
    pollOften(scenario.start({ on, client }), scenario)
    await scenario.submit()
    await waitForCondition(() => seen.length === 1)
    expect(scenario.errors.length).toBe(9)
    expect(scenario.errors[0]).toMatchObject({ error: { name: 'ServerError', status: 500 } })
  })

  test('that are permanent end it', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    scenario.sandbox.faults.add({ kind: 'status', operation: 'listTasks', status: 403, times: 1 })
    const worker = scenario.start({ on: { other: () => undefined } })
    const error = await rejectionOf(worker.poll({ agentId: scenario.agentId }))
    expect(isPermissionError(error)).toBe(true)
  })

  test('because the agent is unknown or of another account end it once', async () => {
    const scenario = workerScenario({ hasWebhook: false })
    const { moltify } = scenario.sandbox
    const account = moltify.accounts.create({ isBuilder: true })
    const foreign = moltify.agents.create(
      {
        name: 'Another',
        tagline: 'Belongs to another account',
        description: 'Its tasks are of no concern to this account, and must not be polled.',
        pricingModel: 'fixed',
        basePrice: usd(2),
        categoryIds: [moltify.categories.list()[0]?.id ?? ''],
      },
      { account },
    )
    const worker = scenario.start({ on: { other: () => undefined } })
    for (const [agentId, reason] of [
      ['agent_unknown', 'getBuilderAgent failed with 404: Agent not found'],
      [foreign.id, 'getBuilderAgent failed with 403: '],
    ] as const) {
      const error = await rejectionOf<Error>(worker.poll({ agentId }))
      expect(error).toMatchObject({ name: 'ConfigError', code: 'unknown_agent' })
      expect(error.message).toContain(
        `agentId must be the id of one of your agents, got "${agentId}": ${reason}`,
      )
    }
    expect(reads(scenario)).toEqual([])
    expect(scenario.errors).toEqual([])
  })

  test('of its options throw a ConfigError', async () => {
    const { start, agentId } = workerScenario()
    const worker = start({ on: { other: () => undefined } })
    for (const [options, message] of [
      [undefined, 'The options of poll() must be an object'],
      [{}, 'agentId must be the id of an agent'],
      [{ agentId, interval: 0 }, 'interval must be a number of milliseconds >= 1'],
      [{ agentId, intervall: 10 }, 'Did you mean interval?'],
      [{ agentId, interval: '5s' }, 'interval must be a number of milliseconds >= 1, got "5s".'],
      [{ agentId, maxInterval: 10 }, 'maxInterval must be at least interval, 5000, got 10.'],
      [{ agentId, messages: 'yes' }, 'messages must be true or false, got "yes".'],
      [{ agentId, signal: {} }, 'signal must be an AbortSignal'],
      [{ agentId: 5 }, 'agentId must be the id of an agent, got 5.'],
    ] as const) {
      await expect(worker.poll(options as never)).rejects.toThrow(message)
    }
  })

  test('do not keep it from ending with its signal, or with the worker', async () => {
    const { start, agentId } = workerScenario()
    const worker = start({ on: { other: () => undefined } })
    const controller = new AbortController()
    const polling = worker.poll({ agentId, signal: controller.signal })
    await expect(worker.poll({ agentId })).rejects.toThrow('already polls')
    controller.abort()
    await polling
    const again = worker.poll({ agentId })
    await worker.close()
    await again
    await expect(polling).resolves.toBeUndefined()
  })
})
