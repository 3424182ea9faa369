import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agentFixture, callerFor, taskFixture, testMoltify } from '../../test/moltify.ts'
import type { Action } from '../../test/moltify-actions.ts'
import { action } from '../../test/moltify-actions.ts'
import { MoltifyScenario, perform } from '../../test/moltify-scenario.ts'
import { createSandbox } from '../index.ts'
import type { Sandbox } from '../sandbox.ts'
import { scenarios } from '../scenarios/index.ts'
import type { Scenario } from './scenario.ts'

const now = '2026-01-05T12:00:00.000Z'

/** A sandbox in which each store contains something, and a task has a file. */
const busySandbox = async (): Promise<Sandbox> => {
  const sandbox = createSandbox({ scenario: scenarios['busy-marketplace'], now })
  const { moltify, moltbotden, moltghost, moltinfra, faults } = sandbox
  moltify.sessions.create()
  moltghost.replyWith('Not today.')
  const { id } = moltghost.keys.create({ name: 'Old' })
  moltghost.keys.revoke(id)
  moltghost.agents.update('clerk', { status: 'restarting', runsIn: 60_000 })
  moltinfra.configure({ agentQuota: 7, assumptions: { ...moltinfra.settings.assumptions } })
  moltify.configure({ assumptions: { feePercent: 15 } })
  faults.add({ kind: 'status', status: 503, operation: 'createTask', times: 3 })
  const { status } = await callerFor(sandbox, moltify.buyer)(
    'POST',
    '/api/tasks',
    taskFixture(sandbox),
  )
  expect(status).toBe(503)
  const headers = { 'x-api-key': moltbotden.apiKey }
  await sandbox.fetch(`${moltbotden.baseUrl}/heartbeat`, { headers })
  const task = moltify.tasks.list().find((each) => each.status === 'in_progress')
  const builder = moltify.agents.list().find((agent) => agent.id === task?.agentId)?.account
  const owner = moltify.accounts.list().find((account) => account.id === builder)
  const form = new FormData()
  form.set('content', 'See the file.')
  form.append(
    'files',
    new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0)], 'a.jpg', { type: 'image/jpeg' }),
  )
  const delivered = await sandbox.fetch(`${moltify.baseUrl}/api/agent/tasks/${task?.id}/deliver`, {
    method: 'POST',
    headers: { authorization: `Bearer ${owner?.apiKey}` },
    body: form,
  })
  expect(delivered.status).toBe(200)
  await moltify.webhooks.flush()
  return sandbox
}

test('returns the same document after it was loaded', async () => {
  const saved = await (await busySandbox()).saveScenario()
  const text = JSON.stringify(saved)
  const loaded = createSandbox({ seed: 'another', scenario: JSON.parse(text) as Scenario })
  expect(await loaded.saveScenario()).toEqual(saved)
  expect(JSON.stringify(await loaded.saveScenario())).toBe(text)
  const file = loaded.moltify.tasks.list().find(({ deliverable }) => deliverable?.files?.length)
  const [bytes] = loaded.moltify.tasks.files(file?.id ?? '')
  expect(bytes?.name).toBe('a.jpg')
  expect(new Uint8Array((await bytes?.arrayBuffer()) ?? [])).toEqual(
    Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0),
  )
})

test('returns the same document after random actions', async () => {
  const run = async (actions: readonly Action[]): Promise<void> => {
    const { sandbox, ...rest } = await MoltifyScenario.build()
    const runtime = Object.assign(Object.create(MoltifyScenario.prototype), { sandbox, ...rest })
    for (const what of actions) await perform(runtime, what)
    await sandbox.moltify.webhooks.flush()
    const saved = await sandbox.saveScenario()
    const loaded = createSandbox({ scenario: saved })
    expect(await loaded.saveScenario()).toEqual(saved)
    expect(loaded.moltify.tasks.list()).toEqual(sandbox.moltify.tasks.list())
    expect(loaded.moltify.ledger()).toEqual(sandbox.moltify.ledger())
  }
  const actions = fc.array(action, { minLength: 30, maxLength: 30, size: 'max' })
  await fc.assert(fc.asyncProperty(actions, run), { numRuns: 20 })
})

test('keeps keys, sessions and limits, and creates ids that are new', async () => {
  const sandbox = await busySandbox()
  const headers = { authorization: `Bearer ${sandbox.moltinfra.apiKey}` }
  const remainingIn = async (target: Sandbox): Promise<string | null> =>
    (await target.fetch(`${target.moltinfra.baseUrl}/agents`, { headers })).headers.get(
      'x-ratelimit-remaining',
    )
  expect(await remainingIn(sandbox)).toBe('59')
  const loaded = createSandbox({ scenario: await sandbox.saveScenario() })
  expect(await remainingIn(loaded)).toBe('58')
  const { moltify, moltghost, moltbotden, moltinfra } = loaded
  expect(loaded.platformInfo()).toEqual(sandbox.platformInfo())
  const text = JSON.stringify(await loaded.saveScenario())
  const created = [
    ...Array.from({ length: 50 }, () => moltify.accounts.create({}).apiKey),
    ...Array.from({ length: 20 }, () => moltghost.keys.create({}).key),
    ...Array.from({ length: 20 }, () => moltbotden.invites.create().code),
    ...Array.from({ length: 20 }, () => moltinfra.agents.create({ name: 'New' }).id),
    `${moltify.sessions.create().cookie.split('=')[1]}`,
  ]
  expect(new Set(created).size).toBe(created.length)
  for (const id of created) expect(text).not.toContain(id)
})

test('keeps which messages were read', async () => {
  const sandbox = createSandbox({ scenario: scenarios['busy-marketplace'], now })
  const reader = sandbox.moltbotden.agents.list().find(({ id }) => id === 'tide-reader')
  const read = async (target: Sandbox, path: string): Promise<string> => {
    const headers = { 'x-api-key': `${reader?.apiKey}` }
    return (await target.fetch(`${target.moltbotden.baseUrl}${path}`, { headers })).text()
  }
  await read(sandbox, '/conversations/ledger-otter')
  const list = await read(sandbox, '/conversations')
  expect(list).toMatch(/"unread_count":0.*"unread_count":1|"unread_count":1.*"unread_count":0/)
  const loaded = createSandbox({ scenario: await sandbox.saveScenario() })
  expect(await read(loaded, '/conversations')).toBe(list)
})

test('continues retries of webhooks by the clock', async () => {
  const sandbox = createSandbox({
    now,
    webhookFetch: async () => new Response(null, { status: 500 }),
  })
  const { moltify } = sandbox
  const webhookUrl = 'https://agent.example/'
  const agent = moltify.agents.create(agentFixture(sandbox, { webhookUrl }), { status: 'active' })
  moltify.webhooks.secretOf(agent.id)
  const task = taskFixture(sandbox, { agentId: agent.id })
  const { body } = await callerFor(sandbox, moltify.buyer)('POST', '/api/tasks', task)
  await moltify.tasks.transition(body.data.id, 'submit')
  await moltify.webhooks.flush()
  const sent: string[] = []
  const loaded = createSandbox({
    scenario: await sandbox.saveScenario(),
    webhookFetch: async (_, init) => {
      sent.push(new TextDecoder().decode(init?.body as Uint8Array))
      return new Response()
    },
  })
  expect(sent).toEqual([])
  loaded.clock.advance('1h')
  await loaded.moltify.webhooks.flush()
  expect(sent).toHaveLength(1)
  expect(sent[0]).toContain(body.data.id)
  expect(loaded.moltify.webhooks.deliveries()[0]?.attempts).toHaveLength(2)
})

test('continues deadlines and temporary states', async () => {
  const sandbox = testMoltify()
  const { moltify, moltghost, clock } = sandbox
  const caller = callerFor(sandbox, moltify.buyer)
  const { body } = await caller('POST', '/api/tasks', taskFixture(sandbox))
  for (const step of ['submit', 'accept', 'deliver', 'approve'] as const)
    await moltify.tasks.transition(body.data.id, step)
  moltghost.agents.update('abc123', { status: 'restarting', runsIn: 60_000 })
  clock.advance('47h')
  const loaded = createSandbox({ scenario: await sandbox.saveScenario() })
  expect(loaded.clock.isFrozen()).toBe(true)
  expect(loaded.moltghost.agents.list()[0]?.status).toBe('running')
  loaded.clock.advance('1h')
  await expect(loaded.moltify.tasks.transition(body.data.id, 'dispute')).rejects.toThrow(
    'only within 48 hours',
  )
})

test('moves all times to the current one if the clock of the scenario runs', () => {
  const { moltify, clock } = createSandbox({ scenario: scenarios['busy-marketplace'], now })
  expect(clock.isFrozen()).toBe(true)
  const lastUpdate = Math.max(
    ...moltify.tasks.list().map(({ updatedAt }) => Date.parse(`${updatedAt}`)),
  )
  expect(lastUpdate).toBeLessThanOrEqual(Date.parse(now))
  expect(lastUpdate).toBeGreaterThan(Date.parse(now) - 4 * 24 * 60 * 60 * 1000)
})

test('replaces the whole state, and returns to the initial state with a reset', async () => {
  const sandbox = createSandbox({ scenario: scenarios['empty-account'] })
  const listener: string[] = []
  sandbox.onRequest(({ path }) => listener.push(path))
  sandbox.loadScenario(scenarios['busy-marketplace'])
  expect(sandbox.moltify.tasks.list()).toHaveLength(40)
  const headers = { 'x-api-key': sandbox.moltbotden.apiKey }
  await sandbox.fetch(`${sandbox.moltbotden.baseUrl}/agents/me`, { headers })
  expect(listener).toEqual(['/agents/me'])
  sandbox.loadScenario(scenarios['agent-in-trouble'])
  expect(sandbox.log()).toEqual([])
  expect(sandbox.faults.list()).toHaveLength(2)
  sandbox.reset()
  expect(sandbox.faults.list()).toEqual([])
  expect(sandbox.moltify.tasks.list()).toEqual([])
  expect(sandbox.moltify.ledger().deposits).toBe(0)
})

test('gives a platform that is left out its initial data', () => {
  const { moltinfra } = scenarios['busy-marketplace']
  const scenario = { version: 1, time: now, clock: 'frozen', moltinfra }
  const sandbox = createSandbox({ scenario })
  expect(sandbox.moltinfra.agents.list()).toHaveLength(4)
  expect(sandbox.moltify.agents.list()).toHaveLength(1)
  expect(sandbox.moltify.agents.list()[0]?.createdAt).toBeDefined()
})

type Json = Record<string, never> & { [name: string]: Json }

test.each<[(scenario: Json) => void, string | RegExp]>([
  [(it) => set(it, ['version'], 2), 'version must be 1, got 2. It was saved by a later version'],
  [(it) => set(it, ['version'], '1'), 'version must be 1, got "1".'],
  [(it) => set(it, ['time'], 'yesterday'), 'time must be a time in UTC such as'],
  [(it) => set(it, ['clock'], 'fast'), 'clock must be "running" or "frozen", got "fast".'],
  [(it) => set(it, ['moltifi'], {}), 'Unknown field "moltifi". Did you mean "moltify"?'],
  [(it) => set(it, ['faults'], [{ kind: 'lost' }]), 'in faults[0]: Unknown fault kind "lost".'],
  [
    (it) => set(it, ['moltify', 'tasks', '3', 'status'], 'done'),
    /moltify\.tasks\[3\]\.status must be "draft" or .*, got "done"\.$/,
  ],
  [
    (it) => set(it, ['moltify', 'tasks', '3', 'fields', 'agreedPrice'], 20),
    'moltify.tasks[3].fields.agreedPrice must be an integer number of cents, at least 200',
  ],
  [
    (it) => set(it, ['moltify', 'tasks', '0', 'buyerId'], 'user_x'),
    'moltify.tasks[0].buyerId must be the id of one of moltify.accounts, got "user_x".',
  ],
  [
    (it) => set(it, ['moltify', 'tasks', '1', 'status'], 'draft'),
    /moltify\.ledger must hold 0 cents in held:task_\w+, because moltify\.tasks\[1\]\.status is "draft", got 1950\./,
  ],
  [
    (it) => set(it, ['moltify', 'ledger', '5', 'amount'], 10_000_000),
    /moltify\.ledger\[5\]\.amount must be at most \d+, the balance of wallet:user_\w+ after the entries before it, got 10000000\./,
  ],
  [
    (it) => set(it, ['moltify', 'ledger', '5', 'to'], 'pocket'),
    'moltify.ledger[5].to must be "external", "fees", "wallet:<account>", "held:<task>" or "paid:<account>", got "pocket".',
  ],
  [
    (it) => set(it, ['moltify', 'settings'], { feePercent: 3 }),
    'in moltify.settings: Unknown setting "feePercent".',
  ],
  [
    (it) => set(it, ['moltinfra', 'agents', '1', 'id'], it['moltinfra']?.['agents']?.['0']?.['id']),
    'moltinfra.agents[1].id must differ from those before it in the list',
  ],
  [(it) => set(it, ['moltinfra', 'accounts'], []), 'moltinfra.accounts must have at least 1 item'],
  [
    (it) => set(it, ['moltbotden', 'messages', '0', 'to'], 'not-an-agent'),
    'moltbotden.messages[0].to must be the id of one of moltbotden.agents',
  ],
  [
    (it) => set(it, ['moltghost', 'agents', '0', 'id'], 'control'),
    'moltghost.agents[0].id must be 1 to 42 lower-case letters',
  ],
  [
    (it) => set(it, ['moltghost', 'keys'], []),
    'moltghost.keys must contain a key of the first agent, got [].',
  ],
  [
    (it) => set(it, ['moltghost', 'agents', '0', 'extra'], 1),
    'in moltghost.agents[0]: Unknown field "extra". Allowed: id, name,',
  ],
])('rejects an invalid scenario and changes nothing (%#)', async (change, message) => {
  const sandbox = await busySandbox()
  const before = await sandbox.saveScenario()
  const scenario = structuredClone(before)
  change(scenario as never)
  expect(() => sandbox.loadScenario(scenario)).toThrow(RangeError)
  expect(() => sandbox.loadScenario(scenario)).toThrow(message)
  expect(() => createSandbox({ scenario })).toThrow(message)
  expect(await sandbox.saveScenario()).toEqual(before)
})

const set = (root: object, path: readonly string[], value: unknown): void => {
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (part, name) => part[name] as Record<string, unknown>,
      root as Record<string, unknown>,
    )
  parent[path.at(-1) ?? ''] = value
}

test('says what is wrong with something that is no scenario', () => {
  const sandbox = createSandbox()
  expect(() => sandbox.loadScenario([] as never)).toThrow(
    'A scenario must be a JSON object, got [].',
  )
  expect(() => sandbox.loadScenario(null as never)).toThrow('got null')
  expect(() => sandbox.loadScenario({} as never)).toThrow('version is required')
  expect(() => createSandbox({ scenario: 'busy' as never })).toThrow('scenario must be a scenario')
})

test('shares nothing with the document', async () => {
  const sandbox = testMoltify()
  const saved = await sandbox.saveScenario()
  const copy = structuredClone(saved)
  sandbox.loadScenario(saved)
  await callerFor(sandbox, sandbox.moltify.buyer)('POST', '/api/tasks', taskFixture(sandbox))
  sandbox.moltinfra.accounts.update(sandbox.moltinfra.accounts.list()[0]?.id ?? '', { tier: 'pro' })
  expect(saved).toEqual(copy)
  const before = sandbox.moltify.agents.list()
  const { agents } = saved.moltify as { agents: { fields: { name: string } }[] }
  for (const { fields } of agents) fields.name = 'Changed'
  expect(sandbox.moltify.agents.list()).toEqual(before)
})
