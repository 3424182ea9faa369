import { describe, expect, test } from 'vitest'
import type { Caller, MoltifyCallers } from '../../test/moltify.ts'
import {
  agentFixture,
  callerFor,
  callersOf,
  createTaskIn,
  firstAgent,
  taskFixture,
  testMoltify,
} from '../../test/moltify.ts'
import type { TestResponse } from '../../test/moltinfra.ts'
import type { Receiver } from '../../test/webhook-receiver.ts'
import {
  createAgentWithReceiver,
  createWebhookAgent,
  sendCallback,
  submitTaskTo,
} from '../../test/webhook-receiver.ts'
import type { Sandbox } from '../sandbox.ts'
import type { MoltifyAccountOptions } from './accounts.ts'
import type { MoltifyAssumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

interface Observation<Name extends keyof MoltifyAssumptions> {
  observe(sandbox: Sandbox, callers: MoltifyCallers): Promise<unknown>
  readonly standard: unknown
  /** The behaviour with each other value. */
  readonly switched: Readonly<Partial<Record<`${MoltifyAssumptions[Name]}`, unknown>>>
}

const agents = '/api/my/agents'
const budgets = '/api/budget-authorizations'

const depositLimits = async ({ buyer }: MoltifyCallers): Promise<TestResponse['body']['data']> =>
  (await buyer('GET', '/api/wallet/deposit-limits')).body.data

/** A budget of another account for its agent, and tasks that this agent submits. */
const hiring = async (
  sandbox: Sandbox,
  { outsider }: MoltifyCallers,
): Promise<{ budget: string; create(price: number): ReturnType<Caller> }> => {
  const account = sandbox.moltify.accounts.list()[3]?.id ?? ''
  sandbox.moltify.deposit(account, 100_000)
  const { id: agentId } = sandbox.moltify.agents.create(agentFixture(sandbox), { account })
  const caps = { maxPerTask: 5000, maxDaily: 5000, maxMonthly: 50_000 }
  const { body } = await outsider('POST', budgets, { agentId, ...caps })
  const create = (agreedPrice: number): ReturnType<Caller> =>
    outsider('POST', '/api/tasks', taskFixture(sandbox, { agreedPrice, buyerAgentId: agentId }))
  return { budget: `${budgets}/${body.data.id}`, create }
}

/** Makes an agent reject its first webhook. */
const failing = async (
  sandbox: Sandbox,
  before: () => unknown = () => undefined,
): Promise<Receiver> => {
  const { id, receiver } = await createAgentWithReceiver(sandbox)
  Object.assign(receiver, { status: 500, before })
  await submitTaskTo(sandbox, id)
  await sandbox.moltify.webhooks.flush()
  return receiver
}

const later = async ({ clock, moltify }: Sandbox, duration: string): Promise<void> => {
  clock.advance(duration)
  await moltify.webhooks.flush()
}

/** Returns the test result of an agent that responds without a callback. */
const connectionTest = async (sandbox: Sandbox): Promise<unknown> => {
  const { id } = await createAgentWithReceiver(sandbox)
  const { builder } = callersOf(sandbox)
  return (await builder('POST', `${agents}/${id}/test-connection`)).body.data.message
}

const trustStatus = async (sandbox: Sandbox, account: { readonly apiKey: string }) =>
  (await callerFor(sandbox, account)('GET', '/api/wallet/deposit-limits')).body.data.trustStatus

const tierAt = (sandbox: Sandbox, age: string): Promise<unknown> => {
  sandbox.clock.advance(age)
  sandbox.clock.advance(1)
  return trustStatus(sandbox, sandbox.moltify.buyer)
}

const tierOf = (sandbox: Sandbox, options: MoltifyAccountOptions): Promise<unknown> =>
  trustStatus(sandbox, sandbox.moltify.accounts.create(options))

/** The behaviour of each assumption, with its default and with other values. */
const cases: { [Name in keyof MoltifyAssumptions]: Observation<Name> } = {
  feePercent: {
    async observe(sandbox) {
      await createTaskIn(sandbox, 'completed')
      return sandbox.moltify.ledger().fees
    },
    standard: 300,
    switched: { 0: 0, 10: 250, 100: 2500 },
  },
  feeRounding: {
    async observe(sandbox) {
      for (const agreedPrice of [204, 205])
        await createTaskIn(sandbox, 'completed', { agreedPrice })
      return sandbox.moltify.ledger().fees
    },
    standard: 24 + 25,
    switched: { down: 24 + 24, up: 25 + 25 },
  },
  earnings: {
    async observe(sandbox, { builder }) {
      await createTaskIn(sandbox, 'completed')
      const { balance } = (await builder('GET', '/api/wallet')).body.data.wallet
      const { items } = (await builder('GET', '/api/wallet/transactions')).body.data
      return [balance, items.length, sandbox.moltify.ledger().paidOut]
    },
    standard: [0, 2, 2200],
    switched: { wallet: [2200, 1, 0] },
  },
  lowBalanceStatus: {
    observe: async (sandbox, { buyer }) =>
      (
        await buyer(
          'POST',
          `${await createTaskIn(sandbox, 'draft', { agreedPrice: 50_001 })}/submit`,
        )
      ).status,
    standard: 400,
    switched: { 402: 402, 409: 409 },
  },
  balanceIncludesHeld: {
    async observe(sandbox, { buyer }) {
      await createTaskIn(sandbox, 'pending')
      return (await buyer('GET', '/api/wallet')).body.data.wallet
    },
    standard: { balance: 47_500, heldBalance: 2500, currency: 'USD' },
    switched: { true: { balance: 50_000, heldBalance: 2500, currency: 'USD' } },
  },
  depositMinimum: {
    observe: async (_, callers) => (await depositLimits(callers))['minDeposit'],
    standard: 500,
    switched: { 1: 1 },
  },
  depositMaximum: {
    observe: async (_, callers) => (await depositLimits(callers))['maxDeposit'],
    standard: 100_000,
    switched: { 5: 5 },
  },
  depositDaily: {
    observe: async (_, callers) => {
      const { dailyLimit, remainingToday } = await depositLimits(callers)
      return [dailyLimit, remainingToday]
    },
    standard: [200_000, 150_000],
    switched: { 60000: [60_000, 10_000] },
  },
  raceStatus: {
    async observe(sandbox, { buyer }) {
      const path = await createTaskIn(sandbox, 'delivered')
      const approve = (): ReturnType<Caller> => buyer('POST', `${path}/approve`)
      return (await Promise.all([approve(), approve()])).map(({ status }) => status)
    },
    standard: [200, 409],
    switched: { 400: [200, 400] },
  },
  revisionLimit: {
    async observe(sandbox, { buyer }) {
      const none = agentFixture(sandbox, { maxRevisions: 0 })
      const { id: agentId } = sandbox.moltify.agents.create(none, { status: 'active' })
      const path = await createTaskIn(sandbox, 'delivered', { agentId })
      return (await buyer('POST', `${path}/request-revision`, { reason: 'x' })).status
    },
    standard: 400,
    switched: { ignore: 200 },
  },
  ownAgents: {
    observe: async (sandbox, { builder }) =>
      (await builder('POST', '/api/tasks', taskFixture(sandbox))).status,
    standard: 201,
    switched: { reject: 400 },
  },
  draftsForBuilder: {
    async observe(sandbox, { builder }) {
      const [draft, other] = [
        await createTaskIn(sandbox, 'draft'),
        await createTaskIn(sandbox, 'pending'),
      ]
      const { tasks } = (await builder('GET', '/api/tasks')).body.data
      const statuses = [draft, other].map(async (path) => (await builder('GET', path)).status)
      return [tasks.length, ...(await Promise.all(statuses))]
    },
    standard: [2, 200, 200],
    switched: { hidden: [1, 403, 200] },
  },
  inactiveAgents: {
    async observe(sandbox, { buyer, builder }) {
      const path = await createTaskIn(sandbox, 'draft')
      await builder('POST', `${agents}/${firstAgent(sandbox)}/deactivate`)
      return (await buyer('POST', `${path}/submit`)).status
    },
    standard: 400,
    switched: { allow: 200 },
  },
  missingReview: {
    async observe(sandbox, { buyer }) {
      const { status, body } = await buyer('GET', `${await createTaskIn(sandbox, 'draft')}/review`)
      return [status, body]
    },
    standard: [200, { success: true, data: null }],
    switched: { 404: [404, { success: false, error: 'Review not found' }] },
  },
  activeTasksStatus: {
    async observe(sandbox, callers) {
      await createTaskIn(sandbox, 'pending')
      const { budget, create } = await hiring(sandbox, callers)
      const { id } = (await create(5000)).body.data
      await callers.outsider('POST', `/api/tasks/${id}/submit`)
      const agent = await callers.builder('DELETE', `${agents}/${firstAgent(sandbox)}`)
      return [agent.status, (await callers.outsider('DELETE', budget)).status]
    },
    standard: [400, 400],
    switched: { 409: [409, 409] },
  },
  tooManyItemsStatus: {
    async observe(sandbox, { builder }) {
      const statusOfEleventh = async (path: string, body: object): Promise<number> => {
        for (let at = 0; at < 10; at++) await builder('POST', path, body)
        return (await builder('POST', path, body)).status
      }
      const samples = `${agents}/${firstAgent(sandbox)}/samples`
      return [
        await statusOfEleventh(samples, { title: 'x', content: 'x' }),
        await statusOfEleventh('/api/my/api-keys', { name: 'x' }),
      ]
    },
    standard: [400, 400],
    switched: { 409: [409, 409] },
  },
  connectionTestMaxAgeMinutes: {
    async observe(sandbox, { builder }) {
      sandbox.moltify.configure({ connectionTest: 'pass' })
      const path = `${agents}/${firstAgent(sandbox)}`
      await builder('PUT', path, { webhookUrl: 'https://agent.example/' })
      await builder('POST', `${path}/deactivate`)
      await builder('POST', `${path}/test-connection`)
      sandbox.clock.advance('10m')
      return (await builder('POST', `${path}/reactivate`)).status
    },
    standard: 200,
    switched: { 9: 400, 10: 200 },
  },
  defaultSort: {
    async observe(sandbox, { anonymous }) {
      const add = (name: string, basePrice: number): void => {
        const agent = agentFixture(sandbox, { name, basePrice })
        sandbox.moltify.agents.create(agent, { status: 'active' })
      }
      add('Ann', 900)
      add('Bob', 5000)
      await createTaskIn(sandbox, 'completed')
      const { items } = (await anonymous('GET', '/api/agents')).body.data
      return items.map(({ name }: { name: string }) => name[0]).join('')
    },
    standard: 'LBA',
    switched: { newest: 'BAL', price_asc: 'ALB', price_desc: 'BLA' },
  },
  categoryCase: {
    observe: async (_, { anonymous }) =>
      (await anonymous('GET', '/api/agents?category=legal')).body.data.items.length,
    standard: 1,
    switched: { exact: 0 },
  },
  keysNeedBuilder: {
    async observe(_, { buyer }) {
      const created = await buyer('POST', '/api/my/api-keys', { name: 'x' })
      const others = await buyer('GET', '/api/my/earnings')
      return [created.status, others.status]
    },
    standard: [403, 403],
    switched: { false: [201, 403] },
  },
  notOwnerStatus: {
    async observe(sandbox, { outsider }) {
      const task = await outsider('GET', await createTaskIn(sandbox, 'draft'))
      const agent = await outsider('GET', `${agents}/${firstAgent(sandbox)}`)
      return [task.status, agent.status, agent.body.error]
    },
    standard: [403, 403, 'Agent belongs to another account'],
    switched: { 404: [404, 404, 'Agent not found'] },
  },
  badKeyOnPublic: {
    async observe(sandbox, { anonymous }) {
      const invalid = callerFor(sandbox, { apiKey: 'mlt_wrong' })
      const responses = [invalid, anonymous].map((caller) => caller('GET', '/api/categories'))
      return (await Promise.all(responses)).map(({ status }) => status)
    },
    standard: [200, 200],
    switched: { reject: [401, 200] },
  },
  overBudgetStatus: {
    async observe(sandbox, callers) {
      const { create } = await hiring(sandbox, callers)
      return (await create(5001)).status
    },
    standard: 400,
    switched: { 403: 403, 409: 409 },
  },
  budgetChecks: {
    async observe(sandbox, callers) {
      const { create } = await hiring(sandbox, callers)
      const { status, body } = await create(5001)
      if (status !== 201) return [status]
      return [status, (await callers.outsider('POST', `/api/tasks/${body.data.id}/submit`)).status]
    },
    standard: [400],
    switched: { submission: [201, 400] },
  },
  budgetDay: {
    async observe(sandbox, callers) {
      const { budget, create } = await hiring(sandbox, callers)
      const { id } = (await create(5000)).body.data
      await callers.outsider('POST', `/api/tasks/${id}/submit`)
      const spent = async (): Promise<number> =>
        (await callers.outsider('GET', budget)).body.data.spentToday
      const observed: number[] = []
      for (const time of ['05T23:59:59.999Z', '06T00:00:00Z', '06T12:00:00Z']) {
        sandbox.clock.set(`2026-01-${time}`)
        observed.push(await spent())
      }
      return observed
    },
    standard: [5000, 5000, 0],
    switched: { midnight: [5000, 0, 0] },
  },
  pageRange: {
    async observe(sandbox, { buyer, anonymous }) {
      await createTaskIn(sandbox, 'draft')
      const rendered = async (caller: Caller, path: string): Promise<unknown> => {
        const { body } = await caller('GET', path)
        const { page, limit } = body.data?.pagination ?? {}
        return body.success ? [page, limit] : Object.keys(body.errors).join()
      }
      return [
        await rendered(anonymous, '/api/agents?page=-2&limit=5000'),
        await rendered(buyer, '/api/tasks?page=2.9&limit=3.9'),
        await rendered(buyer, '/api/tasks?limit=0'),
        await rendered(buyer, '/api/wallet/transactions?limit=101'),
        await rendered(buyer, '/api/tasks?page=two'),
      ]
    },
    standard: ['page,limit', 'page,limit', 'limit', 'limit', 'page'],
    switched: { clamp: [[1, 100], [2, 3], [1, 1], [1, 100], 'page'] },
  },
  emptyTotalPages: {
    observe: async (_, { buyer }) => (await buyer('GET', '/api/tasks')).body.data.pagination,
    standard: { page: 1, limit: 20, total: 0, totalPages: 0, hasMore: false },
    switched: { 1: { page: 1, limit: 20, total: 0, totalPages: 1, hasMore: false } },
  },
  unknownFilter: {
    async observe(_, { buyer }) {
      const paths = ['tasks?status=done', 'tasks?role=seller', 'wallet/transactions?type=gift']
      const responses = await Promise.all(paths.map((path) => buyer('GET', `/api/${path}`)))
      return responses.map(({ status, body }) => [status, body.data?.pagination.total])
    },
    standard: [
      [400, undefined],
      [400, undefined],
      [400, undefined],
    ],
    switched: {
      empty: [
        [200, 0],
        [200, 0],
        [200, 0],
      ],
    },
  },
  listFormat: {
    async observe(sandbox, { builder, buyer }) {
      const path = await createTaskIn(sandbox, 'pending')
      const lists = [
        agents,
        `${agents}/${firstAgent(sandbox)}/samples`,
        '/api/my/api-keys',
        budgets,
        `${path}/messages`,
      ]
      const responses = await Promise.all(lists.map((list) => builder('GET', list)))
      const plain = responses.map(({ body }) =>
        Array.isArray(body.data) ? 'bare' : Object.keys(body.data).join(),
      )
      // Lists with a documented format, or documented pagination, do not change.
      const { data } = (await buyer('GET', '/api/wallet/transactions')).body
      const tasks = (await buyer('GET', '/api/tasks')).body.data
      return [...plain, Object.keys(data).join(), Object.keys(tasks).join()]
    },
    standard: [...Array(5).fill('items'), 'items,pagination', 'tasks,pagination'],
    switched: {
      bare: [...Array(5).fill('bare'), 'items,pagination', 'tasks,pagination'],
      named: [
        'agents',
        'samples',
        'apiKeys',
        'budgetAuthorizations',
        'messages',
        'items,pagination',
        'tasks,pagination',
      ],
    },
  },
  deleteStatus: {
    async observe(sandbox, { builder }) {
      const { status, body } = await builder('DELETE', `${agents}/${firstAgent(sandbox)}`)
      return [status, body]
    },
    standard: [200, { success: true, data: null }],
    switched: { 204: [204, undefined] },
  },
  retryAfterHeader: {
    async observe(sandbox, { anonymous }) {
      sandbox.moltify.configure({ rateLimits: true })
      for (let at = 0; at < 30; at++) await anonymous('GET', '/api/agents')
      return (await anonymous('GET', '/api/agents')).headers.get('retry-after')
    },
    standard: '60',
    switched: { false: null },
  },
  limitHeaders: {
    async observe(sandbox, { anonymous }) {
      sandbox.moltify.configure({ rateLimits: true })
      sandbox.clock.advance(1)
      const { headers } = await anonymous('GET', '/api/agents')
      return ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`))
    },
    standard: [null, null, null],
    switched: { true: ['30', '29', String(Date.parse('2026-01-05T12:01:01Z') / 1000)] },
  },
  sharedWindow: {
    async observe(sandbox, { anonymous }) {
      sandbox.moltify.configure({ rateLimits: true })
      for (let at = 0; at < 30; at++) await anonymous('GET', '/api/agents')
      let count = 0
      while ((await anonymous('GET', '/api/categories')).status === 200) count++
      return count
    },
    standard: 70,
    switched: { false: 100 },
  },
  rejectedTaskCalls: {
    async observe(sandbox, { buyer }) {
      sandbox.moltify.configure({ rateLimits: true })
      for (let at = 0; at < 10; at++) await buyer('POST', '/api/tasks', {})
      return (await buyer('POST', '/api/tasks', taskFixture(sandbox))).status
    },
    standard: 201,
    switched: { count: 429 },
  },
  jsonDeliveries: {
    async observe(sandbox, { builder }) {
      sandbox.moltify.configure({ rateLimits: true })
      const deliver = () => builder('POST', '/api/agent/tasks/x/deliver', { content: 'Done.' })
      for (let at = 0; at < 20; at++) await deliver()
      return (await deliver()).status
    },
    standard: 404,
    switched: { upload: 429 },
  },
  maxFileBytes: {
    async observe(sandbox) {
      const path = await createTaskIn(sandbox, 'in_progress')
      const body = new FormData()
      body.set('content', 'See the file.')
      const text = 'x'.repeat(10_000_001)
      body.set('files', new File([text], 'work.txt', { type: 'text/plain' }))
      const headers = { authorization: `Bearer ${sandbox.moltify.builder.apiKey}` }
      const url = `${sandbox.moltify.baseUrl}${path.replace('/tasks', '/agent/tasks')}/deliver`
      return (await sandbox.fetch(url, { method: 'POST', headers, body })).status
    },
    standard: 200,
    switched: { 10000000: 400 },
  },
  pendingAgents: {
    async observe(sandbox, { outsider, anonymous, builder, buyer }) {
      const { id } = sandbox.moltify.agents.create(agentFixture(sandbox))
      await builder('POST', `${agents}/${id}/publish`)
      const callers = [builder, outsider, buyer, anonymous]
      const responses = callers.map((caller) => caller('GET', `/api/agents/${id}`))
      return (await Promise.all(responses)).map(({ status }) => status)
    },
    standard: [200, 404, 404, 404],
    switched: { builders: [200, 200, 404, 404] },
  },
  webhookUrlProtocol: {
    async observe(sandbox, { builder }) {
      const fields = { webhookUrl: 'http://127.0.0.1:1/hook' }
      const { body } = await builder('POST', agents, agentFixture(sandbox, fields))
      const path = `${agents}/${firstAgent(sandbox)}`
      const { status } = await builder('PUT', path, fields)
      const safe = { webhookUrl: 'https://agent.example/hook' }
      return [body.errors?.['webhookUrl'], status, (await builder('PUT', path, safe)).status]
    },
    standard: [undefined, 200, 200],
    switched: { https: [['must be a URL that starts with https://'], 400, 200] },
  },
  jsonContentType: {
    async observe(sandbox, { buyer }) {
      const sent = async (type: string): Promise<unknown[]> => {
        const headers = { 'content-type': type }
        const { status, body } = await buyer('POST', '/api/tasks', taskFixture(sandbox), headers)
        return [status, body.errors]
      }
      return [await sent('text/plain'), await sent('Application/JSON; charset=utf-8')]
    },
    standard: [
      [201, undefined],
      [201, undefined],
    ],
    switched: {
      require: [
        [400, { 'Content-Type': ['must be application/json'] }],
        [201, undefined],
      ],
    },
  },
  webhookAttempts: {
    async observe(sandbox) {
      await failing(sandbox)
      for (let at = 0; at < 12; at++) await later(sandbox, '1000h')
      return sandbox.moltify.webhooks.deliveries()[0]?.attempts.length
    },
    standard: 5,
    switched: { 1: 1, 3: 3 },
  },
  webhookRetrySeconds: {
    async observe(sandbox) {
      await failing(sandbox)
      const first = sandbox.moltify.webhooks.deliveries()[0]?.nextAttemptAt
      await later(sandbox, '100s')
      return [first, sandbox.moltify.webhooks.deliveries()[0]?.nextAttemptAt]
    },
    standard: ['2026-01-05T12:01:00.000Z', '2026-01-05T12:06:40.000Z'],
    switched: { 10: ['2026-01-05T12:00:10.000Z', '2026-01-05T12:02:30.000Z'] },
  },
  webhookRetrySigning: {
    async observe(sandbox) {
      const { received } = await failing(sandbox)
      await later(sandbox, '1h')
      return received.map(({ timestamp }) => Number(timestamp) - Number(received[0]?.timestamp))
    },
    standard: [0, 3_600_000],
    switched: { original: [0, 0] },
  },
  webhookTimeoutSeconds: {
    async observe(sandbox) {
      if (sandbox.moltify.settings.assumptions.webhookTimeoutSeconds > 1) return 'later than this'
      await failing(sandbox, () => new Promise(() => undefined))
      return sandbox.moltify.webhooks.deliveries()[0]?.error
    },
    standard: 'later than this',
    switched: { 1: 'Webhook timed out after 1 s' },
  },
  webhookMessage: {
    async observe(sandbox, { buyer }) {
      const { id, receiver } = await createAgentWithReceiver(sandbox)
      const taskId = await submitTaskTo(sandbox, id)
      await buyer('POST', `/api/tasks/${taskId}/messages`, { content: 'Soon?' })
      await sandbox.moltify.webhooks.flush()
      return receiver.received.find(({ body }) => body.event === 'task.message')?.body.data.message
    },
    standard: 'Soon?',
    switched: { object: expect.objectContaining({ content: 'Soon?' }) },
  },
  secretGraceMinutes: {
    async observe(sandbox, { builder }) {
      const { id, secret } = createWebhookAgent(sandbox, agentFixture(sandbox))
      const taskId = await submitTaskTo(sandbox, id)
      await builder('POST', `${agents}/${id}/webhook-secret`)
      const status = async (): Promise<number> =>
        (await sendCallback(sandbox, taskId, secret, { action: 'message', content: 'x' })).status
      const all = [await status()]
      sandbox.clock.advance(599_999)
      all.push(await status())
      sandbox.clock.advance(1)
      return [...all, await status()]
    },
    standard: [401, 401, 401],
    switched: { 10: [200, 200, 401] },
  },
  callbackReplay: {
    async observe(sandbox) {
      const { id, secret } = createWebhookAgent(sandbox, agentFixture(sandbox))
      const taskId = await submitTaskTo(sandbox, id)
      const accept = (): Promise<TestResponse> =>
        sendCallback(sandbox, taskId, secret, { action: 'accept' })
      return [(await accept()).status, (await accept()).status]
    },
    standard: [200, 409],
    switched: { allow: [200, 400] },
  },
  reasonRequired: {
    async observe(sandbox) {
      const path = await createTaskIn(sandbox, 'delivered')
      const { body } = await callersOf(sandbox).buyer('POST', `${path}/request-revision`)
      return body.errors ?? body.data.status
    },
    standard: 'in_progress',
    switched: { true: { reason: ['Required'] } },
  },
  historyNeedsAgent: {
    async observe(sandbox) {
      await createTaskIn(sandbox, 'pending')
      const path = `/api/agent/requestors/${sandbox.moltify.buyer.id}/history`
      const { body } = await callersOf(sandbox).builder('GET', path)
      return body.errors ?? body.data.totalTasks
    },
    standard: 1,
    switched: { true: { agentId: ['Required'] } },
  },
  messageEndpoint: {
    async observe(sandbox) {
      const taskId = (await createTaskIn(sandbox, 'pending')).split('/').at(-1)
      const path = `/api/agent/tasks/${taskId}/message`
      const { status } = await callersOf(sandbox).builder('POST', path, { content: 'When?' })
      return status
    },
    standard: 404,
    switched: { true: 201 },
  },
  connectionTestNeeds: {
    observe: (sandbox) => {
      sandbox.moltify.configure({ assumptions: { connectionTestSeconds: 1 } })
      return connectionTest(sandbox)
    },
    standard: 'The agent did not deliver the test task within 1 s',
    switched: { response: 'The webhook passed the test' },
  },
  connectionTestSeconds: {
    observe: async (sandbox) =>
      sandbox.moltify.settings.assumptions.connectionTestSeconds > 1
        ? 'later than this'
        : connectionTest(sandbox),
    standard: 'later than this',
    switched: { 1: 'The agent did not deliver the test task within 1 s' },
  },
  trustAfterDays: {
    observe: (sandbox) => tierAt(sandbox, '31d'),
    standard: 'trusted',
    switched: { 60: 'new_verified' },
  },
  trustAfterDispute: {
    async observe(sandbox, { buyer }) {
      const path = await createTaskIn(sandbox, 'in_progress')
      await buyer('POST', `${path}/dispute`, { reason: 'No.' })
      return tierAt(sandbox, '31d')
    },
    standard: 'flagged',
    switched: { kept: 'trusted' },
  },
  unverifiedTier: {
    observe: (sandbox) => tierOf(sandbox, { identityVerified: false }),
    standard: 'new_unverified',
    switched: { unverified: 'unverified' },
  },
  riskTier: {
    observe: (sandbox) => tierOf(sandbox, { chargebacks: 1 }),
    standard: 'flagged',
    switched: { restricted: 'restricted' },
  },
}

/** Parses the value of an assumption from its key. */
const valueNamed = (name: keyof MoltifyAssumptions, key: string): unknown =>
  assumptions[name].choices?.find((choice) => String(choice) === key) ?? Number(key)

describe.each(Object.entries(cases))('%s', (name, { observe, standard, switched }) => {
  test('has the stated behaviour by default', async () => {
    const sandbox = testMoltify()
    expect(await observe(sandbox, callersOf(sandbox))).toEqual(standard)
  })

  test.each(Object.entries(switched))('can be set to %s', async (key, observed) => {
    const value = valueNamed(name as keyof MoltifyAssumptions, key)
    const sandbox = testMoltify({ assumptions: { [name]: value } })
    expect(await observe(sandbox, callersOf(sandbox))).toEqual(observed)
  })

  test('has a reason, a provenance, and a case here for each value', () => {
    const { value, choices, reason, source } = assumptions[name as keyof MoltifyAssumptions]
    expect(reason).toMatch(/\.$/)
    expect(source).not.toBe('')
    const others = (choices ?? []).filter((choice) => choice !== value).map(String)
    expect(Object.keys(switched)).toEqual(expect.arrayContaining(others))
    expect(Object.keys(switched).length).toBeGreaterThan(0)
  })
})

test('every assumption has a case', () => {
  expect(Object.keys(cases)).toEqual(Object.keys(assumptions))
  expect(Object.keys(defaultAssumptions())).toEqual(Object.keys(assumptions))
})
