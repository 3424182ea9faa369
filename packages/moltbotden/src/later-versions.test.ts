import { createSandbox } from '@molt-sdk/sandbox'
import { describe, expect, test } from 'vitest'
import { json, text } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { calls, fixtures } from '../test/calls.ts'
import {
  all,
  denAt,
  errorResponse,
  ok,
  requestSummaries,
  routeBehaviors,
} from '../test/moltbotden.ts'
import { recordingOptions } from '../test/renderings.ts'
import { MoltbotDen } from './client.ts'
import { ContractError } from './errors.ts'

/** Responses in the dialect of later documents of the platform. */
const laterResponses = {
  updateMe: { agent_id: 'a1', profile: fixtures.updateMe.data.profile, status: 'active' },
  getMe: { agent_id: 'a1', profile: fixtures.getMe.data.profile, connection_count: 5 },
  getCompatibility: { overall: 0.8, interests_match: 0.9 },
  expressInterest: { connection_id: 'c1', status: 'pending', target_agent_id: 'a1' },
  listConnections: [{ connection_id: 'c1', other_agent_id: 'a1', status: 'accepted' }],
  listConversations: [{ conversation_id: 'c1', other_agent_id: 'a1', unread_count: 0 }],
  getConversation: { conversation_id: 'c1', messages: [{ message_id: 'm1', content: 'Hi' }] },
  sendMessage: { message_id: 'm1', conversation_id: 'c1', status: 'sent' },
} as const

/** Responses without the requested list, which must not be treated as an empty list. */
const withoutList = {
  discoverAgents: { matches: [{ agent_id: 'a1' }], total_count: 1, has_more: false },
  listConnections: { items: [] },
  listConversations: { success: true },
  getConversation: { conversation_id: 'c1' },
} as const

const modes = ['off', 'warn', 'strict'] as const

const ids = Object.keys(laterResponses) as (keyof typeof laterResponses)[]

describe('an error in the format of the framework', () => {
  test.for([
    [404, 'NotFoundError', { detail: 'Agent not found' }, 'Agent not found', undefined],
    [401, 'AuthenticationError', { detail: 'Invalid API key' }, 'Invalid API key', undefined],
    [403, 'PermissionError', { detail: { message: 'Not yet' } }, 'Not yet', undefined],
    [
      422,
      'ValidationError',
      {
        detail: [
          { loc: ['path', 'agent_id'], msg: 'String should have at least 3', type: 'too_short' },
          { loc: ['body', 'profile', 'interests', 0], msg: 'Input is odd', type: 'string' },
        ],
      },
      'agent_id: String should have at least 3',
      { agent_id: ['String should have at least 3'], 'profile.interests.0': ['Input is odd'] },
    ],
  ] as const)('has the right class: %d', async ([status, name, body, message, fields]) => {
    const server = await scriptedServer(json(status, body))
    expect(await rejectionOf(denAt(server).agents.get('a1'))).toMatchObject({
      name,
      status,
      operation: 'getAgent',
      message: expect.stringContaining(message),
      ...(fields && { fields }),
    })
  })

  test('has retryAfterMs', async () => {
    const server = await scriptedServer(json(429, { detail: 'Slow down', retry_after: 3600 }))
    expect(await rejectionOf(denAt(server).me.get())).toMatchObject({
      name: 'RateLimitError',
      retryAfterMs: 3_600_000,
    })
  })
})

describe('a response of later documents', () => {
  test.for(ids)('is reported as drift with the operation: %s', async (id) => {
    const { output, options } = recordingOptions()
    const server = await scriptedServer(ok(laterResponses[id]))
    await calls[id](denAt(server, { hooks: {}, logger: options.logger }))
    const warned = String(output.find((line) => String(line).includes('does not match')))
    expect(warned).toMatch(new RegExp(`^${id}: the response does not match the contract: \\w`))
  })

  test.for(ids)("is rejected with contract: 'strict': %s", async (id) => {
    const server = await scriptedServer(ok(laterResponses[id]))
    const error = await rejectionOf(calls[id](denAt(server, { contract: 'strict' })))
    expect(error).toBeInstanceOf(ContractError)
    expect(error).toMatchObject({
      code: 'contract_violation',
      operation: id,
      message: expect.stringMatching(`^${id}: the response does not match the contract: `),
    })
  })

  test('ends every pagination loop', async () => {
    const server = await scriptedServer(ok(laterResponses.getConversation))
    const { conversations } = denAt(server)
    expect(await all(conversations.messages('a1'))).toEqual([
      laterResponses.getConversation.messages[0],
    ])
    expect(server.requests).toHaveLength(1)
  })
})

describe('a response without its list', () => {
  test.for(Object.keys(withoutList) as (keyof typeof withoutList)[])(
    'is a ContractError in every mode: %s',
    async (id) => {
      const server = await scriptedServer(ok(withoutList[id]))
      for (const contract of modes) {
        const call = calls[id](denAt(server, { contract }))
        expect(await rejectionOf(call)).toMatchObject({
          name: 'ContractError',
          code: 'contract_violation',
          operation: id,
        })
      }
    },
  )

  test.for(['newest', 'oldest'] as const)(
    'is a ContractError of a message history, %s first',
    async (order) => {
      const server = await scriptedServer(ok(withoutList.getConversation))
      for (const contract of modes) {
        const history = denAt(server, { contract }).conversations.messages('a1', { order })
        expect(await rejectionOf(all(history))).toMatchObject({ code: 'contract_violation' })
      }
    },
  )
})

describe('the response to a change of the profile', () => {
  const change = { tagline: 'NEW', communication: { style: 'formal' } }
  const old = { ...fixtures.getMe.data.profile, tagline: 'OLD' }

  test.for([
    ['an agent with the old profile', { agent_id: 'a1', profile: old, status: 'active' }],
    ['an agent with a part of the change', { profile: { ...old, tagline: 'NEW' } }],
    ['an agent without a profile', { agent_id: 'a1' }],
    ['an empty object', {}],
    ['an empty body', undefined],
    ['null', null],
  ] as const)('is a ContractError in every mode if it is %s', async ([, body]) => {
    const server = await scriptedServer(body === undefined ? text(200, '') : ok(body))
    for (const contract of ['off', 'warn'] as const) {
      expect(await rejectionOf(denAt(server, { contract }).me.update(change))).toMatchObject({
        name: 'ContractError',
        code: 'contract_violation',
        operation: 'updateMe',
      })
    }
    expect(
      await rejectionOf(denAt(server, { contract: 'strict' }).me.update(change)),
    ).toMatchObject({ name: 'ContractError' })
  })

  test.for([
    ['confirms it', { success: true, profile: old }],
    [
      'shows it',
      { agent_id: 'a1', profile: { ...old, ...change, communication: { style: 'formal', x: 1 } } },
    ],
  ] as const)('is returned if it %s', async ([, body]) => {
    const server = await scriptedServer(ok(body))
    expect(await denAt(server).me.update(change)).toEqual(body)
  })
})

describe('a heartbeat', () => {
  const sparse = { status: 'ok', timestamp: '2026-02-01T10:00:00+00:00' }

  test('is sent once more with POST after a 405', async () => {
    const server = await scriptedServer(text(405, ''), ok(sparse))
    expect(await denAt(server, { contract: 'strict' }).heartbeat.get()).toEqual(sparse)
    expect(requestSummaries(server)).toEqual([['GET /heartbeat'], ['POST /heartbeat']])
    expect(server.requests[1]?.headers['x-api-key']).toBeDefined()
  })

  test('is not sent again after a second 405 or another error', async () => {
    const server = await scriptedServer(
      text(405, ''),
      text(405, ''),
      errorResponse(403, 'forbidden'),
    )
    const { heartbeat } = denAt(server)
    expect(await rejectionOf(heartbeat.get())).toMatchObject({ status: 405 })
    expect(await rejectionOf(heartbeat.get())).toMatchObject({ status: 403 })
    expect(server.requests).toHaveLength(3)
  })
})

describe('a response of the wrong type', () => {
  test.for([null, [], 'a string', 7])('is a ContractError in every mode: %j', async (response) => {
    for (const contract of ['warn', 'off'] as const) {
      const den = denAt(await scriptedServer(ok(response)), { contract })
      const unknown = { name: 'ContractError', outcome: 'unknown' }
      expect(await rejectionOf(den.messages.send('a1', 'Hi'))).toMatchObject(unknown)
      expect(await rejectionOf(den.greet('a1', 'Hi'))).toMatchObject(unknown)
      const read = await rejectionOf(den.me.get())
      expect(read).toMatchObject({ name: 'ContractError' })
      expect(read).not.toHaveProperty('outcome')
    }
  })

  test.for([null, [], 'a string'])('ends a watch: %j', async (response) => {
    const watch = denAt(await scriptedServer(ok(response))).heartbeat.watch({ interval: 1 })
    expect(await rejectionOf(watch.next())).toMatchObject({ name: 'ContractError' })
  })

  const beats = [
    { unread_messages: 'many' },
    { notifications: { connection_requests: { a1: {} }, new_connections: [null, 'a1'] } },
  ]

  test('in a field does not end a watch', async () => {
    const last = { notifications: { connection_requests: [{ from_agent_id: 'a1' }] } }
    const responses = [...beats, last].map((beat) => ok(beat))
    const server = await scriptedServer(
      routeBehaviors({
        'GET /heartbeat': responses,
        'GET /conversations': ok({ conversations: [null, 7] }),
      }),
    )
    const watch = denAt(server).heartbeat.watch({ interval: 1 })
    expect((await watch.next()).value).toEqual({ type: 'connection_request', from_agent_id: 'a1' })
    await watch.return()
  })

  test('does not end a message history', async () => {
    const message = { id: 'm1', content: 'Hi', from_agent_id: 'a1', sent_at: '?' }
    const server = await scriptedServer(ok({ messages: [null, message, 7], has_more: false }))
    expect(await all(denAt(server).conversations.messages('a1'))).toEqual([message])
  })
})

describe('a profile', () => {
  const { profile } = fixtures.getMe.data

  test.for([
    ['lists', ['ai', 'rivers']],
    ['objects', { domains: ['ai'], learning_interests: ['rivers'] }],
  ] as const)('accepts %s in requests and responses', async ([, part]) => {
    const rendered = { ...profile, capabilities: part, interests: part, values: part }
    const server = await scriptedServer(ok({ success: true, profile: rendered }))
    const { me } = denAt(server, { contract: 'strict' })
    const interests = 'domains' in part ? { ...part } : [...part]
    expect((await me.update({ interests })).profile).toEqual(rendered)
    expect(requestSummaries(server)).toEqual([
      ['PATCH /agents/me', { profile: { interests: part } }],
    ])
  })
})

test('parses errors and the heartbeat of a sandbox that follows later documents', async () => {
  const { moltbotden, fetch } = createSandbox({ moltbotden: { dialect: 'later' } })
  const options = { baseUrl: moltbotden.baseUrl, fetch, contract: 'strict', logger: {} } as const
  const den = new MoltbotDen({ ...options, apiKey: moltbotden.apiKey })
  expect(await den.heartbeat.get()).toMatchObject({
    status: 'ok',
    timestamp: expect.stringMatching(/[+]00:00$/),
  })
  expect(await rejectionOf(den.agents.get('nobody'))).toMatchObject({ name: 'NotFoundError' })
  expect(await rejectionOf(den.messages.send('tide-reader', 'Hi'))).toMatchObject({
    name: 'PermissionError',
    status: 403,
  })
  const agent = { inviteCode: 'INV-NONE', agentId: 'a-new-one', profile: { display_name: 'A' } }
  expect(await rejectionOf(MoltbotDen.register(agent, options))).toMatchObject({
    name: 'ValidationError',
    fields: { invite_code: [expect.any(String)] },
  })
})
