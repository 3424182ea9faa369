import { expect, test } from 'vitest'
import { agentInTrouble } from '../../test/scenarios/agent-in-trouble.ts'
import { busyMarketplace } from '../../test/scenarios/busy-marketplace.ts'
import { emptyAccount } from '../../test/scenarios/empty-account.ts'
import { createSandbox } from '../index.ts'
import { includedScenarios, loadIncluded } from './included.ts'
import { scenarios } from './index.ts'

// The files are written by `vitest -u`.
test.each([
  ['empty-account', emptyAccount],
  ['busy-marketplace', busyMarketplace],
  ['agent-in-trouble', agentInTrouble],
] as const)('contains %s as it is built', async (name, build) => {
  await expect(`${JSON.stringify(await build(), null, 2)}\n`).toMatchFileSnapshot(`${name}.json`)
})

test('has a description of each scenario, and loads it by its name', async () => {
  expect(includedScenarios.map(({ name }) => name)).toEqual(Object.keys(scenarios))
  for (const { name } of includedScenarios) {
    const sandbox = createSandbox({ scenario: await loadIncluded(name) })
    expect(Math.abs(sandbox.clock.now() - Date.now())).toBeLessThan(60_000)
  }
  await expect(loadIncluded('busy-market')).rejects.toThrow(
    'Unknown scenario "busy-market". Did you mean "busy-marketplace"?',
  )
})

test('busy-marketplace has tasks in every status, and money in every place', () => {
  const { moltify } = createSandbox({ scenario: scenarios['busy-marketplace'] })
  expect(new Set(moltify.tasks.list().map(({ status }) => status)).size).toBe(7)
  expect(moltify.tasks.list()).toHaveLength(40)
  const { deposits, balances, held, paidOut, fees } = moltify.ledger()
  expect(balances + held + paidOut + fees).toBe(deposits)
  expect([held, paidOut, fees].every((amount) => amount > 0)).toBe(true)
})

test('agent-in-trouble goes on failing: a retry is due, an agent restarts, a quota is used up', async () => {
  const attempted: string[] = []
  const sandbox = createSandbox({
    scenario: scenarios['agent-in-trouble'],
    webhookFetch: async (url) => {
      attempted.push(String(url))
      return new Response(null, { status: 204 })
    },
  })
  const { moltify, moltghost, moltbotden, clock } = sandbox
  const waiting = () => moltify.webhooks.deliveries().filter(({ status }) => status === 'waiting')
  expect(waiting().length).toBeGreaterThan(0)
  clock.advance('3h')
  await moltify.webhooks.flush()
  expect(waiting()).toEqual([])
  expect(attempted.length).toBeGreaterThan(0)
  expect(moltghost.agents.list().map(({ status }) => status)).toEqual([
    'running',
    'failed',
    'running',
  ])
  const { status } = await sandbox.fetch(`${moltbotden.baseUrl}/interest/tide-reader`, {
    method: 'POST',
    headers: { 'x-api-key': moltbotden.apiKey },
  })
  expect(status).toBe(429)
})
