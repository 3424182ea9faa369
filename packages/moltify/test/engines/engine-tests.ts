import { startSandbox } from '@molt-sdk/sandbox/node'
import type { TestContext } from 'vitest'
import { expect, test, vi } from 'vitest'
import { waitForCondition } from '../../../core/test/client.ts'
import { Moltify, usd } from '../../src/index.ts'
import { randomFrom } from '../random.ts'
import type { EngineOptions, Moment } from './options.ts'
import { jobOf } from './options.ts'
import { RemoteQueue } from './remote-queue.ts'

/** How long a job may take to be found, also on a busy machine, in milliseconds. */
const limitMs = 90_000

const until = (condition: () => boolean | Promise<boolean>): Promise<void> =>
  vi.waitFor(
    async () => {
      if (!(await condition())) throw new Error(`Did not happen: ${condition}`)
    },
    { timeout: limitMs, interval: 50 },
  )

const startAll = (
  options: EngineOptions,
  count: number,
  context: Pick<TestContext, 'onTestFinished'>,
): Promise<RemoteQueue[]> =>
  Promise.all(Array.from({ length: count }, () => RemoteQueue.start(options, context)))

const momentsOf = (queues: readonly RemoteQueue[], type: Moment['type']): Moment[] =>
  queues
    .flatMap(({ moments }) => moments)
    .filter((moment) => moment.type === type)
    .sort((one, other) => one.at - other.at)

/** The tests that the queue of every engine passes. `open` names a space of its own. */
export const testEngine = (open: () => EngineOptions): void => {
  test.concurrent('a job is saved once, and values are kept', async (context) => {
    const [one, other] = (await startAll(open(), 2, context)) as [RemoteQueue, RemoteQueue]
    const job = jobOf('a', 'task', 0)
    expect(await one.get('since')).toBeUndefined()
    await one.set('since', '1')
    await other.set('since', '2')
    expect(await one.get('since')).toBe('2')
    expect([await one.add(job), await one.add(job), await other.add(job)]).toEqual([
      true,
      false,
      false,
    ])
    // The numbers of pg-boss are as old as its last count, which may have been before `add`.
    await until(async () => (await other.stats()).waiting === 1)
    expect(await other.stats()).toMatchObject({ waiting: 1, running: 0, done: 0, failed: 0 })
    await one.startConsumer(1)
    await until(() => momentsOf([one], 'end').length > 0)
    await one.closeConsumer(limitMs)
    expect(await other.add(job)).toBe(false)
    expect(momentsOf([one, other], 'begin').length).toBe(1)
    // After its end too.
    expect(await one.failed()).toEqual([])
  })

  test.concurrent('changes of one value by several processes are all kept', async (context) => {
    const queues = await startAll(open(), 3, context)
    const changes = queues.flatMap((queue) =>
      Array.from({ length: 10 }, () => queue.increment('count')),
    )
    await Promise.all(changes)
    expect(await queues[0]?.get('count')).toBe('30')
  })

  test.concurrent('a failed job is kept with its errors, and put back by hand or by its webhook', async (context) => {
    const queue = await RemoteQueue.start(open(), context)
    const job = jobOf('a', 'task', 0, { failures: ['retry', 'failed'] })
    await queue.add(job)
    await queue.startConsumer(2)
    await until(async () => (await queue.failed()).length > 0)
    const [failed] = await queue.failed()
    expect(failed).toMatchObject({
      job,
      attempts: 2,
      errors: [{ message: 'Attempt 1' }, { message: 'Attempt 2' }],
    })
    expect(await queue.retry(failed?.id ?? '')).toBe(true)
    expect(await queue.retry('nothing')).toBe(false)
    await until(() => momentsOf([queue], 'begin').length >= 4)
    await until(async () => (await queue.failed()).length > 0)
    expect(await queue.add({ ...job, source: 'poll' })).toBe(false)
    expect(await queue.add(job)).toBe(true)
    await until(() => momentsOf([queue], 'begin').length >= 6)
    const attempts = momentsOf([queue], 'begin').map(({ attempt }) => attempt)
    expect(attempts).toEqual([1, 2, 1, 2, 1, 2])
  })

  test.concurrent('a job that is interrupted by close is put back, and the attempt does not count', async (context) => {
    const [one, other] = (await startAll(open(), 2, context)) as [RemoteQueue, RemoteQueue]
    await one.add(jobOf('a', 'task', 0, { ms: 1_500 }))
    await one.startConsumer(1)
    await until(() => momentsOf([one], 'begin').length > 0)
    await one.closeConsumer(0)
    expect(momentsOf([one], 'aborted').length).toBe(1)
    await other.startConsumer(1)
    await until(() => momentsOf([other], 'end').length > 0)
    expect(momentsOf([other], 'begin')).toMatchObject([{ key: 'a', attempt: 1 }])
    // The first run must not have gone on to its end.
    expect(momentsOf([one], 'end')).toEqual([])
  })

  test.concurrent('three processes run the events of a task one at a time and in their order, different tasks side by side', async (context) => {
    const seed = Date.now() % 1e6
    const random = randomFrom(seed)
    const queues = await startAll(open(), 3, context)
    const keys = Array.from({ length: 6 }, (_, task) =>
      Array.from({ length: 4 }, (__, event) => ({ task, event })),
    ).flat()
    const shuffled = keys
      .map((key) => ({ key, place: random.below(1e6) }))
      .sort((one, other) => one.place - other.place)
    for (const { key, place } of shuffled) {
      const { task, event } = key
      // The first attempt of some events fails, and later events must wait for the second.
      const script = { ms: random.below(60), ...(event === 1 && { failures: ['retry'] as const }) }
      const job = jobOf(`${task} ${event}`, `task-${task}`, event * 1_000, script)
      await queues[place % 3]?.add(job)
    }
    await Promise.all(queues.map((queue) => queue.startConsumer(4)))
    await until(() => momentsOf(queues, 'end').length >= keys.length + 6)
    const begun = momentsOf(queues, 'begin')
    const ended = momentsOf(queues, 'end')
    for (let task = 0; task < 6; task++) {
      const taskId = `task-${task}`
      const isOfTask = (moment: Moment): boolean => moment.taskId === taskId
      expect({ seed, begun: begun.filter(isOfTask).map(({ key }) => key) }).toEqual({
        seed,
        begun: [0, 1, 1, 2, 3].map((event) => `${task} ${event}`),
      })
      const ends = ended.filter(isOfTask).map(({ at }) => at)
      const begins = begun.filter(isOfTask).map(({ at }) => at)
      for (const [index, at] of begins.slice(1).entries())
        expect(at).toBeGreaterThanOrEqual(ends[index] ?? Number.POSITIVE_INFINITY)
    }
    expect(queues.filter(({ moments }) => moments.length > 0).length).toBeGreaterThan(1)
    expect(queues.flatMap(({ errors }) => errors)).toEqual([])
  })

  test.concurrent('the task of a worker that is killed is taken over, and each task is delivered once', async (context) => {
    const queues: RemoteQueue[] = []
    let next = 0
    const sandbox = await startSandbox({
      moltify: { rateLimits: false },
      webhookFetch: async (_, init) => {
        next++
        const alive = queues.filter(({ isAlive }) => isAlive)
        return fetch(`http://127.0.0.1:${alive[next % alive.length]?.port}/`, init)
      },
    })
    context.onTestFinished(() => sandbox.close())
    const { moltify } = sandbox
    const { baseUrl } = moltify
    const [category] = moltify.categories.list()
    const { id: agentId } = moltify.agents.create(
      {
        name: 'Lease Reader',
        tagline: 'Reads leases and names what is unusual',
        description: 'Send a lease as text. It comes back with every unusual clause explained.',
        pricingModel: 'fixed',
        basePrice: usd(2),
        categoryIds: [category?.id ?? ''],
        webhookUrl: 'http://127.0.0.1:9/webhook',
      },
      { status: 'active' },
    )
    moltify.deposit(moltify.buyer, usd(100))
    const buyer = new Moltify({ apiKey: moltify.buyer.apiKey, baseUrl, logger: {} })
    const { apiKey } = moltify.builder
    const agent = { baseUrl, apiKey, secret: moltify.webhooks.secretOf(agentId) }
    queues.push(...(await startAll({ ...open(), agent }, 3, context)))
    await waitForCondition(() => queues.every(({ port }) => port !== undefined))
    const ids: string[] = []
    for (let count = 0; count < 6; count++) {
      const { id } = await buyer.tasks.create({
        agentId,
        title: `Review of lease ${count}`,
        description: 'Find the clauses that put the tenant at a disadvantage.',
        agreedPrice: usd(2),
      })
      ids.push(id)
      await buyer.tasks.submit(id)
    }
    await moltify.webhooks.flush()
    await until(() => momentsOf(queues, 'begin').length > 0)
    const [killed] = queues.filter((queue) => momentsOf([queue], 'begin').length > 0)
    await killed?.kill()
    await Promise.all(queues.filter(({ isAlive }) => isAlive).map((queue) => queue.release()))
    const isDelivered = (id: string): boolean =>
      moltify.tasks.list().some((task) => task.id === id && task.status === 'delivered')
    await until(() => ids.every(isDelivered))
    const made = sandbox
      .log()
      .filter(({ status }) => (status ?? 500) < 400)
      .map(({ operation }) => operation)
    for (const operation of ['acceptAgentTask', 'deliverAgentTask'])
      expect(made.filter((each) => each === operation).length).toBe(ids.length)
    const takenOver = momentsOf(queues, 'begin').filter(({ attempt }) => attempt > 1)
    expect(takenOver.length).toBeGreaterThan(0)
  })
}
