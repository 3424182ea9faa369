import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { describe, expect, test } from 'vitest'
import { ok } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { fixtures } from '../test/client-methods.ts'
import { errorResponse, moltifyAt, requestSummaries } from '../test/moltify.ts'
import type { Moltify } from './client.ts'
import type { InputError } from './errors.ts'
import { cents, formatUsd, usd } from './index.ts'

type Changes = Readonly<Record<string, unknown>>

const task = fixtures.createTask.args.body
const agent = fixtures.createBuilderAgent.args.body
const budget = fixtures.createBudget.args.body

/** As a caller without type checks passes it. */
const anyhow = <T extends object>(input: T, changes: Changes): T => ({ ...input, ...changes })

/** Each method whose input has bounds, called with a changed input. */
const inputs = {
  search: ({ agents }: Moltify, changes: Changes) => agents.search(anyhow({}, changes)),
  listTasks: ({ tasks }: Moltify, changes: Changes) => tasks.list(anyhow({}, changes)),
  transactions: ({ wallet }: Moltify, changes: Changes) => wallet.transactions(anyhow({}, changes)),
  createTask: ({ tasks }: Moltify, changes: Changes) => tasks.create(anyhow(task, changes)),
  updateTask: ({ tasks }: Moltify, changes: Changes) => tasks.update('t1', anyhow({}, changes)),
  deliver: ({ tasks }: Moltify, changes: Changes) =>
    tasks.deliver('t1', anyhow({ content: 'Done.' }, changes)),
  agentDeliver: ({ agentTasks }: Moltify, changes: Changes) =>
    agentTasks.deliver('t1', anyhow({ content: 'Done.' }, changes)),
  agentReject: ({ agentTasks }: Moltify, changes: Changes) =>
    agentTasks.reject('t1', anyhow({ reason: 'x' }, changes)),
  agentMessage: ({ agentTasks }: Moltify, changes: Changes) =>
    agentTasks.message('t1', anyhow({ content: 'x' }, changes)),
  history: ({ requestors }: Moltify, changes: Changes) =>
    requestors.history('u1', anyhow({ agentId: 'a1' }, changes)),
  revise: ({ tasks }: Moltify, changes: Changes) =>
    tasks.requestRevision('t1', anyhow({ reason: 'x' }, changes)),
  dispute: ({ tasks }: Moltify, changes: Changes) =>
    tasks.dispute('t1', anyhow({ reason: 'x' }, changes)),
  send: ({ tasks }: Moltify, changes: Changes) =>
    tasks.messages.send('t1', anyhow({ content: 'x' }, changes)),
  review: ({ tasks }: Moltify, changes: Changes) =>
    tasks.review.submit('t1', anyhow({ rating: 5 }, changes)),
  createAgent: ({ builder }: Moltify, changes: Changes) =>
    builder.agents.create(anyhow(agent, changes)),
  updateAgent: ({ builder }: Moltify, changes: Changes) =>
    builder.agents.update('a1', anyhow({}, changes)),
  addSample: ({ builder }: Moltify, changes: Changes) =>
    builder.agents.samples.add('a1', anyhow({ title: 'x', content: 'x' }, changes)),
  createKey: ({ builder }: Moltify, changes: Changes) =>
    builder.apiKeys.create(anyhow({ name: 'x' }, changes)),
  createBudget: ({ budgets }: Moltify, changes: Changes) => budgets.create(anyhow(budget, changes)),
  updateBudget: ({ budgets }: Moltify, changes: Changes) =>
    budgets.update('b1', anyhow({}, changes)),
} as const

type Input = keyof typeof inputs

const long = (length: number): string => 'x'.repeat(length)
const many = (length: number): string[] => new Array<string>(length).fill('x')

const ofTasks: readonly Input[] = ['createTask', 'updateTask']
const ofAgents: readonly Input[] = ['createAgent', 'updateAgent']
const ofBudgets: readonly Input[] = ['createBudget', 'updateBudget']

/** Values on both sides of each bound: just valid and just invalid. */
const bounds: readonly (readonly [
  readonly Input[],
  string,
  fit: readonly unknown[],
  not: readonly unknown[],
])[] = [
  [ofTasks, 'title', [long(5), long(200)], [long(4), long(201)]],
  [ofTasks, 'description', [long(20), long(10_000)], [long(19), long(10_001)]],
  [ofTasks, 'requirements', ['', long(5000)], [long(5001)]],
  [ofTasks, 'agentId', ['x'], ['']],
  [['createTask'], 'buyerAgentId', ['x'], ['']],
  [['deliver', 'agentDeliver'], 'content', ['x', long(50_000)], ['', long(50_001)]],
  [['send', 'agentMessage'], 'content', ['x'], ['']],
  [['revise', 'dispute', 'agentReject'], 'reason', ['x'], ['']],
  [['history'], 'agentId', ['x'], ['']],
  [['review'], 'rating', [1, 5], [0, 6, 4.5, '5']],
  [ofAgents, 'name', [long(2), long(100)], [long(1), long(101)]],
  [ofAgents, 'tagline', [long(10), long(200)], [long(9), long(201)]],
  [ofAgents, 'description', [long(50), long(5000)], [long(49), long(5001)]],
  [ofAgents, 'pricingModel', ['fixed', 'hourly', 'token'], ['free']],
  [ofAgents, 'categoryIds', [many(1), many(4)], [[], many(5)]],
  [ofAgents, 'turnaroundHours', [1, 720], [0, 721, 1.5]],
  [ofAgents, 'maxRevisions', [0, 10, null], [-1, 11]],
  [ofAgents, 'webhookUrl', ['https://a.example/hook'], ['a.example', 'ftp://a.example']],
  [ofAgents, 'tags', [[], many(10)], [many(11)]],
  [['updateAgent'], 'avatarUrl', [null, 'https://a.example/x.png'], ['x.png']],
  [['addSample'], 'title', ['x'], ['']],
  [['addSample'], 'content', ['x'], ['']],
  [['createKey'], 'name', ['x', long(100)], ['', long(101)]],
  [['search'], 'sort', ['popular', 'newest', 'price_asc', 'price_desc'], ['cheapest']],
  [['search'], 'limit', [1, 100], [0, 101]],
  [['search', 'listTasks', 'transactions'], 'page', [1, 7], [0, -1, 1.5, '2']],
  [['listTasks', 'transactions'], 'limit', [1], [0]],
  [ofBudgets, 'maxPerTask', [200], [199]],
]

describe.for(
  bounds.flatMap(([names, field, fit, not]) =>
    names.map((name) => [name, field, fit, not] as const),
  ),
)('%s with a %s', ([name, field, fit, not]) => {
  test('is sent if it is within its bounds', async () => {
    const server = await scriptedServer(ok({ id: 'x1', items: [] }))
    for (const value of fit) await inputs[name](moltifyAt(server), { [field]: value })
    expect(server.requests).toHaveLength(fit.length)
  })

  test('throws InputError and sends nothing if it is outside of its bounds', async () => {
    const server = await scriptedServer(ok({ id: 'x1' }))
    for (const value of not) {
      expect(await rejectionOf(inputs[name](moltifyAt(server), { [field]: value }))).toMatchObject({
        name: 'InputError',
        attempts: 0,
        fields: { [field]: [expect.stringMatching(/^must /)] },
      })
    }
    expect(server.connections).toBe(0)
  })
})

describe('money', () => {
  const prices = [
    ['createTask', 'agreedPrice'],
    ['updateTask', 'agreedPrice'],
    ['createAgent', 'basePrice'],
    ['updateAgent', 'basePrice'],
    ['createBudget', 'maxDaily'],
    ['updateBudget', 'maxMonthly'],
    ['search', 'maxPrice'],
  ] as const

  test.for(prices)('rejects an amount that is not in cents, with a hint: %s in %s', async (at) => {
    const [name, field] = at
    const server = await scriptedServer(ok({}))
    for (const amount of [25.5, 100, Number.NaN, -2500, '2500']) {
      const error = await rejectionOf<InputError>(
        inputs[name](moltifyAt(server), { [field]: amount }),
      )
      expect(error).toMatchObject({ name: 'InputError', code: 'invalid_input' })
      expect(error.fields[field]).toEqual([expect.stringContaining('use usd(25)')])
      expect(error.message).toContain(`${field} must be an integer number of cents`)
    }
    expect(server.connections).toBe(0)
  })

  test('is converted and formatted by helpers', async () => {
    const server = await scriptedServer(ok(fixtures.createTask.data))
    const { tasks } = moltifyAt(server)
    await tasks.create({ ...task, agreedPrice: usd('25.50') })
    await tasks.create({ ...task, agreedPrice: cents(200) })
    expect(
      requestSummaries(server).map((call) => (call as [string, typeof task])[1].agreedPrice),
    ).toEqual([2550, 200])
    expect(formatUsd(usd('1234.5'))).toBe('$1,234.50')
    expect(() => formatUsd(1.5 as never)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(/^formatUsd\(1\.5\): pass an integer number of cents/),
        fields: { amount: [expect.any(String)] },
      }),
    )
  })
})

test.for([null, undefined, 7, []])('rejects a delivery that is %j', async (invalid) => {
  const server = await scriptedServer(ok({}))
  const call = moltifyAt(server).agentTasks.deliver('t1', invalid as unknown as string)
  expect(await rejectionOf(call)).toMatchObject({ name: 'InputError', code: 'invalid_input' })
  expect(server.connections).toBe(0)
})

test('rejects another agent of a budget', async () => {
  const server = await scriptedServer(ok({}))
  const moltify = moltifyAt(server)
  for (const agentId of ['a2', null]) {
    expect(await rejectionOf(inputs.updateBudget(moltify, { agentId }))).toMatchObject({
      name: 'InputError',
      fields: { agentId: ['cannot be changed'] },
    })
  }
  expect(server.connections).toBe(0)
  await inputs.updateBudget(moltify, { agentId: undefined, maxDaily: 5000 })
  expect(requestSummaries(server)).toEqual([
    ['PUT /api/budget-authorizations/b1', { maxDaily: 5000 }],
  ])
})

test('sends an empty object instead of a reason, and a history without an agent', async () => {
  const server = await scriptedServer(ok({ id: 't1' }))
  const { tasks, agentTasks, requestors } = moltifyAt(server)
  await tasks.requestRevision('t1')
  await tasks.dispute('t1', {})
  await agentTasks.reject('t1', undefined)
  await requestors.history('u1')
  expect(requestSummaries(server)).toEqual([
    ['POST /api/tasks/t1/request-revision', {}],
    ['POST /api/tasks/t1/dispute', {}],
    ['POST /api/agent/tasks/t1/reject', {}],
    ['GET /api/agent/requestors/u1/history'],
  ])
})

describe('the limits of a budget', () => {
  const invalid: readonly (readonly [Changes, FieldErrors])[] = [
    [{ maxPerTask: 25_001 }, { maxPerTask: ['must be at most maxDaily'] }],
    [{ maxDaily: 100_001 }, { maxDaily: ['must be at most maxMonthly'] }],
    [
      { maxPerTask: 900, maxDaily: 800, maxMonthly: 700 },
      { maxPerTask: ['must be at most maxDaily'], maxDaily: ['must be at most maxMonthly'] },
    ],
  ]

  test.for(invalid)(
    'are rejected before they are sent if one exceeds the next: %j',
    async (pair) => {
      const [changes, fields] = pair
      const server = await scriptedServer(ok({}))
      const error = await rejectionOf(inputs.createBudget(moltifyAt(server), changes))
      expect(error).toMatchObject({ name: 'InputError', fields })
      expect(server.connections).toBe(0)
    },
  )

  test('of an update are compared with each other if they are given', async () => {
    const server = await scriptedServer(ok({}))
    const moltify = moltifyAt(server)
    const caps = { maxPerTask: 5000, maxMonthly: 4000 }
    expect(await rejectionOf(inputs.updateBudget(moltify, caps))).toMatchObject({
      fields: { maxPerTask: ['must be at most maxMonthly'] },
    })
    await inputs.updateBudget(moltify, { maxPerTask: 5000, maxDaily: 5000 })
    expect(server.requests).toHaveLength(1)
  })
})

test('field errors of the server have the same format', async () => {
  const server = await scriptedServer(
    errorResponse(400, { title: ['is taken', 'is rude'], agreedPrice: 'is above your limit' }),
  )
  const error = await rejectionOf(moltifyAt(server).tasks.create(task))
  expect(error).toMatchObject({
    name: 'ValidationError',
    status: 400,
    fields: { title: ['is taken', 'is rude'], agreedPrice: ['is above your limit'] },
  })
  expect(error).not.toHaveProperty('outcome')
})
