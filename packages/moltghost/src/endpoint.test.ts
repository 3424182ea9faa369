import { afterEach, describe, expect, test, vi } from 'vitest'
import { key } from '../test/agent.ts'
import type { MoltGhostOptions } from './client.ts'
import { MoltGhostAgent } from './client.ts'

const baseUrlOf = (options: MoltGhostOptions): string =>
  new MoltGhostAgent({ apiKey: key, ...options }).baseUrl

const endpoint = 'https://agent.moltghost.io'

describe('the base URL', () => {
  test.for([
    [{ agentId: 'abc123' }, 'https://abc123.agent.moltghost.io'],
    [{ agentId: 'abc123', endpoint }, 'https://abc123.agent.moltghost.io'],
    [{ agentId: 'ABC-123', endpoint: `${endpoint}/` }, 'https://abc-123.agent.moltghost.io'],
    [{ agentId: 'abc123', endpoint: new URL(endpoint) }, 'https://abc123.agent.moltghost.io'],
    [
      { agentId: 'abc123', endpoint: 'https://abc123.agent.moltghost.io' },
      'https://abc123.agent.moltghost.io',
    ],
    [{ endpoint: 'https://abc123.agent.moltghost.io' }, 'https://abc123.agent.moltghost.io'],
    [
      { agentId: 'abc', endpoint: 'https://agents.test:8443/v2' },
      'https://abc.agents.test:8443/v2',
    ],
    [{ agentId: 'abc', endpoint: 'http://127.0.0.1:3000' }, 'http://127.0.0.1:3000'],
    [{ agentId: 'abc', endpoint: 'http://localhost:3000/x/' }, 'http://localhost:3000/x'],
    [{ agentId: 'abc', endpoint: 'http://abc.localhost:3000' }, 'http://abc.localhost:3000'],
    [{ baseUrl: 'https://elsewhere.test' }, 'https://elsewhere.test'],
    [
      { agentId: 'ABC', endpoint, baseUrl: 'https://abc.agent.moltghost.io/x' },
      'https://abc.agent.moltghost.io/x',
    ],
    [{ agentId: 'abc', endpoint, baseUrl: 'http://127.0.0.1:3000' }, 'http://127.0.0.1:3000'],
    [{ baseUrl: 'http://localhost:3000/moltghost' }, 'http://localhost:3000/moltghost'],
    [
      { agentId: 'abc', baseUrl: 'http://sandbox:4010/moltghost', allowInsecureHttp: true },
      'http://sandbox:4010/moltghost',
    ],
    [
      { agentId: 'abc', endpoint: 'http://sandbox:4010/moltghost', allowInsecureHttp: true },
      'http://sandbox:4010/moltghost',
    ],
    [
      { agentId: 'abc', endpoint: 'https://agents.test', allowInsecureHttp: true },
      'https://abc.agents.test',
    ],
  ] as const)('of %j is %s', ([options, url]) => {
    expect(baseUrlOf(options)).toBe(url)
  })
})

test('does not modify an endpoint passed as a URL', () => {
  const url = new URL(endpoint)
  baseUrlOf({ agentId: 'abc123', endpoint: url })
  expect(url.href).toBe(`${endpoint}/`)
})

test.for([{}, { endpoint }, { agentId: undefined, baseUrl: undefined }])(
  'throws a ConfigError that names both ways to select an agent for %j',
  (options) => {
    expect(() => baseUrlOf(options)).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        code: 'missing_agent_id',
        message: expect.stringMatching(/agentId: 'abc123'.*baseUrl/),
      }),
    )
  },
)

test('rejects an agentId with an IP address as the endpoint', () => {
  const numbers = { agentId: 'abc', endpoint: 'https://192.0.2.7' }
  expect(() => baseUrlOf(numbers)).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      code: 'invalid_agent_id',
      message: expect.stringContaining('precede 192.0.2.7'),
    }),
  )
})

test.for([
  [{ agentId: 'abc', baseUrl: 'https://elsewhere.test' }, 'agentId "abc"'],
  [{ agentId: 'abc', baseUrl: 'https://abcd.agent.moltghost.io' }, 'agentId "abc"'],
  [{ endpoint, baseUrl: 'https://abc.elsewhere.test' }, 'endpoint agent.moltghost.io'],
  [
    { agentId: 'abc', endpoint, baseUrl: new URL('https://elsewhere.test') },
    'agentId "abc" or endpoint agent.moltghost.io',
  ],
] as const)('throws a ConfigError for %j, which names two addresses', ([options, named]) => {
  expect(() => baseUrlOf(options)).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      code: 'conflicting_address',
      message: expect.stringContaining(`contradicts ${named}. Pass baseUrl alone`),
    }),
  )
})

test('rejects a baseUrl of null', () => {
  const baseUrl = null as unknown as string
  expect(() => baseUrlOf({ agentId: 'abc123', baseUrl })).toThrow(
    'baseUrl must be a URL such as "https://api.example.com", got null.',
  )
})

test.for([null, 7, {}])('rejects the agentId %j, which is not a string', (agentId) => {
  expect(() => baseUrlOf({ agentId: agentId as unknown as string })).toThrow(
    expect.objectContaining({ name: 'ConfigError', code: 'invalid_agent_id' }),
  )
})

test.for(['', 'a.b', 'a/b', '-a', 'a-', 'a b', 'evil.test/', 'a@b', 'a:1', 'x'.repeat(64), 'ä'])(
  'rejects the agentId %j, which is not a DNS label',
  (agentId) => {
    expect(() => baseUrlOf({ agentId })).toThrow(
      expect.objectContaining({ name: 'ConfigError', code: 'invalid_agent_id' }),
    )
  },
)

test('rejects an endpoint that is not an absolute URL or uses http', () => {
  expect(() => baseUrlOf({ agentId: 'abc', endpoint: 'agent.moltghost.io' })).toThrow(
    expect.objectContaining({ code: 'invalid_endpoint' }),
  )
  expect(() => baseUrlOf({ agentId: 'abc', endpoint: 'http://agent.moltghost.io' })).toThrow(
    expect.objectContaining({ code: 'invalid_base_url' }),
  )
})

describe('the address in environment variables', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  const variables = {
    MOLTGHOST_BASE_URL: 'https://from-env.test',
    MOLTGHOST_AGENT_ID: 'env',
    MOLTGHOST_ENDPOINT: 'https://agents.env.test',
  }

  const set = (values: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value)
  }

  test.for([
    [variables, {}, 'https://from-env.test'],
    [{ ...variables, MOLTGHOST_BASE_URL: '' }, {}, 'https://env.agents.env.test'],
    [{ MOLTGHOST_AGENT_ID: 'env' }, {}, 'https://env.agent.moltghost.io'],
    [variables, { agentId: 'abc' }, 'https://abc.agents.env.test'],
    [variables, { endpoint: 'https://abc.agents.test' }, 'https://abc.agents.test'],
    [variables, { baseUrl: 'https://elsewhere.test' }, 'https://elsewhere.test'],
    [variables, { agentId: 'abc', endpoint }, 'https://abc.agent.moltghost.io'],
  ] as const)('%j with the options %j is %s', ([values, options, url]) => {
    set(values)
    expect(baseUrlOf(options)).toBe(url)
  })

  test.for([
    [{ MOLTGHOST_BASE_URL: 'agent.test' }, 'MOLTGHOST_BASE_URL must be an absolute URL'],
    [{ MOLTGHOST_AGENT_ID: 'a.b' }, 'MOLTGHOST_AGENT_ID must be a DNS label'],
    [
      { MOLTGHOST_AGENT_ID: 'a', MOLTGHOST_ENDPOINT: 'agents.test' },
      'MOLTGHOST_ENDPOINT must be an absolute URL',
    ],
  ] as const)('%j is rejected with the name of the variable', ([values, message]) => {
    set(values as Readonly<Record<string, string>>)
    expect(() => baseUrlOf({})).toThrow(message)
  })
})
