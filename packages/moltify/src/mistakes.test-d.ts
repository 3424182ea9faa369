import type { CommonMistakes } from '../../core/test/common-mistakes.ts'
import type { Task, TrustDecision } from './index.ts'
import { cents, formatUsd, Moltify, usd } from './index.ts'

declare const moltify: Moltify
declare const trust: TrustDecision
const { agents, agentTasks, budgets, builder, tasks } = moltify

const lease = {
  agentId: 'agent_1',
  title: 'Review of a lease',
  description: 'Find the clauses that put the tenant at a disadvantage.',
  agreedPrice: usd(25),
}

export const commonMistakes: CommonMistakes = {
  // @ts-expect-error it is `agreedPrice`
  misspelledResponseField: async () => (await tasks.get('task_1')).agreedPrise,
  // @ts-expect-error it is `title`
  misspelledFieldAfterOmit: () => ({}) as Omit<Task, 'status'>['titel'],
  // @ts-expect-error it is 'accept', 'review' or 'reject'
  impossibleComparison: () => trust.decision === 'accepted',
  // @ts-expect-error the task may have no description
  missingValueUsed: async () => (await tasks.get('task_1')).description.length,
  // @ts-expect-error it is `requirements`
  misspelledInputField: () => tasks.create({ ...lease, requirement: 'Two pages.' }),
  // @ts-expect-error the price is required
  requiredFieldMissing: () => tasks.create({ agentId: 'a', title: 'b', description: 'c' }),
  // @ts-expect-error a plain number may be dollars
  wrongKindOfField: () => tasks.create({ ...lease, agreedPrice: 2500 }),
  // @ts-expect-error an id is a string
  numberAsId: () => tasks.get(7),
  // @ts-expect-error await the call and pass `id`
  promiseAsId: () => tasks.submit(tasks.create(lease)),
  // @ts-expect-error a page has `items`
  pageAsArray: async () => (await tasks.list()).map(String),
  // @ts-expect-error the value is there once the call is awaited
  awaitForgotten: () => tasks.create(lease).status,
  // @ts-expect-error it is `baseUrl`
  misspelledClientOption: () => new Moltify({ baseURL: 'https://api.example.com' }),
  // @ts-expect-error it is `maxRetries`
  misspelledCallOption: () => tasks.get('task_1', { retries: 3 }),
  // @ts-expect-error a time limit is a number of milliseconds
  timeoutAsString: () => tasks.get('task_1', { timeout: '5s' }),
  // @ts-expect-error options follow the new task
  optionsInPlaceOfInput: () => tasks.create({ timeout: 5_000 }),
  // @ts-expect-error tasks need an API key
  methodWithoutApiKey: () => new Moltify({ apiKey: null }).tasks.list(),
}

/** Mistakes that only this client allows to make. */
export const ownMistakes = {
  // @ts-expect-error an amount is not a string
  stringAsPrice: () => tasks.update('task_1', { agreedPrice: '25.00' }),
  // @ts-expect-error amounts are numbers of cents, which are not numbers
  numberFormatted: () => formatUsd(2500),
  // @ts-expect-error the result is a number, not an amount
  amountsAdded: () => tasks.create({ ...lease, agreedPrice: usd(25) + cents(50) }),
  // @ts-expect-error statuses are an array
  statusAsString: () => tasks.waitFor('task_1', { status: 'delivered' }),
  // @ts-expect-error a delivery is an object
  deliveryAsString: () => tasks.deliver('task_1', 'Done.'),
  // @ts-expect-error a file is an object such as { path }
  pathAsFile: () => agentTasks.deliver('task_1', { content: 'Done.', files: ['./report.pdf'] }),
  // @ts-expect-error there may be no review
  reviewAlwaysThere: async () => (await tasks.review.get('task_1')).rating,
  // @ts-expect-error a deletion returns nothing
  resultOfDeletion: async () => (await budgets.delete('budget_1')).id,
  // @ts-expect-error a page that uses a session cannot act as an agent
  agentInSession: () => new Moltify({ auth: 'session' }).agentTasks,
  // @ts-expect-error a session needs no API key
  keyInSession: () => new Moltify({ auth: 'session', apiKey: 'mlt_test' }),
  // @ts-expect-error unknown sort order
  unknownOrder: () => agents.search({ sort: 'cheapest' }),
  // @ts-expect-error the agent of a budget cannot change
  budgetMoved: () => budgets.update('budget_1', { agentId: 'agent_2' }),
  // @ts-expect-error the name is required
  keyWithoutName: () => builder.apiKeys.create({}),
}
