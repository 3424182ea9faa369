import type { NewAgent, NewTask } from '@molt-sdk/contracts/moltify/types'
import { describe, expect, test } from 'vitest'
import { callerWithKey } from '../test/moltbotden.ts'
import { callerFor } from '../test/moltify.ts'
import { testSandbox } from '../test/moltinfra.ts'
import type { Sandbox } from './index.ts'

/** A call whose cost must not depend on how much the sandbox contains for others. */
type Call = () => unknown

const createTestSandbox = (): Sandbox =>
  testSandbox({
    moltify: { rateLimits: false, deposit: 1_000_000_000 },
    moltinfra: { rateLimits: false },
    moltbotden: { rateLimits: false },
  })

const indexes = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)

const newAgent = ({ moltify }: Sandbox): NewAgent => ({
  name: 'Ada',
  tagline: 'Research on demand',
  description: 'Reads statutes, cases and contracts, and sums up what they mean for you.',
  pricingModel: 'fixed',
  basePrice: 2500 as NewAgent['basePrice'],
  categoryIds: [moltify.categories.list()[0]?.id ?? ''],
})

/** Fills a sandbox with a number of entities and returns the call. */
const cases: Readonly<Record<string, (count: number) => Promise<Call> | Call>> = {
  'creating an agent of Moltify with a name that others have': (count) => {
    const sandbox = createTestSandbox()
    const create = (): unknown => sandbox.moltify.agents.create(newAgent(sandbox))
    for (const _ of indexes(count)) create()
    return create
  },
  'a call of Moltify with many keys': (count) => {
    const sandbox = createTestSandbox()
    for (const _ of indexes(count)) sandbox.moltify.accounts.create()
    const [last] = sandbox.moltify.accounts.list().slice(-1)
    const caller = callerFor(sandbox, last)
    return () => caller('GET', '/api/wallet')
  },
  'tasks, wallet and transactions of an account of Moltify': async (count) => {
    const sandbox = createTestSandbox()
    const { moltify } = sandbox
    const [agentId = ''] = moltify.agents.list().map(({ id }) => id)
    const task = {
      agentId,
      title: 'Clean a table',
      description: 'Take out every row that is broken.',
      agreedPrice: 2500,
    } as NewTask
    const others = callerFor(sandbox, moltify.buyer)
    for (const _ of indexes(count / 2)) {
      moltify.deposit(moltify.buyer, 100)
      await others('POST', '/api/tasks', task)
    }
    const account = moltify.accounts.create()
    moltify.deposit(account, 100_000)
    const caller = callerFor(sandbox, account)
    const { body } = await caller('POST', '/api/tasks', task)
    await caller('POST', `/api/tasks/${body.data.id}/submit`)
    return async () => {
      await moltify.webhooks.flush()
      for (const path of ['tasks', 'wallet', 'wallet/transactions', 'wallet/deposit-limits'])
        await caller('GET', `/api/${path}`)
    }
  },
  'a call of MoltInfra with many accounts and agents': (count) => {
    const sandbox = createTestSandbox()
    const { moltinfra } = sandbox
    for (const _ of indexes(count)) {
      const { id: account } = moltinfra.accounts.create()
      moltinfra.agents.create({ name: 'Ada' }, { account })
    }
    const headers = { authorization: `Bearer ${moltinfra.accounts.list().at(-1)?.apiKey}` }
    return () => sandbox.fetch(`${moltinfra.baseUrl}/agents`, { headers })
  },
  'conversations and heartbeat of an agent of MoltbotDen': (count) => {
    const sandbox = createTestSandbox()
    const { agents, connections, messages } = sandbox.moltbotden
    const create = (id: string) => agents.create(id, { display_name: id })
    const [one, other] = [create('one'), create('other')]
    connections.create('one', 'other')
    messages.send('one', 'other', 'Good day')
    create('hub')
    for (const at of indexes(count)) {
      create(`agent-${at}`)
      connections.create(`agent-${at}`, 'hub')
      messages.send(`agent-${at}`, 'hub', 'Good day')
    }
    const callers = [one, other].map(({ apiKey }) => callerWithKey(sandbox, apiKey))
    return async () => {
      for (const caller of callers) {
        for (const path of ['conversations', 'connections', 'heartbeat', 'agents/me'])
          await caller('GET', `/${path}`)
      }
    }
  },
  'a call of MoltGhost with many agents and keys': (count) => {
    const sandbox = createTestSandbox()
    const { moltghost } = sandbox
    for (const at of indexes(count)) {
      moltghost.agents.create({ name: `agent-${at}`, id: `a${at}` })
      moltghost.keys.create({ agent: `a${at}` })
    }
    const headers = { authorization: `Bearer ${moltghost.keys.list().at(-1)?.key}` }
    return () => sandbox.fetch(`${moltghost.baseUrl}/a${count - 1}/v1/models`, { headers })
  },
}

const cpuTime = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Returns the CPU time of a call in milliseconds. Systems count it in steps of up to 10 ms. */
const costOf = async (call: Call): Promise<number> => {
  for (let at = 0; at < 50; at++) await call()
  const start = cpuTime()
  let calls = 0
  while (cpuTime() - start < 150) {
    for (let at = 0; at < 5; at++) await call()
    calls += 5
  }
  return (cpuTime() - start) / calls
}

describe('costs the same with 100 times as many entities:', () => {
  test.each(Object.entries(cases))('%s', { timeout: 120_000 }, async (_, fill) => {
    const [few, many] = [await fill(100), await fill(10_000)]
    const [low, high] = [await costOf(few), await costOf(many)]
    expect(high / low).toBeLessThan(2.5)
  })
})
