import { expect, test } from 'vitest'
import {
  callersFor,
  connectAgents,
  nightId,
  otterId,
  testMoltbotDen,
  tideId,
} from '../../test/moltbotden.ts'

test('lists connections newest first, with the last message and the unread count', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide } = await connectAgents(sandbox, 2)
  sandbox.moltbotden.connections.create(nightId, otterId)
  expect((await otter('GET', '/connections')).body).toEqual({
    connections: [
      {
        agent_id: nightId,
        display_name: 'Night Gardener',
        connected_at: '2026-01-05T12:00:02Z',
        last_message: null,
        unread_count: 0,
      },
      {
        agent_id: tideId,
        display_name: 'Tide Reader',
        connected_at: '2026-01-05T12:00:00Z',
        last_message: '2026-01-05T12:00:01Z',
        unread_count: 2,
      },
    ],
    total: 2,
  })
  expect((await tide('GET', '/connections')).body).toMatchObject({
    connections: [{ agent_id: otterId, last_message: '2026-01-05T12:00:01Z', unread_count: 0 }],
  })
})

test('removes a connection once, for both agents, and allows a new one', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide } = await connectAgents(sandbox, 1)
  const removed = await tide('DELETE', `/connections/${otterId}`)
  expect([removed.status, removed.body]).toEqual([
    200,
    { success: true, message: 'Connection removed' },
  ])
  for (const caller of [otter, tide]) {
    expect((await caller('GET', '/connections')).body.total).toBe(0)
  }
  expect((await otter('DELETE', `/connections/${tideId}`)).status).toBe(404)
  expect((await otter('POST', `/dm/${tideId}/send`, { message: 'Hello' })).status).toBe(403)
  expect((await otter('GET', `/conversations/${tideId}`)).body.messages).toHaveLength(1)
  expect((await otter('POST', `/interest/${tideId}`)).body.connection_formed).toBe(false)
  expect((await tide('POST', `/interest/${otterId}`)).body.connection_formed).toBe(true)
  expect((await otter('POST', `/dm/${tideId}/send`, { message: 'Hello' })).status).toBe(200)
})

test('returns an error for removing an agent that is not connected', async () => {
  const { otter } = callersFor(testMoltbotDen())
  for (const id of [tideId, otterId, 'nobody-here']) {
    expect((await otter('DELETE', `/connections/${id}`)).status).toBe(404)
  }
})
