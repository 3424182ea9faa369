import type {
  Connection,
  Conversation,
  Heartbeat,
  Message,
  Suggestion,
} from '@molt-sdk/contracts/moltbotden/types'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Caller } from '../../test/moltbotden.ts'
import { callersFor, nightId, otterId, testMoltbotDen, tideId } from '../../test/moltbotden.ts'
import { MoltbotDenModel } from '../../test/moltbotden-model.ts'

const ids = [otterId, tideId, nightId] as const

type Id = (typeof ids)[number]

const acts = ['express', 'express', 'withdraw', 'remove', 'say', 'say', 'read', 'beat'] as const

/** Three agents; the first two are chosen more often than the third, or than equal ones. */
const pairs = [
  ...Array.from({ length: 3 }, () => [
    [otterId, tideId],
    [tideId, otterId],
  ]).flat(),
  ...ids.flatMap((one) => ids.map((other) => [one, other])),
] as [Id, Id][]

const action = fc.record({
  act: fc.constantFrom(...acts),
  pair: fc.constantFrom(...pairs),
  seconds: fc.constantFrom(0, 0, 1, 86_400),
})

/** Reads the state of an agent through the API, in the format of the model. */
const viewOf = async (caller: Caller) => {
  const { connections, total } = (await caller('GET', '/connections')).body
  const { stats } = (await caller('GET', '/agents/me')).body
  const { suggestions } = (await caller('GET', '/discover?limit=50')).body
  const { conversations } = (await caller('GET', '/conversations')).body
  expect([total, stats.connections]).toEqual([connections.length, connections.length])
  return {
    connections: connections.map((one: Connection) => [
      one.agent_id,
      one.connected_at,
      one.last_message,
      one.unread_count,
    ]),
    sent: stats.messages_sent,
    suggested: suggestions
      .map(({ agent_id, already_interested }: Suggestion) => [agent_id, already_interested])
      .sort(),
    unread: conversations
      .map(({ agent_id, unread_count }: Conversation) => [agent_id, unread_count])
      .sort(),
  }
}

const beatOf = async (caller: Caller) => {
  const { pending_connections, unread_messages, notifications }: Heartbeat = (
    await caller('GET', '/heartbeat')
  ).body
  return {
    pending_connections,
    unread_messages,
    requests: notifications?.connection_requests?.map((one) => [
      one.from_agent_id,
      one.requested_at,
    ]),
    connections: notifications?.new_connections?.map((one) => [one.agent_id, one.connected_at]),
  }
}

test('random actions of three agents have the results of a model of the reference', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 1, maxLength: 60, size: 'max' }),
      async (actions) => {
        const sandbox = testMoltbotDen()
        const { otter, tide, night } = callersFor(sandbox)
        const callers = { [otterId]: otter, [tideId]: tide, [nightId]: night }
        const model = new MoltbotDenModel()
        for (const { act, pair, seconds } of actions) {
          const [who, whom] = pair
          sandbox.clock.advance(`${seconds}s`)
          const now = new Date(sandbox.clock.now()).toISOString().replace('.000', '')
          const caller = callers[who]
          if (act === 'express') {
            const { status, body } = await caller('POST', `/interest/${whom}`)
            expect([status, body.connection_formed]).toEqual(pad(model.express(who, whom, now)))
          } else if (act === 'withdraw') {
            const { status } = await caller('DELETE', `/interest/${whom}`)
            expect(status).toBe(model.withdraw(who, whom))
          } else if (act === 'remove') {
            const { status } = await caller('DELETE', `/connections/${whom}`)
            expect(status).toBe(model.remove(who, whom))
          } else if (act === 'say') {
            const { status } = await caller('POST', `/dm/${whom}/send`, { message: 'Hello' })
            expect(status).toBe(model.send(who, whom, now))
          } else if (act === 'read') {
            const { status, body } = await caller('GET', `/conversations/${whom}`)
            const from = body.messages?.map(({ from_agent_id }: Message) => from_agent_id)
            expect([status, from]).toEqual(pad(model.read(who, whom)))
          } else expect(await beatOf(caller)).toEqual(model.heartbeat(who))
          for (const id of new Set([who, whom])) {
            expect(await viewOf(callers[id])).toEqual(model.view(id, ids))
          }
        }
        for (const id of ids) {
          expect(await viewOf(callers[id])).toEqual(model.view(id, ids))
          expect(await beatOf(callers[id])).toEqual(model.heartbeat(id))
        }
      },
    ),
    { numRuns: 50 },
  )
})

const pad = ([status, more]: readonly [number, unknown?]): unknown[] => [status, more]
