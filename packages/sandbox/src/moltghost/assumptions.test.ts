import { describe, expect, test } from 'vitest'
import { call, eventsOf, hello, openTestSocket, send, testMoltGhost } from '../../test/moltghost.ts'
import type { Sandbox } from '../sandbox.ts'
import { startSandbox } from '../transports/server.node.ts'
import type { MoltGhostAssumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

interface Observation {
  observe(sandbox: Sandbox): Promise<unknown>
  readonly standard: unknown
  /** The behaviour with each other value. */
  readonly switched: Readonly<Record<string, unknown>>
}

const stream = { ...hello, stream: true }

const brought = async (sandbox: Sandbox, status: 'initializing' | 'failed'): Promise<unknown> => {
  sandbox.moltghost.agents.update('abc123', { status })
  const { status: response, body } = await call(sandbox, '/v1/chat', hello)
  return [response, body.error?.code]
}

const statusOf = async (...args: Parameters<typeof send>): Promise<number> =>
  (await send(...args)).status

/** The behaviour of each assumption, with its default and with other values. */
const cases: { readonly [Name in keyof MoltGhostAssumptions]: Observation } = {
  chatFormat: {
    observe: async (sandbox) => Object.keys((await call(sandbox, '/v1/chat', hello)).body).sort(),
    standard: ['content', 'created', 'finish_reason', 'id', 'model', 'object', 'usage'],
    switched: {
      short: ['content', 'id', 'model', 'usage'],
      openai: ['choices', 'created', 'id', 'model', 'object', 'usage'],
    },
  },
  streamFormat: {
    async observe(sandbox) {
      const [, second = ''] = await eventsOf(await send(sandbox, '/v1/chat', stream))
      const { choices, ...flat } = JSON.parse(second)
      return choices?.[0].delta ?? flat
    },
    standard: { content: 'Hello, ' },
    switched: { flat: { content: 'this ', done: false } },
  },
  usageInChat: {
    async observe(sandbox) {
      const events = await eventsOf(await send(sandbox, '/v1/chat', stream))
      return JSON.parse(events.at(-2) ?? '').usage?.total_tokens
    },
    standard: 10,
    switched: { false: undefined },
  },
  doneMarker: {
    observe: async (sandbox) =>
      (await eventsOf(await send(sandbox, '/v1/chat', stream))).at(-1) === '[DONE]',
    standard: true,
    switched: { false: false },
  },
  initializingStatus: {
    observe: (sandbox) => brought(sandbox, 'initializing'),
    standard: [202, undefined],
    switched: { 503: [503, 'agent_initializing'], 404: [404, 'not_found'] },
  },
  failedStatus: {
    observe: (sandbox) => brought(sandbox, 'failed'),
    standard: [503, 'agent_failed'],
    switched: { 500: [500, 'agent_failed'] },
  },
  unknownModel: {
    observe: (sandbox) => statusOf(sandbox, '/v1/chat', { ...hello, model: 'gpt-4' }),
    standard: 404,
    switched: { respond: 200 },
  },
  unknownSkills: {
    observe: (sandbox) => statusOf(sandbox, '/v1/chat', { ...hello, tools: ['fly'] }),
    standard: 404,
    switched: { ignore: 200 },
  },
  unsupportedParameters: {
    observe: (sandbox) =>
      statusOf(sandbox, '/v1/chat/completions', { ...hello, model: 'llama3.1-70b', n: 2 }),
    standard: 400,
    switched: { ignore: 200 },
  },
  healthNeedsKey: {
    observe: (sandbox) => statusOf(sandbox, '/v1/health', undefined, { apiKey: null }),
    standard: 200,
    switched: { true: 401 },
  },
  socketToken: {
    async observe({ moltghost }) {
      const sandbox = await startSandbox({
        moltghost: { assumptions: moltghost.settings.assumptions },
      })
      const { baseUrl, apiKey } = sandbox.moltghost
      const { opened } = openTestSocket(`${baseUrl.replace('http', 'ws')}/ws?token=${apiKey}`)
      const isOpen = await opened.then(
        () => true,
        () => false,
      )
      await sandbox.close()
      return isOpen
    },
    standard: true,
    switched: { false: false },
  },
  limitHeaders: {
    observe: async (sandbox) =>
      (await send(sandbox, '/v1/models')).headers.get('x-ratelimit-remaining'),
    standard: '99',
    switched: { false: null },
  },
  retryAfterHeader: {
    async observe(sandbox) {
      sandbox.moltghost.configure({ requestsPerMinute: 0 })
      return (await send(sandbox, '/v1/models')).headers.get('retry-after')
    },
    standard: '60',
    switched: { false: null },
  },
  requestIdHeader: {
    observe: async (sandbox) => (await send(sandbox, '/v1/models')).headers.has('x-request-id'),
    standard: true,
    switched: { false: false },
  },
  jsonContentType: {
    observe: (sandbox) =>
      statusOf(sandbox, '/v1/chat', hello, { headers: { 'content-type': 'text/plain' } }),
    standard: 200,
    switched: { require: 400 },
  },
  errorFormat: {
    observe: async (sandbox) =>
      (await call(sandbox, '/v1/chat', hello, { apiKey: 'x' })).body.error,
    standard: { message: 'Invalid API key', code: 'invalid_api_key', type: 'unauthorized' },
    switched: { string: 'Invalid API key' },
  },
}

const defaultsOf = (name: string): unknown =>
  defaultAssumptions()[name as keyof MoltGhostAssumptions]

describe.each(Object.entries(cases))('%s', (name, { observe, standard, switched }) => {
  const { choices = [] } = assumptions[name as keyof MoltGhostAssumptions]

  test('has the stated behaviour by default', async () => {
    expect(await observe(testMoltGhost())).toEqual(standard)
  })

  test.each(choices.map(String).filter((choice) => choice !== String(defaultsOf(name))))(
    'can be set to %s',
    async (choice) => {
      expect(Object.keys(switched)).toContain(choice)
      const value = choices.find((one) => String(one) === choice)
      const sandbox = testMoltGhost({ assumptions: { [name]: value } })
      expect(await observe(sandbox)).toEqual(switched[choice])
    },
  )
})

test('flat streams end like those of the socket', async () => {
  const sandbox = testMoltGhost({ assumptions: { streamFormat: 'flat', usageInChat: false } })
  const options = { stream_options: { include_usage: true } }
  const events = await eventsOf(await send(sandbox, '/v1/chat', { ...stream, ...options }))
  expect(JSON.parse(events.at(-2) ?? '')).toEqual({
    id: expect.stringMatching(/^msg_/),
    done: true,
    finish_reason: 'stop',
    usage: { prompt_tokens: 2, completion_tokens: 8, total_tokens: 10 },
  })
})
