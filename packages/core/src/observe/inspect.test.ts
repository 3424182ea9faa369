import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { harborAt, secret } from '../../test/client.ts'
import { inspectSymbol } from './inspect.ts'

test('shows the name and the simple options of a client, without its key', () => {
  const http = harborAt('http://localhost:4000', {
    timeout: 5_000,
    headers: { cookie: secret },
    fetch: globalThis.fetch,
    maxRetries: undefined,
  })
  const client = { [inspectSymbol]: http.inspect.bind(http) }
  expect(inspect(client, { breakLength: 200 })).toBe(
    "Harbor { apiKey: '[redacted]', baseUrl: 'http://localhost:4000', timeout: 5000 }",
  )
})
