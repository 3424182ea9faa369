import { describe, expect, test } from 'vitest'
import { withoutBackoff } from '../../core/test/client.ts'
import type { CallOutcome, FaultySandbox } from '../test/call-outcome.ts'
import { createScenario } from '../test/call-outcome.ts'
import { fixtures } from '../test/client-methods.ts'
import type { Random } from '../test/random.ts'
import { randomFrom } from '../test/random.ts'
import type { TransitionId } from '../test/task-model.ts'
import { TaskModel, transitions } from '../test/task-model.ts'
import { cents } from './index.ts'

const deposit = 50_000

/** Number of random runs. `MOLT_RUNS=1000` runs the whole proof. */
const runs = Number(process.env['MOLT_RUNS'] ?? 300)

/** Texts that were sent once each, with the outcomes of their calls. */
type Sent = Map<string, CallOutcome['status']>

interface Run {
  readonly scenario: FaultySandbox
  readonly random: Random
  readonly tasks: TaskModel[]
  readonly titles: Sent
  readonly messages: Sent
  readonly reviews: Sent
}

const transitionIds = Object.keys(transitions) as TransitionId[]

/** How often a text may be stored after an outcome. */
const counts = { done: [1], unknown: [0, 1], 'not done': [0] } as const

const expectSent = (sent: Sent, found: readonly (string | null | undefined)[]): void => {
  for (const [text, sentTexts] of sent) {
    expect(counts[sentTexts]).toContain(found.filter((each) => each === text).length)
  }
}

/** Creates a task, and looks for it if the response was lost. */
const create = async ({ scenario, random, tasks, titles }: Run): Promise<void> => {
  const { buyer, sandbox } = scenario
  const title = `Task ${titles.size + 1}`
  const agreedPrice = cents(200 + 100 * random.below(300))
  const agentId = sandbox.moltify.agents.list()[0]?.id ?? ''
  const { description } = fixtures.createTask.args.body
  const input = { agentId, title, description, agreedPrice }
  const reported = await scenario.callWithFaults(
    'createTask',
    () => buyer.tasks.create(input),
    random,
  )
  titles.set(title, reported.status)
  const { items } = await buyer.tasks.list({ status: 'draft' })
  const found = items.filter((task) => task.title === title)
  for (const { id } of found) tasks.push(new TaskModel(id, agreedPrice))
}

const take = async (run: Run, task: TaskModel, id: TransitionId): Promise<void> => {
  const { scenario, random } = run
  const { tasks } = scenario[transitions[id].by]
  const text = `Text ${random.below(1e9)}`
  const call = {
    submitTask: () => tasks.submit(task.id),
    cancelTask: () => tasks.cancel(task.id),
    acceptTask: () => tasks.accept(task.id),
    deliverTask: () => tasks.deliver(task.id, { content: text }),
    approveTask: () => tasks.approve(task.id),
    requestRevision: () => tasks.requestRevision(task.id, text),
    disputeTask: () => tasks.dispute(task.id, text),
  }[id]
  task.update(id, await scenario.callWithFaults(id, call, random))
}

const change = async ({ scenario, random }: Run, task: TaskModel): Promise<void> => {
  const agreedPrice = cents(200 + 100 * random.below(300))
  const call = () => scenario.buyer.tasks.update(task.id, { agreedPrice })
  task.learnPrice(agreedPrice, await scenario.callWithFaults('updateTask', call, random))
}

const write = async ({ scenario, random, messages }: Run, task: TaskModel): Promise<void> => {
  const text = `Message ${messages.size + 1}`
  const { tasks } = random.pick([scenario.buyer, scenario.builder])
  const call = () => tasks.messages.send(task.id, text)
  messages.set(text, (await scenario.callWithFaults('sendTaskMessage', call, random)).status)
}

const review = async ({ scenario, random, reviews }: Run, task: TaskModel): Promise<void> => {
  const comment = `Review ${reviews.size + 1}`
  const rating = random.below(5) + 1
  const call = () => scenario.buyer.tasks.review.submit(task.id, { rating, comment })
  reviews.set(comment, (await scenario.callWithFaults('submitTaskReview', call, random)).status)
}

const ends: readonly TransitionId[] = ['cancelTask', 'disputeTask']

/** A possible next action of the buyer or the builder. */
const performAction = async (run: Run): Promise<void> => {
  const { random, tasks } = run
  if (!tasks.length || random.happens(0.05)) return create(run)
  const task = random.pick(tasks)
  if (random.happens(0.08)) return write(run, task)
  if (random.happens(task.statuses.includes('draft') ? 0.15 : 0.03)) return change(run, task)
  if (random.happens(task.statuses.includes('completed') ? 0.5 : 0.03)) return review(run, task)
  // Most tasks should get far: final transitions come last and rarely.
  const possible = transitionIds.filter(
    (id) => task.allows(id) && (!ends.includes(id) || random.happens(0.15)),
  )
  return take(
    run,
    task,
    random.pick(possible.length && random.happens(0.9) ? possible : transitionIds),
  )
}

const held: readonly string[] = ['pending', 'in_progress', 'delivered']

/** Compares the state of the sandbox with the outcomes of the calls. */
const expectTruth = async ({ scenario, tasks, titles, messages, reviews }: Run): Promise<void> => {
  const { sandbox, buyer } = scenario
  const facts = sandbox.moltify.tasks.list()
  expectSent(
    titles,
    facts.map(({ title }) => title),
  )
  expect(facts).toHaveLength(tasks.length)
  const { postings, deposits, balances, held: allHeld, paidOut, fees } = sandbox.moltify.ledger()
  expect(deposits).toBe(deposit)
  expect(balances + allHeld + paidOut + fees).toBe(deposit)

  let spent = 0
  let waiting = 0
  const written: (string | null | undefined)[] = []
  const sentTexts: (string | null | undefined)[] = []
  for (const { id, prices, statuses } of tasks) {
    const fact = facts.find((each) => each.id === id)
    expect(statuses).toContain(fact?.status)
    expect(prices).toContain(fact?.agreedPrice)
    const price = fact?.agreedPrice ?? 0
    const sum = (type: string): number[] =>
      postings.filter((each) => each.taskId === id && each.type === type).map((each) => each.amount)
    const isPaid = sum('escrow_release').length > 0
    const status = fact?.status ?? ''
    const isHeld = held.includes(status) || (status === 'disputed' && !isPaid)
    expect(sum('escrow_hold').length).toBeLessThanOrEqual(1)
    expect(sum('escrow_refund')).toEqual(status === 'cancelled' ? sum('escrow_hold') : [])
    if (status === 'completed') expect(isPaid).toBe(true)
    if (isHeld || isPaid) expect(sum('escrow_hold')).toEqual([price])
    if (isPaid)
      expect([...sum('escrow_release'), ...sum('fee')].reduce((a, b) => a + b)).toBe(price)
    if (isHeld || isPaid) spent += price
    if (isHeld) waiting += price
    if (messages.size) {
      const { items } = await buyer.tasks.messages.list(id)
      written.push(...items.map(({ content }) => content))
    }
    if (reviews.size) sentTexts.push((await buyer.tasks.review.get(id))?.comment)
  }
  expectSent(messages, written)
  expectSent(reviews, sentTexts)
  const { wallet } = await buyer.wallet.get()
  expect([wallet.balance, wallet.heldBalance]).toEqual([deposit - spent, waiting])
}

describe('the whole lifecycle, with responses lost after the server has acted', () => {
  test('random runs: no write happens twice, no money is lost, every outcome is correct', async () => {
    withoutBackoff()
    const scenario = createScenario()
    const counted = new Map<string, number>()
    for (let seed = 0; seed < runs; seed++) {
      scenario.sandbox.reset()
      const random = randomFrom(seed)
      const run: Run = {
        scenario,
        random,
        tasks: [],
        titles: new Map(),
        messages: new Map(),
        reviews: new Map(),
      }
      try {
        for (let turn = 0; turn < 13; turn++) await performAction(run)
        scenario.sandbox.clock.advance('7m')
        await expectTruth(run)
      } catch (error) {
        throw new Error(`Run ${seed} ended in a lie.`, { cause: error })
      }
      for (const { status } of scenario.sandbox.moltify.tasks.list()) {
        counted.set(status, (counted.get(status) ?? 0) + 1)
      }
    }
    for (const status of ['draft', ...Object.values(transitions).map(({ to }) => to)]) {
      expect(counted.get(status)).toBeGreaterThan(runs / 20)
    }
    expect(scenario.lostResponses).toBeGreaterThan(5 * runs)
  }, 120_000)
})
