import { describe, expect, test } from 'vitest'
import { key } from '../test/agent.ts'
import type { MoltGhostOptions } from './client.ts'
import { MoltGhostAgent } from './client.ts'

const baseUrlOf = (options: MoltGhostOptions): string =>
  new MoltGhostAgent({ apiKey: key, ...options }).baseUrl

const endpoint = 'https://agent.moltghost.io'

describe('an agent is', () => {
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
    [{ agentId: 'abc', endpoint, baseUrl: 'https://elsewhere.test' }, 'https://elsewhere.test'],
    [{ baseUrl: 'http://localhost:3000/moltghost' }, 'http://localhost:3000/moltghost'],
  ] as const)('where %j says: %s', ([options, url]) => {
    expect(baseUrlOf(options)).toBe(url)
  })
})

test('an endpoint that was given as a URL is left as it was', () => {
  const url = new URL(endpoint)
  baseUrlOf({ agentId: 'abc123', endpoint: url })
  expect(url.href).toBe(`${endpoint}/`)
})

test.for([{}, { endpoint }, { agentId: undefined, baseUrl: undefined }])(
  'no agent in %j is told of, with both ways to name one',
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

test('an address of numbers takes no id, and nothing is sent there without one', () => {
  const numbers = { agentId: 'abc', endpoint: 'https://192.0.2.7' }
  expect(() => baseUrlOf(numbers)).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      code: 'invalid_agent_id',
      message: expect.stringContaining('before 192.0.2.7'),
    }),
  )
})

test('a baseUrl of null is none', () => {
  const baseUrl = null as unknown as string
  expect(baseUrlOf({ agentId: 'abc123', baseUrl })).toBe('https://abc123.agent.moltghost.io')
})

test.for([null, 7, {}])('the id %j, which is no text, is refused', (agentId) => {
  expect(() => baseUrlOf({ agentId: agentId as unknown as string })).toThrow(
    expect.objectContaining({ name: 'ConfigError', code: 'invalid_agent_id' }),
  )
})

test.for(['', 'a.b', 'a/b', '-a', 'a-', 'a b', 'evil.test/', 'a@b', 'a:1', 'x'.repeat(64), 'ä'])(
  'the id %j, which is no part of the name of a host, is refused',
  (agentId) => {
    expect(() => baseUrlOf({ agentId })).toThrow(
      expect.objectContaining({ name: 'ConfigError', code: 'invalid_agent_id' }),
    )
  },
)

test('an endpoint that is none, and one that would carry the key in the clear, are refused', () => {
  expect(() => baseUrlOf({ agentId: 'abc', endpoint: 'agent.moltghost.io' })).toThrow(
    expect.objectContaining({ code: 'invalid_endpoint' }),
  )
  expect(() => baseUrlOf({ agentId: 'abc', endpoint: 'http://agent.moltghost.io' })).toThrow(
    expect.objectContaining({ code: 'invalid_base_url' }),
  )
})
