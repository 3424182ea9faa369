import { describe, expect, test } from 'vitest'
import type { TestResponse } from '../../test/moltinfra.ts'
import {
  call,
  createTestAgent,
  readStreamEvents,
  request,
  testSandbox,
} from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'
import type { MoltInfraAssumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

const assuming = (chosen: Partial<MoltInfraAssumptions>, agents = 0): Sandbox =>
  testSandbox({ moltinfra: { agents, assumptions: chosen } })

const send = async (sandbox: Sandbox, message: object): Promise<TestResponse> =>
  call(sandbox, 'POST', `/agents/${await createTestAgent(sandbox)}/messages`, message)

/** The behaviour of each assumption, with its default and with other values. */
const cases: { [Name in keyof MoltInfraAssumptions]: Observation<Name> } = {
  patchDepth: {
    async observe(sandbox) {
      const before = { discord: { a: 1, b: { c: 2 } } }
      const id = await createTestAgent(sandbox, { settings: before })
      const settings = { discord: { b: { d: 3 } }, twitter: {} }
      await call(sandbox, 'PATCH', `/agents/${id}`, { settings })
      return (await call(sandbox, 'GET', `/agents/${id}`)).body.data.settings
    },
    standard: { discord: { b: { d: 3 } }, twitter: {} },
    switched: { merge: { discord: { a: 1, b: { c: 2, d: 3 } }, twitter: {} } },
  },
  quotaStatus: {
    agents: 100,
    observe: async (sandbox) => (await call(sandbox, 'POST', '/agents', { name: 'A' })).status,
    standard: 403,
    switched: { 402: 402, 429: 429 },
  },
  modelErrorStatus: {
    async observe(sandbox) {
      sandbox.moltinfra.configure({ modelError: true })
      return (await send(sandbox, { text: 'Hi' })).status
    },
    standard: 500,
    switched: { 502: 502, 503: 503 },
  },
  concurrencyStatus: {
    async observe(sandbox) {
      sandbox.moltinfra.configure({ concurrentMessages: 0 })
      return (await send(sandbox, { text: 'Hi' })).status
    },
    standard: 429,
    switched: { 503: 503 },
  },
  enterpriseLimit: {
    async observe(sandbox) {
      const { apiKey } = sandbox.moltinfra.accounts.create({ tier: 'enterprise' })
      return (await call(sandbox, 'GET', '/nothing', undefined, { apiKey })).headers.get(
        'x-ratelimit-limit',
      )
    },
    standard: '1000',
    switched: { 5: '5' },
  },
  endpointCaps: {
    observe: async (sandbox) =>
      (await call(sandbox, 'POST', '/agents', { name: 'A' })).headers.get('x-ratelimit-limit'),
    standard: '60',
    switched: { true: '10' },
  },
  sharedWindow: {
    async observe(sandbox) {
      await call(sandbox, 'GET', '/agents')
      const id = await createTestAgent(sandbox)
      const { headers } = await call(sandbox, 'POST', `/agents/${id}/messages`, { text: 'Hi' })
      return headers.get('x-ratelimit-remaining')
    },
    standard: '57',
    switched: { false: '59' },
  },
  limitHeadersOnErrors: {
    observe: async (sandbox) => {
      const fine = await call(sandbox, 'GET', '/agents')
      const invalid = await call(sandbox, 'GET', '/agents/x')
      return [fine, invalid].map(({ headers }) => headers.has('x-ratelimit-limit'))
    },
    standard: [true, true],
    switched: { false: [true, false] },
  },
  retryAfterHeader: {
    async observe(sandbox) {
      for (let at = 0; at < 60; at++) await call(sandbox, 'GET', '/agents')
      const { headers, body } = await call(sandbox, 'POST', '/agents', { name: 'A' })
      return [body.error.details, headers.get('retry-after')]
    },
    standard: [{ retryAfter: 60 }, '60'],
    switched: { false: [{ retryAfter: 60 }, null] },
  },
  resetFormat: {
    observe: async (sandbox) =>
      (await call(sandbox, 'GET', '/agents')).headers.get('x-ratelimit-reset'),
    standard: String(Date.parse('2026-01-05T12:01:00Z') / 1000),
    switched: { iso: '2026-01-05T12:01:00.000Z' },
  },
  requestIdHeader: {
    observe: async (sandbox) => (await call(sandbox, 'GET', '/agents')).headers.has('x-request-id'),
    standard: true,
    switched: { false: false },
  },
  listKey: {
    observe: async (sandbox) => Object.keys((await call(sandbox, 'GET', '/agents')).body.data),
    standard: ['agents', 'pagination'],
    switched: { items: ['items', 'pagination'] },
  },
  emptyTotalPages: {
    observe: async (sandbox) =>
      (await call(sandbox, 'GET', '/agents')).body.data.pagination.totalPages,
    standard: 0,
    switched: { 1: 1 },
  },
  pageRange: {
    agents: 3,
    async observe(sandbox) {
      const low = await call(sandbox, 'GET', '/agents?page=-2&limit=0.5')
      const high = await call(sandbox, 'GET', '/agents?page=2.9&limit=5000')
      const invalid = await call(sandbox, 'GET', '/agents?page=two')
      return [low, high, invalid].map(({ body }) => {
        const { currentPage, itemsPerPage } = body.data?.pagination ?? {}
        return body.success ? [currentPage, itemsPerPage] : body.error.code
      })
    },
    standard: ['INVALID_REQUEST', 'INVALID_REQUEST', 'INVALID_REQUEST'],
    switched: { clamp: [[1, 1], [2, 100], 'INVALID_REQUEST'] },
  },
  defaultSort: {
    async observe(sandbox) {
      for (const name of ['b', 'c', 'a']) sandbox.moltinfra.agents.create({ name })
      const [b] = sandbox.moltinfra.agents.list()
      sandbox.moltinfra.agents.update(b?.id ?? '', { status: 'inactive' })
      const { data } = (await call(sandbox, 'GET', '/agents')).body
      return data.agents.map(({ name }: { name: string }) => name).join('')
    },
    standard: 'acb',
    switched: { name: 'cba', status: 'bac' },
  },
  inactiveAgents: {
    async observe(sandbox) {
      const id = await createTestAgent(sandbox)
      await call(sandbox, 'PATCH', `/agents/${id}`, { status: 'inactive' })
      return (await call(sandbox, 'POST', `/agents/${id}/messages`, { text: 'Hi' })).status
    },
    standard: 503,
    switched: { respond: 200 },
  },
  nameMaxLength: {
    async observe(sandbox) {
      const { status, body } = await call(sandbox, 'POST', '/agents', { name: 'x'.repeat(101) })
      return [status, body.error?.details]
    },
    standard: [201, undefined],
    switched: {
      100: [400, { field: 'name', reason: 'must be at most 100 characters long' }],
      101: [201, undefined],
    },
  },
  textMaxLength: {
    observe: async (sandbox) => (await send(sandbox, { text: 'x'.repeat(11) })).status,
    standard: 200,
    switched: { 10: 400, 11: 200 },
  },
  uniqueNames: {
    async observe(sandbox) {
      const id = await createTestAgent(sandbox)
      const other = await createTestAgent(sandbox, { name: 'Bob' })
      const twin = await call(sandbox, 'POST', '/agents', { name: 'Ada' })
      const renamed = await call(sandbox, 'PATCH', `/agents/${other}`, { name: 'Ada' })
      const same = await call(sandbox, 'PATCH', `/agents/${id}`, { name: 'Ada' })
      return [twin, renamed, same].map(({ status }) => status)
    },
    standard: [201, 200, 200],
    switched: { true: [400, 400, 200] },
  },
  unknownFields: {
    async observe(sandbox) {
      const { body } = await call(sandbox, 'POST', '/agents', { name: 'Ada', mood: 'sunny' })
      return body.error?.details ?? body.success
    },
    standard: true,
    switched: { reject: { field: 'mood', reason: 'is not a field of this request' } },
  },
  jsonContentType: {
    async observe(sandbox) {
      const headers = { 'content-type': 'text/plain' }
      return (await call(sandbox, 'POST', '/agents', { name: 'Ada' }, { headers })).status
    },
    standard: 400,
    switched: { ignore: 201 },
  },
  doneEvent: {
    async observe(sandbox) {
      const path = `/agents/${await createTestAgent(sandbox)}/messages/stream`
      const events = await readStreamEvents(await request(sandbox, 'POST', path, { text: 'Hi' }))
      return Object.keys(events.at(-1) ?? {})
    },
    standard: ['type', 'messageId', 'response', 'agentId', 'timestamp', 'metadata'],
    switched: { bare: ['type'] },
  },
  doneMarker: {
    async observe(sandbox) {
      const path = `/agents/${await createTestAgent(sandbox)}/messages/stream`
      const text = await (await request(sandbox, 'POST', path, { text: 'Hi' })).text()
      return text.endsWith('}\n\ndata: [DONE]\n\n')
    },
    standard: false,
    switched: { true: true },
  },
  errorFormat: {
    observe: async (sandbox) => (await call(sandbox, 'GET', '/agents/agent_x')).body.error,
    standard: { code: 'AGENT_NOT_FOUND', message: 'Agent "agent_x" not found.' },
    switched: { string: 'Agent "agent_x" not found.' },
  },
}

interface Observation<Name extends keyof MoltInfraAssumptions> {
  /** Initial agents. */
  readonly agents?: number
  observe(sandbox: Sandbox): Promise<unknown>
  readonly standard: unknown
  /** The behaviour with each other value. */
  readonly switched: Readonly<Partial<Record<`${MoltInfraAssumptions[Name]}`, unknown>>>
}

/** Parses the value of an assumption from its key. */
const valueNamed = (name: keyof MoltInfraAssumptions, key: string): unknown =>
  assumptions[name].choices?.find((choice) => String(choice) === key) ?? Number(key)

describe.each(Object.entries(cases))('%s', (name, { agents, observe, standard, switched }) => {
  test('has the stated behaviour by default', async () => {
    expect(await observe(assuming({}, agents))).toEqual(standard)
  })

  test.each(Object.entries(switched))('can be set to %s', async (key, observed) => {
    const value = valueNamed(name as keyof MoltInfraAssumptions, key)
    expect(await observe(assuming({ [name]: value }, agents))).toEqual(observed)
  })

  test('has a reason, a provenance, and a case here for each value', () => {
    const { value, choices, reason, source } = assumptions[name as keyof MoltInfraAssumptions]
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
