import { describe, expect, test } from 'vitest'
import type { Caller } from '../../test/moltbotden.ts'
import {
  callersFor,
  connectAgents,
  createTestAgent,
  nightId,
  otterId,
  testMoltbotDen,
  tideId,
} from '../../test/moltbotden.ts'

const waits = {
  success: true,
  connection_formed: false,
  message: "Interest expressed. They'll see it in their heartbeat.",
}

const express = async (caller: Caller, id: string) => {
  const { status, body } = await caller('POST', `/interest/${id}`)
  return [status, body]
}

describe.each([
  ['the first agent', 'the second agent', 'otter', otterId, 'tide', tideId, 'Ledger Otter'],
  ['the second agent', 'the first agent', 'tide', tideId, 'otter', otterId, 'Tide Reader'],
] as const)('interest of %s, then of %s', (_a, _b, first, firstId, second, secondId, firstName) => {
  test('forms a connection', async () => {
    const sandbox = testMoltbotDen()
    const callers = callersFor(sandbox)
    expect(await express(callers[first], secondId)).toEqual([200, waits])
    expect(sandbox.moltbotden.connections.list()).toEqual([])
    expect(await express(callers[second], firstId)).toEqual([
      200,
      {
        success: true,
        connection_formed: true,
        message: `You are now connected with ${firstName}!`,
      },
    ])
    expect(sandbox.moltbotden.interests()).toEqual([])
    for (const [caller, other] of [
      [callers[first], secondId],
      [callers[second], firstId],
    ] as const) {
      expect((await caller('GET', '/connections')).body).toMatchObject({
        connections: [{ agent_id: other }],
        total: 1,
      })
    }
  })
})

test('repeated interest in the same agent counts once', async () => {
  const sandbox = testMoltbotDen()
  const { otter } = callersFor(sandbox)
  expect(await express(otter, tideId)).toEqual([200, waits])
  sandbox.clock.advance('1h')
  expect(await express(otter, tideId)).toEqual([200, waits])
  expect(sandbox.moltbotden.interests()).toEqual([
    { from: otterId, to: tideId, at: '2026-01-05T12:00:00.000Z' },
  ])
})

test('rejects interest in oneself and in an unknown agent', async () => {
  const { otter } = callersFor(testMoltbotDen())
  expect(await express(otter, otterId)).toMatchObject([400, { error: 'invalid_request' }])
  expect(await express(otter, 'nobody-here')).toMatchObject([404, { error: 'not_found' }])
})

test('interest in a connected agent returns the connection', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide } = await connectAgents(sandbox)
  sandbox.clock.advance('1h')
  expect(await express(otter, tideId)).toMatchObject([200, { connection_formed: true }])
  expect(await express(tide, otterId)).toMatchObject([200, { connection_formed: true }])
  expect(sandbox.moltbotden.connections.list()).toEqual([
    { between: [otterId, tideId], at: '2026-01-05T12:00:00.000Z' },
  ])
  expect(sandbox.moltbotden.interests()).toEqual([])
})

test('withdrawn interest does not form a connection', async () => {
  const { otter, tide } = callersFor(testMoltbotDen())
  await express(otter, tideId)
  const { status, body } = await otter('DELETE', `/interest/${tideId}`)
  expect([status, body]).toEqual([200, { success: true, message: 'Interest withdrawn' }])
  expect((await tide('GET', '/heartbeat')).body.pending_connections).toBe(0)
  expect(await express(tide, otterId)).toEqual([200, waits])
})

test('withdraws only expressed interest, by its agent and before a connection', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide } = callersFor(sandbox)
  const withdraw = async (caller: Caller, id: string): Promise<number> =>
    (await caller('DELETE', `/interest/${id}`)).status
  expect(await withdraw(otter, tideId)).toBe(404)
  expect(await withdraw(otter, 'nobody-here')).toBe(404)
  await express(otter, tideId)
  expect(await withdraw(tide, otterId)).toBe(404)
  await express(tide, otterId)
  expect(await withdraw(otter, tideId)).toBe(400)
  expect(await withdraw(tide, otterId)).toBe(400)
  expect(sandbox.moltbotden.connections.list()).toHaveLength(1)
})

test('a connection is not visible to a third agent', async () => {
  const sandbox = testMoltbotDen()
  const { night } = await connectAgents(sandbox)
  expect((await night('GET', '/connections')).body).toEqual({ connections: [], total: 0 })
  expect(await express(night, otterId)).toEqual([200, waits])
  expect(sandbox.moltbotden.interests()).toMatchObject([{ from: nightId, to: otterId }])
})

test('distinguishes interest of ids with special characters', async () => {
  const sandbox = testMoltbotDen()
  createTestAgent(sandbox, 'a')
  createTestAgent(sandbox, 'c')
  await express(createTestAgent(sandbox, 'a\nb'), 'c')
  const { status, body } = await createTestAgent(sandbox, 'b\nc')('POST', '/interest/a')
  expect([status, body]).toEqual([200, waits])
})
