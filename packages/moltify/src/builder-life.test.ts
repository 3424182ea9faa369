import { expect, test } from 'vitest'
import { withoutBackoff } from '../../core/test/client.ts'
import type { CallOutcome, FaultySandbox } from '../test/call-outcome.ts'
import { createScenario } from '../test/call-outcome.ts'
import { fixtures } from '../test/client-methods.ts'
import type { Transition } from '../test/possible-statuses.ts'
import { possibleStatuses } from '../test/possible-statuses.ts'
import type { Random } from '../test/random.ts'
import { randomFrom } from '../test/random.ts'
import { cents } from './index.ts'

/** A resource of the builder, as the outcomes of the calls describe it. */
interface Known {
  readonly id: string
  readonly kind: 'agent' | 'budget' | 'key'
  statuses: readonly string[]
  /** Its possible names or prices. */
  values: readonly unknown[]
  /** The agent of a budget. Deleting the agent deletes the budget. */
  readonly of?: string
}

interface Run {
  readonly scenario: FaultySandbox
  readonly random: Random
  readonly resources: Known[]
  readonly samples: Map<string, CallOutcome['status']>
  names: number
}

const gone = 'gone'

/** A deletion is possible in every status. */
const deletion = (...from: string[]): Transition => ({ from, to: gone, after: [gone] })

const agentTransitions = {
  publishAgent: { from: ['draft'], to: 'pending_review', after: ['pending_review', 'active'] },
  deactivateAgent: { from: ['active'], to: 'inactive', after: ['inactive'] },
  reactivateAgent: { from: ['inactive'], to: 'active', after: ['active'] },
  deleteBuilderAgent: deletion('draft', 'pending_review', 'active', 'inactive'),
} as const

const budgetTransitions = {
  pauseBudget: { from: ['active'], to: 'paused', after: ['paused'] },
  resumeBudget: { from: ['paused'], to: 'active', after: ['active'] },
  deleteBudget: deletion('active', 'paused'),
} as const

/** Creates a resource with a unique name, and looks for it if the response was lost. */
const create = async (run: Run, kind: Known['kind']): Promise<void> => {
  const { scenario, random } = run
  const { builder, budgets } = scenario.builder
  const name = `Name ${++run.names}`
  const { items: agents } = await builder.agents.list()
  const agentId = agents[random.below(agents.length)]?.id ?? ''
  const maxMonthly = cents(100_000 + run.names)
  const categoryIds = scenario.sandbox.moltify.categories
    .list()
    .map(({ id }) => id)
    .slice(0, 2)
  const agent = { ...fixtures.createBuilderAgent.args.body, name, categoryIds }
  const { allowedCategories: _, ...caps } = fixtures.createBudget.args.body
  const reported = {
    agent: () =>
      scenario.callWithFaults('createBuilderAgent', () => builder.agents.create(agent), random),
    budget: () =>
      scenario.callWithFaults(
        'createBudget',
        () => budgets.create({ ...caps, agentId, maxMonthly }),
        random,
      ),
    key: () =>
      scenario.callWithFaults('createApiKey', () => builder.apiKeys.create({ name }), random),
  }[kind]
  const { status } = await reported()
  const found = {
    agent: async () => (await builder.agents.list()).items.filter((each) => each.name === name),
    budget: async () =>
      (await budgets.list()).items.filter((each) => each.maxMonthly === maxMonthly),
    key: async () => (await builder.apiKeys.list()).items.filter((each) => each.name === name),
  }[kind]
  const all = await found()
  expect({ done: [1], unknown: [0, 1], 'not done': [0] }[status]).toContain(all.length)
  for (const { id } of all) {
    const statuses = [kind === 'agent' ? 'draft' : 'active']
    run.resources.push({
      id,
      kind,
      statuses,
      values: [kind === 'budget' ? maxMonthly : name],
      of: agentId,
    })
  }
}

const changeAgent = async (run: Run, agent: Known): Promise<void> => {
  const { scenario, random } = run
  const { agents } = scenario.builder.builder
  const { id } = agent
  if (random.happens(0.15)) {
    const name = `Name ${++run.names}`
    const call = () => agents.update(id, { name })
    const { status } = await scenario.callWithFaults('updateBuilderAgent', call, random)
    if (status === 'done') agent.values = [name]
    if (status === 'unknown') agent.values = [...agent.values, name]
  } else if (random.happens(0.18)) {
    const title = `Sample ${++run.names}`
    const call = () => agents.samples.add(id, { title, content: 'Done.' })
    run.samples.set(title, (await scenario.callWithFaults('addSample', call, random)).status)
  } else if (random.happens(0.2)) {
    await scenario.callWithFaults(
      'rotateWebhookSecret',
      () => agents.rotateWebhookSecret(id),
      random,
    )
  } else {
    const action = drawn(random, agentTransitions, agent)
    const call = {
      publishAgent: () => agents.publish(id),
      deactivateAgent: () => agents.deactivate(id),
      reactivateAgent: () => agents.reactivate(id),
      deleteBuilderAgent: () => agents.delete(id),
    }[action]
    if (action === 'reactivateAgent')
      await scenario.callWithFaults('testConnection', () => agents.testConnection(id), random)
    const reported = await scenario.callWithFaults<unknown>(action, call, random)
    agent.statuses = possibleStatuses(agent.statuses, agentTransitions[action], reported)
    for (const budget of agent.statuses.includes(gone) ? run.resources : []) {
      if (budget.kind === 'budget' && budget.of === id)
        budget.statuses = [...new Set([...budget.statuses, gone])]
    }
    await review(scenario, agent)
  }
}

/** The action of the platform: publishes an agent that is pending review. */
const review = async ({ sandbox }: FaultySandbox, agent: Known): Promise<void> => {
  const fact = sandbox.moltify.agents.list().find(({ id }) => id === agent.id)
  if (fact?.status !== 'pending_review') return
  expect(agent.statuses).toContain('pending_review')
  sandbox.moltify.agents.approve(agent.id)
  agent.statuses = ['active']
}

const changeBudget = async (run: Run, budget: Known): Promise<void> => {
  const { scenario, random } = run
  const { budgets } = scenario.builder
  const { id } = budget
  if (random.happens(0.2)) {
    const maxMonthly = cents(100_000 + ++run.names)
    const call = () => budgets.update(id, { maxMonthly })
    const { status } = await scenario.callWithFaults('updateBudget', call, random)
    if (status === 'done') budget.values = [maxMonthly]
    if (status === 'unknown') budget.values = [...budget.values, maxMonthly]
    return
  }
  const action = drawn(random, budgetTransitions, budget)
  const call = {
    pauseBudget: () => budgets.pause(id),
    resumeBudget: () => budgets.resume(id),
    deleteBudget: () => budgets.delete(id),
  }[action]
  const reported = await scenario.callWithFaults<unknown>(action, call, random)
  budget.statuses = possibleStatuses(budget.statuses, budgetTransitions[action], reported)
}

const deleteKey = async ({ scenario, random }: Run, key: Known): Promise<void> => {
  const call = () => scenario.builder.builder.apiKeys.delete(key.id)
  const reported = await scenario.callWithFaults('deleteApiKey', call, random)
  key.statuses = possibleStatuses(key.statuses, deletion('active'), reported)
}

/** A transition, which is usually possible, or a deletion, which usually is not. */
const drawn = <Id extends string>(
  random: Random,
  actions: Readonly<Record<Id, Transition>>,
  { statuses }: Known,
): Id => {
  const all = Object.keys(actions) as Id[]
  const possible = all.filter(
    (id) =>
      statuses.some((status) => actions[id].from.includes(status)) &&
      (actions[id].to !== gone || random.happens(0.2)),
  )
  return random.pick(possible.length && random.happens(0.85) ? possible : all)
}

const performAction = async (run: Run): Promise<void> => {
  const { random, resources } = run
  if (!resources.length || random.happens(0.2))
    return create(run, random.pick(['agent', 'budget', 'key']))
  const resource = random.pick(resources)
  if (resource.kind === 'agent') return changeAgent(run, resource)
  return resource.kind === 'budget' ? changeBudget(run, resource) : deleteKey(run, resource)
}

/** Compares the state of the sandbox with the outcomes of the calls. */
const expectTruth = async ({ scenario, resources, samples }: Run): Promise<void> => {
  const { builder, budgets } = scenario.builder
  const agents = (await builder.agents.list()).items
  const facts = new Map<string, readonly [string, unknown]>([
    ...agents.map(({ id, status, name }) => [id, [status ?? '', name]] as const),
    ...(await budgets.list()).items.map(
      ({ id, status, maxMonthly }) => [id, [status ?? '', maxMonthly]] as const,
    ),
    ...(await builder.apiKeys.list()).items.map(({ id, name }) => [id, ['active', name]] as const),
  ])
  for (const { id, statuses, values } of resources) {
    const [status, value] = facts.get(id) ?? [gone, values[0]]
    expect(statuses).toContain(status)
    expect(values).toContain(value)
  }
  const titles: unknown[] = []
  for (const { id } of samples.size ? agents : []) {
    titles.push(...(await builder.agents.samples.list(id)).items.map(({ title }) => title))
  }
  for (const [title, said] of samples) {
    const count = titles.filter((each) => each === title).length
    expect(count).toBeLessThanOrEqual(said === 'not done' ? 0 : 1)
  }
}

test('100 random builder lifecycles with lost responses: no write happens twice, every outcome is correct', async () => {
  withoutBackoff()
  const scenario = createScenario()
  for (let seed = 0; seed < 100; seed++) {
    scenario.sandbox.reset()
    const random = randomFrom(seed)
    const run: Run = { scenario, random, resources: [], samples: new Map(), names: 0 }
    try {
      for (let turn = 0; turn < 20; turn++) await performAction(run)
      scenario.sandbox.clock.advance('7m')
      await expectTruth(run)
    } catch (error) {
      throw new Error(`Run ${seed} ended in a lie.`, { cause: error })
    }
  }
  expect(scenario.lostResponses).toBeGreaterThan(800)
})
