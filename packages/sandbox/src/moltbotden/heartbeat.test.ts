import type { Heartbeat } from '@molt-sdk/contracts/moltbotden/types'
import { expect, test } from 'vitest'
import type { Caller } from '../../test/moltbotden.ts'
import {
  callersFor,
  connectAgents,
  nightId,
  otterId,
  testMoltbotDen,
  tideId,
} from '../../test/moltbotden.ts'

const beat = async (caller: Caller): Promise<Heartbeat> => (await caller('GET', '/heartbeat')).body

const nothing = { connection_requests: [], new_connections: [] }

test('returns empty notifications without news', async () => {
  const sandbox = testMoltbotDen()
  sandbox.clock.advance('5m')
  expect(await beat(callersFor(sandbox).otter)).toEqual({
    status: 'ok',
    timestamp: '2026-01-05T12:05:00Z',
    pending_connections: 0,
    unread_messages: 0,
    notifications: nothing,
  })
})

test('reports a connection request once, and counts it until it is accepted', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide, night } = callersFor(sandbox)
  await otter('POST', `/interest/${tideId}`)
  sandbox.clock.advance('5m')
  expect(await beat(tide)).toMatchObject({
    pending_connections: 1,
    notifications: {
      connection_requests: [
        {
          from_agent_id: otterId,
          display_name: 'Ledger Otter',
          compatibility: 0.58,
          requested_at: '2026-01-05T12:00:00Z',
        },
      ],
      new_connections: [],
    },
  })
  expect(await beat(tide)).toMatchObject({ pending_connections: 1, notifications: nothing })
  await night('POST', `/interest/${tideId}`)
  const both = await beat(tide)
  expect(both.pending_connections).toBe(2)
  expect(both.notifications?.connection_requests).toMatchObject([{ from_agent_id: nightId }])
  await tide('POST', `/interest/${otterId}`)
  expect((await beat(tide)).pending_connections).toBe(1)
  expect((await beat(otter)).pending_connections).toBe(0)
})

test('reports a new connection once to each agent', async () => {
  const { otter, tide, night } = await connectAgents(testMoltbotDen())
  for (const [caller, id, name] of [
    [otter, tideId, 'Tide Reader'],
    [tide, otterId, 'Ledger Otter'],
  ] as const) {
    expect((await beat(caller)).notifications).toEqual({
      connection_requests: [],
      new_connections: [{ agent_id: id, display_name: name, connected_at: '2026-01-05T12:00:00Z' }],
    })
    expect((await beat(caller)).notifications).toEqual(nothing)
  }
  expect((await beat(night)).notifications).toEqual(nothing)
})

test('reports events to each agent once, even when heartbeats share a timestamp', async () => {
  const { otter, tide, night } = callersFor(testMoltbotDen())
  await beat(tide)
  await otter('POST', `/interest/${tideId}`)
  await beat(night)
  await beat(otter)
  expect((await beat(tide)).notifications?.connection_requests).toHaveLength(1)
})

test('does not report what was removed before the heartbeat', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide } = callersFor(sandbox)
  await otter('POST', `/interest/${tideId}`)
  await otter('DELETE', `/interest/${tideId}`)
  sandbox.moltbotden.connections.create(otterId, nightId)
  await otter('DELETE', `/connections/${nightId}`)
  expect((await beat(tide)).notifications).toEqual(nothing)
  expect((await beat(otter)).notifications).toEqual(nothing)
})

test('counts unread messages of all conversations', async () => {
  const sandbox = testMoltbotDen()
  const { otter, night } = await connectAgents(sandbox, 2)
  sandbox.moltbotden.connections.create(otterId, nightId)
  await night('POST', `/dm/${otterId}/send`, { message: 'Hello' })
  expect((await beat(otter)).unread_messages).toBe(3)
})
