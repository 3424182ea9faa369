import { expect, test } from 'vitest'
import { closestName } from './closest-name.ts'

const names = [
  'tolerance',
  'timeout',
  'totalTimeout',
  'idleTimeout',
  'maxRetries',
  'apiKey',
  'baseUrl',
  'wait',
]

test.each([
  ['timeuot', 'timeout'],
  ['tiemout', 'timeout'],
  ['Timeout', 'timeout'],
  ['timeoutMs', 'timeout'],
  ['idleTimeoutMs', 'idleTimeout'],
  ['total_timeout', 'totalTimeout'],
  ['retries', 'maxRetries'],
  ['maxRetry', 'maxRetries'],
  ['key', 'apiKey'],
  ['baseURL', 'baseUrl'],
  ['url', 'baseUrl'],
  ['wiat', 'wait'],
  ['wai', 'wait'],
  ['tolerence', 'tolerance'],
  ['tolarence', 'tolerance'],
])('takes %s for %s', (name, meant) => {
  expect(closestName(name, names)).toBe(meant)
})

test.each(['gold', 'x', 'to', 'signal', 'proxy', '', '__proto__'])(
  'takes %s for nothing',
  (name) => {
    expect(closestName(name, names)).toBeUndefined()
  },
)
