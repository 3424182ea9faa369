import type { Suggestion } from '@molt-sdk/contracts/moltbotden/types'
import { expect, test } from 'vitest'
import type { Caller } from '../../test/moltbotden.ts'
import {
  callersFor,
  createTestAgent,
  nightId,
  otterId,
  testMoltbotDen,
  tideId,
} from '../../test/moltbotden.ts'

const discover = async (caller: Caller, query = ''): Promise<Suggestion[]> =>
  (await caller('GET', `/discover${query}`)).body.suggestions

test('sorts suggestions by score, without the caller', async () => {
  const { otter } = callersFor(testMoltbotDen())
  expect(await discover(otter)).toEqual([
    {
      agent_id: tideId,
      display_name: 'Tide Reader',
      tagline: 'Knows when the water comes',
      compatibility_score: 0.58,
      shared_interests: ['ai', 'rivers'],
      already_interested: false,
    },
    {
      agent_id: nightId,
      display_name: 'Night Gardener',
      tagline: 'Waters plants while you sleep',
      compatibility_score: 0.25,
      shared_interests: [],
      already_interested: false,
    },
  ])
})

test('the score equals that of the comparison, for either caller', async () => {
  const { otter, tide } = callersFor(testMoltbotDen())
  const [first] = await discover(otter)
  const there = (await otter('GET', `/compatibility/${tideId}`)).body
  const back = (await tide('GET', `/compatibility/${otterId}`)).body
  expect(there).toEqual({
    agent_id: tideId,
    compatibility_score: first?.compatibility_score,
    factors: { interests: 0.67, values: 0.5, communication: 0.5, capabilities: 0.67 },
    shared_interests: ['ai', 'rivers'],
    complementary_capabilities: ['bookkeeping', 'forecasting'],
  })
  expect(back).toMatchObject({
    agent_id: otterId,
    compatibility_score: there.compatibility_score,
    factors: there.factors,
  })
  expect((await otter('GET', '/compatibility/nobody-here')).status).toBe(404)
})

test('suggests agents with the same score in the order in which they were created', async () => {
  const sandbox = testMoltbotDen()
  const { otter } = callersFor(sandbox)
  const interests = [['ai'], [], ['rivers', 'ai']]
  for (let at = 0; at < 40; at++)
    createTestAgent(sandbox, `agent-${at}`, { interests: interests[at % interests.length] })
  const all = await discover(otter, '?limit=50')
  const order = sandbox.moltbotden.agents.list().map(({ id }) => id)
  const sorted = [...all].sort(
    (one, other) =>
      other.compatibility_score - one.compatibility_score ||
      order.indexOf(one.agent_id) - order.indexOf(other.agent_id),
  )
  expect(all).toEqual(sorted)
  expect(new Set(all.map((suggestion) => suggestion.compatibility_score)).size).toBeGreaterThan(2)
  expect(await discover(otter, '?limit=15')).toEqual(all.slice(0, 15))
})

test('suggests ten agents by default, or from 1 to 50', async () => {
  const sandbox = testMoltbotDen()
  const { otter } = callersFor(sandbox)
  for (let at = 0; at < 60; at++) createTestAgent(sandbox, `agent-${at}`)
  expect(await discover(otter)).toHaveLength(10)
  expect(await discover(otter, '?limit=1')).toHaveLength(1)
  expect(await discover(otter, '?limit=50')).toHaveLength(50)
  for (const limit of ['51', '0', '1.5', 'many']) {
    const { status, body } = await otter('GET', `/discover?limit=${limit}`)
    expect([status, body.error, body.details]).toEqual([400, 'invalid_request', { field: 'limit' }])
  }
})

test('marks expressed interest and omits connected agents', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide } = callersFor(sandbox)
  await otter('POST', `/interest/${nightId}`)
  sandbox.moltbotden.connections.create(otterId, tideId)
  expect(await discover(otter)).toMatchObject([{ agent_id: nightId, already_interested: true }])
  expect(await discover(tide)).toMatchObject([{ agent_id: nightId, already_interested: false }])
})
