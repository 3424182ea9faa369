import { expect, test } from 'vitest'
import { neverRespond, stallBody } from '../../../core/test/behaviors.ts'
import { rejectionOf } from '../../../core/test/client.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { agentAt } from '../../test/agent.ts'

const timedOut = {
  name: 'TimeoutError',
  code: 'transport_timeout',
  operation: 'createChat',
  outcome: 'unknown',
  retryable: false,
  attempts: 1,
}

/** A `fetch` with a dispatcher of Node.js that gives up early, as the default one does after 300 s. */
const impatientFetch = async (): Promise<typeof fetch> => {
  // The class of the dispatcher is not exported, but an instance exists after the first call.
  await fetch('data:,')
  const symbol = Symbol.for('undici.globalDispatcher.1')
  const dispatchers = globalThis as unknown as Record<symbol, object>
  const Agent = dispatchers[symbol]?.constructor as new (options: object) => object
  const dispatcher = new Agent({ headersTimeout: 100, bodyTimeout: 100 })
  return (url, init) => fetch(url, { ...init, dispatcher } as RequestInit)
}

test('a reply whose headers take longer than the transport waits is a timeout', async () => {
  const server = await scriptedServer(neverRespond)
  const agent = agentAt(server, { fetch: await impatientFetch() })
  expect(await rejectionOf(agent.chat('x', { timeout_seconds: 330 }))).toMatchObject({
    ...timedOut,
    message: expect.stringContaining('UND_ERR_HEADERS_TIMEOUT'),
  })
  expect(server.requests).toHaveLength(1)
})

test('a reply whose body takes longer than the transport waits is a timeout', async () => {
  const server = await scriptedServer(stallBody())
  const agent = agentAt(server, { fetch: await impatientFetch() })
  expect(await rejectionOf(agent.chat('x', { timeout_seconds: 330 }))).toMatchObject({
    ...timedOut,
    message: expect.stringContaining('UND_ERR_BODY_TIMEOUT'),
  })
})

test('a fetch that throws the timeout of its transport is a timeout', async () => {
  const cause = Object.assign(new Error('Headers Timeout Error'), {
    name: 'HeadersTimeoutError',
    code: 'UND_ERR_HEADERS_TIMEOUT',
  })
  const agent = agentAt(
    { url: 'http://localhost:1' },
    { fetch: () => Promise.reject(new TypeError('fetch failed', { cause })) },
  )
  expect(await rejectionOf(agent.chat('x', { timeout_seconds: 330 }))).toMatchObject(timedOut)
})
