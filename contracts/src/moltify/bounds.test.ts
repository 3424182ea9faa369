import { expect, test } from 'vitest'
import type { Schema } from '../kernel/index.ts'
import { cents, explainErrors } from '../kernel/index.ts'
import { AgentDelivery, NewRejection } from './agent-tasks/agent-tasks.ts'
import { CallbackBody } from './agent-tasks/callbacks.ts'
import { AgentQuery } from './agents/agents.ts'
import { NewApiKey } from './api-keys/api-keys.ts'
import { BudgetChanges, NewBudget } from './budgets/budgets.ts'
import { AgentChanges, NewAgent } from './builder-agents/builder-agents.ts'
import { NewSample } from './builder-agents/samples.ts'
import { fixtures } from './docs.ts'
import { RequestorHistoryQuery } from './requestors/requestors.ts'
import { NewTaskMessage } from './tasks/messages.ts'
import { NewReview } from './tasks/review.ts'
import { NewTask, TaskChanges, TaskQuery } from './tasks/tasks.ts'
import { NewDelivery, NewDispute, RevisionRequest } from './tasks/transitions.ts'
import { TransactionQuery } from './wallet/wallet.ts'

const text = (length: number): string => 'x'.repeat(length)
const list = (length: number): string[] => new Array(length).fill('x')

const characters = (least: number, most: number): Bound => ({
  fits: [text(least), text(most)],
  not: {
    [`must be at least ${least} character${least === 1 ? '' : 's'} long`]: [text(least - 1)],
    [`must be at most ${most} characters long`]: [text(most + 1)],
  },
})

const whole = (least: number, most: number): Bound => ({
  fits: [least, most],
  not: {
    [`must be at least ${least}`]: [least - 1],
    [`must be at most ${most}`]: [most + 1],
    [`must be an integer, got ${least + 0.5}`]: [least + 0.5],
  },
})

const price: Bound = {
  fits: [200, 5000, 1_000_000],
  not: {
    'must be an integer number of cents, at least 200 ($2.00); use usd(25) for $25': [
      199,
      25,
      0,
      -200,
      25.5,
      250.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
      '2500',
      null,
    ],
  },
}

const url: Bound = {
  fits: ['https://a.example/hook?x=1', 'http://localhost:8080', 'HTTPS://A.EXAMPLE'],
  not: {
    'must be a URL that starts with https:// or http://': [
      '',
      'a.example/hook',
      '/hook',
      'ftp://a.example',
      'javascript:alert(1)',
      'https://',
      'localhost:8080',
    ],
  },
}

const orNull = ({ fits, not }: Bound): Bound => ({ fits: [...fits, null], not })

interface Bound {
  readonly fits: readonly unknown[]
  /** Expected messages by field. */
  readonly not: Readonly<Record<string, readonly unknown[]>>
}

const pages = {
  page: { fits: [1, 2, 1000], not: { 'must be at least 1': [0, -1] } },
  limit: { fits: [1, 20, 100], not: { 'must be at least 1': [0] } },
}

const agent = {
  name: characters(2, 100),
  tagline: characters(10, 200),
  description: characters(50, 5000),
  pricingModel: {
    fits: ['fixed', 'hourly', 'token'],
    not: { 'must be "fixed" or "hourly" or "token"': ['free', 'Fixed'] },
  },
  basePrice: price,
  categoryIds: {
    fits: [list(1), list(4)],
    not: { 'must have at least 1 item': [[]], 'must have at most 4 items': [list(5)] },
  },
  turnaroundHours: whole(1, 720),
  maxRevisions: orNull(whole(0, 10)),
  webhookUrl: url,
  tags: { fits: [[], list(10)], not: { 'must have at most 10 items': [list(11)] } },
} satisfies Record<string, Bound>

const task = {
  title: characters(5, 200),
  description: characters(20, 10_000),
  agreedPrice: price,
  requirements: {
    fits: ['', text(5000)],
    not: { 'must be at most 5000 characters long': [text(5001)] },
  },
} satisfies Record<string, Bound>

const something: Bound = {
  fits: ['x', text(20_000)],
  not: { 'must be at least 1 character long': [''] },
}

const newAgent = fixtures.createBuilderAgent.args.body
const newTask = fixtures.createTask.args.body

const bounds: readonly [string, Schema, object, Readonly<Record<string, Bound>>][] = [
  ['a search', AgentQuery, {}, { ...pages, limit: whole(1, 100), maxPrice: price }],
  ['the query of listTasks', TaskQuery, {}, pages],
  ['the query of listTransactions', TransactionQuery, {}, pages],
  ['a new task', NewTask, newTask, task],
  ['changes to a task', TaskChanges, {}, task],
  ['a delivery', NewDelivery, {}, { content: characters(1, 50_000) }],
  ['a delivery of an agent', AgentDelivery, {}, { content: characters(1, 50_000) }],
  ['a rejection', NewRejection, {}, { reason: something }],
  ['a history', RequestorHistoryQuery, {}, { agentId: something }],
  ['a callback that rejects', CallbackBody, { action: 'reject' }, { reason: something }],
  ['a callback', CallbackBody, { action: 'deliver' }, { content: characters(1, 50_000) }],
  [
    'a callback',
    CallbackBody,
    { content: 'x', reason: 'x' },
    {
      action: {
        fits: ['accept', 'reject', 'deliver', 'message'],
        not: { 'must be "accept" or "reject" or "deliver" or "message"': ['approve', 'Accept', 7] },
      },
    },
  ],
  ['a revision', RevisionRequest, {}, { reason: something }],
  ['a dispute', NewDispute, {}, { reason: something }],
  ['a message', NewTaskMessage, {}, { content: something }],
  ['a review', NewReview, {}, { rating: whole(1, 5) }],
  ['a sample', NewSample, { title: 'x', content: 'x' }, { title: something, content: something }],
  ['a new agent', NewAgent, newAgent, agent],
  ['changes to an agent', AgentChanges, {}, { ...agent, avatarUrl: orNull(url) }],
  ['a new key', NewApiKey, {}, { name: characters(1, 100) }],
]

test.each(
  bounds.flatMap(([of, schema, rest, fields]) =>
    Object.entries(fields).map(([field, bound]) => ({ of, schema, rest, field, bound })),
  ),
)('checks the bounds of $field of $of', ({ schema, rest, field, bound }) => {
  for (const value of bound.fits) {
    expect(
      explainErrors(schema, { ...rest, [field]: value }),
      JSON.stringify(value),
    ).toBeUndefined()
  }
  for (const [words, values] of Object.entries(bound.not)) {
    for (const value of values) {
      expect(explainErrors(schema, { ...rest, [field]: value })).toEqual({ [field]: [words] })
    }
  }
})

test.each<[string, Schema, object, string[]]>([
  ['a new task', NewTask, newTask, ['agentId', 'title', 'description', 'agreedPrice']],
  [
    'a new agent',
    NewAgent,
    newAgent,
    ['name', 'tagline', 'description', 'pricingModel', 'basePrice', 'categoryIds'],
  ],
  [
    'a new budget',
    NewBudget,
    fixtures.createBudget.args.body,
    ['agentId', 'maxPerTask', 'maxDaily', 'maxMonthly'],
  ],
  ['a new key', NewApiKey, { name: 'x' }, ['name']],
])(
  '%s requires the fields that the reference requires, and no others',
  (_, schema, body, required) => {
    expect(explainErrors(schema, {})).toEqual(
      Object.fromEntries(required.map((field) => [field, ['is required']])),
    )
    const least = Object.fromEntries(Object.entries(body).filter(([key]) => required.includes(key)))
    expect(explainErrors(schema, least)).toBeUndefined()
  },
)

test.each([
  ['a task', TaskChanges],
  ['an agent', AgentChanges],
  ['a budget', BudgetChanges],
])('accepts an empty change to %s', (_, schema) => {
  expect(explainErrors(schema, {})).toBeUndefined()
})

const budget = (perTask: number, daily: number, monthly: number) => ({
  agentId: 'a',
  maxPerTask: cents(perTask),
  maxDaily: cents(daily),
  maxMonthly: cents(monthly),
})

test.each([
  [200, 200, 200],
  [200, 300, 400],
])('accepts caps in ascending order: %d, %d, %d', (...caps) => {
  expect(explainErrors(NewBudget, budget(...caps))).toBeUndefined()
})

test('reports the field of a cap that exceeds the next one', () => {
  expect(explainErrors(NewBudget, budget(301, 300, 400))).toEqual({
    maxPerTask: ['must be at most maxDaily'],
  })
  expect(explainErrors(NewBudget, budget(200, 401, 400))).toEqual({
    maxDaily: ['must be at most maxMonthly'],
  })
  expect(explainErrors(NewBudget, budget(500, 400, 300))).toEqual({
    maxPerTask: ['must be at most maxDaily'],
    maxDaily: ['must be at most maxMonthly'],
  })
})

test('only compares caps that are valid prices', () => {
  expect(explainErrors(NewBudget, { ...budget(500, 400, 300), maxDaily: 25 })).toEqual({
    maxDaily: ['must be an integer number of cents, at least 200 ($2.00); use usd(25) for $25'],
  })
})

test('compares the given caps of a change, also the first with the last', () => {
  expect(explainErrors(BudgetChanges, { maxPerTask: 1000 })).toBeUndefined()
  expect(explainErrors(BudgetChanges, { maxDaily: 300, maxMonthly: 300 })).toBeUndefined()
  expect(explainErrors(BudgetChanges, { maxPerTask: 1000, maxMonthly: 999 })).toEqual({
    maxPerTask: ['must be at most maxMonthly'],
  })
})

test('a callback requires the field of its action', () => {
  expect(explainErrors(CallbackBody, { action: 'accept' })).toBeUndefined()
  expect(explainErrors(CallbackBody, { action: 'reject' })).toBeUndefined()
  expect(explainErrors(CallbackBody, { action: 'reject', reason: '' })).toMatchObject({
    reason: [expect.any(String)],
  })
  for (const action of ['deliver', 'message']) {
    expect(explainErrors(CallbackBody, { action, reason: 'x' })).toEqual({
      content: ['is required'],
    })
    expect(explainErrors(CallbackBody, { action, content: 'x' })).toBeUndefined()
  }
  expect(explainErrors(CallbackBody, {})).toEqual({ action: ['is required'] })
})
