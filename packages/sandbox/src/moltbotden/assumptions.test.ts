import type { CompatibilityFactors, Message } from '@molt-sdk/contracts/moltbotden/types'
import { describe, expect, test } from 'vitest'
import type { Caller, Callers } from '../../test/moltbotden.ts'
import {
  callersFor,
  connectAgents,
  createTestAgent,
  nightId,
  otterId,
  testMoltbotDen,
  tideId,
} from '../../test/moltbotden.ts'
import type { TestResponse } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'
import type { MoltbotDenAssumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

interface Observation<Name extends keyof MoltbotDenAssumptions> {
  observe(sandbox: Sandbox, callers: Callers): Promise<unknown>
  readonly standard: unknown
  /** The behaviour with each other value. */
  readonly switched: Readonly<Partial<Record<`${MoltbotDenAssumptions[Name]}`, unknown>>>
}

const statusOf = async (response: Promise<TestResponse>): Promise<number> => (await response).status

const scoreOf = async (_: Sandbox, { otter }: Callers): Promise<unknown> =>
  (await otter('GET', `/compatibility/${tideId}`)).body.compatibility_score

// (67 + 50 + 50 + 67) / 4 = 58.5
const plainScore = 0.58

const register = (sandbox: Sandbox, { anonymous }: Callers, body: object): Promise<TestResponse> =>
  anonymous('POST', '/agents/register', {
    invite_code: sandbox.moltbotden.invites.create().code,
    agent_id: 'moss',
    profile: { display_name: 'Moss' },
    ...body,
  })

const express = async (caller: Caller, id: string): Promise<[number, unknown]> => {
  const { status, body } = await caller('POST', `/interest/${id}`)
  return [status, body.connection_formed ?? body.error]
}

const pageOf = async (otter: Caller, query = ''): Promise<[number, string[]]> => {
  const { status, body } = await otter('GET', `/conversations/${tideId}${query}`)
  return [status, (body.messages ?? []).map(({ content }: Message) => content)]
}

const unreadOf = async (otter: Caller): Promise<number> =>
  (await otter('GET', '/heartbeat')).body.unread_messages

/** Returns how many expressions of interest succeed. */
const interestsOf = async (sandbox: Sandbox, { otter }: Callers): Promise<number> => {
  let count = 0
  for (; (await statusOf(otter('POST', `/interest/${tideId}`))) === 200; count++) {
    await otter('DELETE', `/interest/${tideId}`)
    sandbox.clock.advance('1s')
  }
  return count
}

/** The behaviour of each assumption, with its default and with other values. */
const cases: { [Name in keyof MoltbotDenAssumptions]: Observation<Name> } = {
  interestsWeight: { observe: scoreOf, standard: plainScore, switched: { 0: 0.55, 9: 0.64 } },
  valuesWeight: { observe: scoreOf, standard: plainScore, switched: { 0: 0.61, 9: 0.52 } },
  communicationWeight: { observe: scoreOf, standard: plainScore, switched: { 0: 0.61, 9: 0.52 } },
  capabilitiesWeight: { observe: scoreOf, standard: plainScore, switched: { 0: 0.55, 9: 0.64 } },
  missingFactorValue: {
    async observe(sandbox, { otter }) {
      createTestAgent(sandbox, 'moss')
      const { factors } = (await otter('GET', '/compatibility/moss')).body
      return Object.values(factors as CompatibilityFactors)
    },
    standard: [0.5, 0.5, 0.5, 0.5],
    switched: { 0: [0, 0, 0, 0], 100: [1, 1, 1, 1] },
  },
  connectedSuggestions: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox)
      const { suggestions } = (await otter('GET', '/discover')).body
      return suggestions.map(({ agent_id }: { agent_id: string }) => agent_id)
    },
    standard: [nightId],
    switched: { shown: [tideId, nightId] },
  },
  publicProfile: {
    observe: async (_, { otter }) =>
      Object.keys((await otter('GET', `/agents/${tideId}`)).body.profile).length,
    standard: 4,
    switched: { whole: 7 },
  },
  communicationPatch: {
    observe: async (_, { otter }) =>
      (await otter('PATCH', '/agents/me', { profile: { communication: { style: 'dry' } } })).body
        .profile.communication,
    standard: { style: 'dry' },
    switched: { merge: { style: 'dry', energy: 'moderate' } },
  },
  inviteStatus: {
    async observe(sandbox, callers) {
      const { status, body } = await register(sandbox, callers, { invite_code: 'INV-NEVER' })
      return [status, body.error]
    },
    standard: [400, 'invalid_request'],
    switched: { 403: [403, 'forbidden'] },
  },
  duplicateIdStatus: {
    async observe(sandbox, callers) {
      const { status, body } = await register(sandbox, callers, { agent_id: tideId })
      return [status, body.error, body.details]
    },
    standard: [409, 'already_exists', undefined],
    switched: { 400: [400, 'invalid_request', { field: 'agent_id' }] },
  },
  ownInterest: {
    observe: async (sandbox, { otter }) => [
      await express(otter, otterId),
      await express(otter, otterId),
      sandbox.moltbotden.connections.list(),
    ],
    standard: [[400, 'invalid_request'], [400, 'invalid_request'], []],
    switched: { accept: [[200, false], [200, false], []] },
  },
  repeatedInterest: {
    observe: async (_, { otter }) => [await express(otter, tideId), await express(otter, tideId)],
    standard: [
      [200, false],
      [200, false],
    ],
    switched: {
      reject: [
        [200, false],
        [400, 'invalid_request'],
      ],
    },
  },
  connectedInterest: {
    observe: async (sandbox) => express((await connectAgents(sandbox)).otter, tideId),
    standard: [200, true],
    switched: { reject: [400, 'invalid_request'] },
  },
  withdrawWithoutInterest: {
    observe: (_, { otter }) => statusOf(otter('DELETE', `/interest/${tideId}`)),
    standard: 404,
    switched: { accept: 200 },
  },
  withdrawConnected: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox)
      return statusOf(otter('DELETE', `/interest/${tideId}`))
    },
    standard: 400,
    switched: { 404: 404 },
  },
  removedHistory: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox, 1)
      await otter('DELETE', `/connections/${tideId}`)
      return [await pageOf(otter), (await otter('GET', '/conversations')).body.conversations.length]
    },
    standard: [[200, ['No. 1']], 1],
    switched: { deleted: [[403, []], 0] },
  },
  connectionOrder: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox)
      sandbox.moltbotden.connections.create(otterId, nightId)
      const { connections } = (await otter('GET', '/connections')).body
      return connections.map(({ agent_id }: { agent_id: string }) => agent_id)
    },
    standard: [nightId, tideId],
    switched: { oldest: [tideId, nightId] },
  },
  noLastMessage: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox)
      return (await otter('GET', '/connections')).body.connections[0]?.last_message
    },
    standard: null,
    switched: { absent: undefined },
  },
  emptyConversations: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox, 1)
      sandbox.moltbotden.connections.create(otterId, nightId)
      const { conversations } = (await otter('GET', '/conversations')).body
      return conversations.map(({ agent_id, last_message }: Record<string, unknown>) => [
        agent_id,
        last_message && 'some',
      ])
    },
    standard: [[tideId, 'some']],
    switched: {
      shown: [
        [tideId, 'some'],
        [nightId, null],
      ],
    },
  },
  notConnectedStatus: {
    observe: (_, { otter }) => statusOf(otter('GET', `/conversations/${tideId}`)),
    standard: 403,
    switched: { 404: 404 },
  },
  cursor: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox, 3)
      const { id, sent_at } = (await otter('GET', `/conversations/${tideId}`)).body.messages[1] ?? {
        id: '',
        sent_at: '',
      }
      return [
        await pageOf(otter, `?before=${id}`),
        await pageOf(otter, `?before=${encodeURIComponent(sent_at)}`),
      ]
    },
    standard: [
      [200, ['No. 1']],
      [400, []],
    ],
    switched: {
      time: [
        [400, []],
        [200, ['No. 1']],
      ],
    },
  },
  messageOrder: {
    observe: async (sandbox) => pageOf((await connectAgents(sandbox, 3)).otter, '?limit=2'),
    standard: [200, ['No. 2', 'No. 3']],
    switched: { newest: [200, ['No. 3', 'No. 2']] },
  },
  messagePageMax: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox)
      const limits = [3, 4, 100, 101, 5000]
      return Promise.all(limits.map(async (limit) => (await pageOf(otter, `?limit=${limit}`))[0]))
    },
    standard: [200, 200, 200, 400, 400],
    switched: { 3: [200, 400, 400, 400, 400], 0: [200, 200, 200, 200, 200] },
  },
  messageMaxLength: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox)
      const texts = [5, 6, 10_000, 10_001].map((length) => 'x'.repeat(length))
      return Promise.all(
        texts.map((message) => statusOf(otter('POST', `/dm/${tideId}/send`, { message }))),
      )
    },
    standard: [200, 200, 200, 400],
    switched: { 5: [200, 400, 400, 400], 0: [200, 200, 200, 200] },
  },
  previewLength: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox)
      await otter('POST', `/dm/${tideId}/send`, { message: 'x'.repeat(300) })
      return (await otter('GET', '/conversations')).body.conversations[0]?.last_message.content
        .length
    },
    standard: 100,
    switched: { 7: 7, 0: 300 },
  },
  markAsRead: {
    async observe(sandbox) {
      const { otter } = await connectAgents(sandbox, 3)
      await pageOf(otter, '?limit=1')
      return unreadOf(otter)
    },
    standard: 0,
    switched: { shown: 2, none: 3 },
  },
  heartbeatNotifications: {
    async observe(sandbox, { night }) {
      const { otter } = await connectAgents(sandbox)
      await night('POST', `/interest/${otterId}`)
      await otter('GET', '/heartbeat')
      const { notifications } = (await otter('GET', '/heartbeat')).body
      return [notifications.connection_requests.length, notifications.new_connections.length]
    },
    standard: [0, 0],
    switched: { all: [1, 1] },
  },
  limitRange: {
    observe: async (sandbox, { otter }) => {
      for (let at = 0; at < 60; at++) createTestAgent(sandbox, `agent-${at}`)
      const found = async (limit: string): Promise<unknown> => {
        const { status, body } = await otter('GET', `/discover?limit=${limit}`)
        return body.suggestions?.length ?? status
      }
      return [await found('99'), await found('0'), await found('2.5'), await found('many')]
    },
    standard: [400, 400, 400, 400],
    switched: { clamp: [50, 1, 2, 400] },
  },
  quotaCounts: {
    async observe(sandbox, callers) {
      sandbox.moltbotden.configure({ rateLimits: true })
      for (let at = 0; at < 10; at++) await callers.otter('POST', '/interest/nobody-here')
      return interestsOf(sandbox, callers)
    },
    standard: 30,
    switched: { calls: 20 },
  },
  quotaDay: {
    async observe(sandbox, callers) {
      sandbox.moltbotden.configure({ rateLimits: true })
      sandbox.clock.set('2026-01-05T23:00:00Z')
      await interestsOf(sandbox, callers)
      const { body } = await callers.otter('POST', `/interest/${tideId}`)
      sandbox.clock.set('2026-01-06T00:00:00Z')
      return [body.retry_after, await interestsOf(sandbox, callers)]
    },
    standard: [86_370, 0],
    switched: { midnight: [3570, 30] },
  },
  limitHeaders: {
    async observe(sandbox, { otter }) {
      sandbox.moltbotden.configure({ rateLimits: true })
      const { headers } = await otter('POST', `/interest/${tideId}`)
      return [headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]
    },
    standard: ['100', '99'],
    switched: { tightest: ['30', '29'] },
  },
  limitHeadersOnErrors: {
    observe: async (_, { otter }) => {
      const responses = [
        await otter('GET', '/agents/me'),
        await otter('GET', '/agents/nobody-here'),
      ]
      return responses.map(({ headers }) => headers.has('x-ratelimit-limit'))
    },
    standard: [true, true],
    switched: { false: [true, false] },
  },
  retryAfterHeader: {
    async observe(sandbox, { otter }) {
      sandbox.moltbotden.configure({ rateLimits: true })
      for (let at = 0; at < 100; at++) await otter('GET', '/agents/me')
      const { headers, body } = await otter('GET', '/agents/me')
      return [headers.get('retry-after'), body.retry_after]
    },
    standard: ['60', 60],
    switched: { false: [null, 60] },
  },
  timePrecision: {
    async observe(sandbox, { otter }) {
      sandbox.clock.advance(7)
      return (await otter('GET', '/heartbeat')).body.timestamp
    },
    standard: '2026-01-05T12:00:00Z',
    switched: { milliseconds: '2026-01-05T12:00:00.007Z' },
  },
  jsonContentType: {
    async observe(_, { otter }) {
      const sent = (type: string): Promise<number> =>
        statusOf(otter('PATCH', '/agents/me', { profile: {} }, { 'content-type': type }))
      return [await sent('text/plain'), await sent('Application/JSON; charset=utf-8')]
    },
    standard: [200, 200],
    switched: { require: [400, 200] },
  },
}

/** Parses the value of an assumption from its key. */
const valueNamed = (name: keyof MoltbotDenAssumptions, key: string): unknown =>
  assumptions[name].choices?.find((choice) => String(choice) === key) ?? Number(key)

describe.each(Object.entries(cases))('%s', (name, { observe, standard, switched }) => {
  test('has the stated behaviour by default', async () => {
    const sandbox = testMoltbotDen()
    expect(await observe(sandbox, callersFor(sandbox))).toEqual(standard)
  })

  test.each(Object.entries(switched))('can be set to %s', async (key, observed) => {
    const value = valueNamed(name as keyof MoltbotDenAssumptions, key)
    const sandbox = testMoltbotDen({ assumptions: { [name]: value } })
    expect(await observe(sandbox, callersFor(sandbox))).toEqual(observed)
  })

  test('has a reason, a provenance, and a case here for each value', () => {
    const { value, choices, reason, source } = assumptions[name as keyof MoltbotDenAssumptions]
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
