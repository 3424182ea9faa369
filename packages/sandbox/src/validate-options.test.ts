import { expect, test } from 'vitest'
import type { SandboxOptions } from './index.ts'
import { createSandbox } from './index.ts'
import type { ServerOptions } from './transports/server.node.ts'
import { startSandbox } from './transports/server.node.ts'

const createCases: readonly (readonly [options: unknown, message: string])[] = [
  [null, 'The options of a sandbox must be an object such as { seed: 7 }.'],
  ['x', 'The options of a sandbox must be an object such as { seed: 7 }.'],
  [{ sead: 1 }, 'Unknown option "sead". Did you mean "seed"? Allowed: seed, scenario, now,'],
  [{ moltfy: {} }, 'Unknown option "moltfy". Did you mean "moltify"?'],
  [{ seed: {} }, 'seed must be a non-empty string or a number, got an object.'],
  [{ now: null }, 'now must be an ISO 8601 string, a Date, or milliseconds since 1970, got null.'],
  [{ origin: 'a.test' }, 'origin must be an origin such as "https://sandbox.test", got "a.test".'],
  [{ origin: 'https://a.test/' }, 'origin must be an origin'],
  [{ allowedHosts: 'a.test' }, 'allowedHosts must be an array of host names, got "a.test".'],
  [{ checkResponses: 'yes' }, 'checkResponses must be true or false, got "yes".'],
  [{ webhookFetch: 'x' }, 'webhookFetch must be a function, got "x".'],
  [{ moltify: null }, 'moltify must be an object, got null.'],
  [{ moltify: { deposit: -1 } }, 'moltify.deposit must be a non-negative integer, got -1.'],
  [{ moltinfra: { agents: 1.5 } }, 'moltinfra.agents must be a non-negative integer or an array'],
  [{ moltghost: { reply: 5 } }, 'moltghost.reply must be a function, got 5.'],
  [{ moltghost: { agents: 2 } }, 'moltghost.agents must be an array of agents, got 2.'],
]

test.each(createCases)('createSandbox(%j) is rejected', (options, message) => {
  expect(() => createSandbox(options as SandboxOptions)).toThrow(RangeError)
  expect(() => createSandbox(options as SandboxOptions)).toThrow(message)
})

test('options that are undefined count as left out', () => {
  const options = { seed: undefined, moltify: { deposit: undefined }, sead: undefined }
  expect(createSandbox(options).seed).toBe('molt')
})

test.each([
  [{ port: 'x' }, 'port must be a port number, got "x".'],
  [{ port: 70_000 }, 'port must be a port number, got 70000.'],
  [{ host: '' }, 'host must be a host name or an address, got "".'],
  [{ prot: 1 }, 'Unknown option "prot". Did you mean "port"?'],
  [{ sead: 1 }, 'Unknown option "sead".'],
])('startSandbox(%j) rejects before it listens', async (options, message) => {
  await expect(startSandbox(options as ServerOptions)).rejects.toThrow(message)
})
