import { queryObjects } from 'node:v8'
import { Semaphore } from '@molt-sdk/core/client'
import { beforeEach, describe, expect, test } from 'vitest'
import { dropConnection, errorResponse, json, ok, text } from '../../core/test/behaviors.ts'
import { rejectionOf, withoutBackoff } from '../../core/test/client.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { infraAt } from '../test/infra.ts'
import type { MoltInfra } from './client.ts'

beforeEach(withoutBackoff)

const page = '<html><body>Something went wrong.</body></html>'
const html = (status: number): Behavior =>
  text(status, page, { 'content-type': 'text/html', 'retry-after': '0' })

const responses: readonly (readonly [string, Behavior])[] = [
  ...[500, 502, 503, 504, 520, 524, 530].map(
    (status) => [`a page with status ${status}`, html(status)] as const,
  ),
  ['a page with status 200', html(200)],
  ['an empty body', text(200, '')],
  ['an error of a gateway with status 200', json(200, { error: { message: 'Overloaded' } })],
]

const writes: readonly (readonly [string, (infra: MoltInfra) => PromiseLike<unknown>])[] = [
  ['agents.create', ({ agents }) => agents.create({ name: 'Ada' })],
  ['agents.sendMessage', ({ agents }) => agents.sendMessage('agent_1', { text: 'Hi' })],
  ['agents.streamMessage', ({ agents }) => agents.streamMessage('agent_1', { text: 'Hi' }).final()],
  ['conversation.send', (infra) => infra.conversation('agent_1').send('Hi')],
]

describe.for(responses)('%s', ([, response]) => {
  test.for(writes)('leaves the outcome of %s unknown, and it is sent once', async ([, call]) => {
    const server = await scriptedServer(response)
    expect(await rejectionOf(call(infraAt(server)))).toMatchObject({
      outcome: 'unknown',
      attempts: 1,
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('agents.delete', () => {
  const missing = errorResponse(404, 'AGENT_NOT_FOUND')

  test.for([
    ['was lost', dropConnection],
    ['was an error of a gateway', html(502)],
    ['was a server error', errorResponse(500, 'INTERNAL_ERROR')],
  ] as const)('succeeds on a 404 if the first response %s', async ([, first]) => {
    const server = await scriptedServer(first, missing)
    const { data, response } = await infraAt(server).agents.delete('agent_1').withResponse()
    expect([data, response.status]).toEqual([{ id: 'agent_1' }, 404])
    expect(server.requests.map(({ method }) => method)).toEqual(['DELETE', 'DELETE'])
  })

  test.for([
    ['there was no earlier attempt', []],
    ['the earlier attempt was rejected with 429', [errorResponse(429, 'RATE_LIMIT_EXCEEDED')]],
  ] as const)('throws NotFoundError on a 404 if %s', async ([, before]) => {
    const server = await scriptedServer(...before, missing)
    expect(await rejectionOf(infraAt(server).agents.delete('agent_1'))).toMatchObject({
      name: 'NotFoundError',
      code: 'AGENT_NOT_FOUND',
    })
    expect(server.requests).toHaveLength(before.length + 1)
  })
})

test.for(['off', 'warn', 'strict'] as const)(
  'a list without its items is a ContractError with contract: %s',
  async (contract) => {
    for (const body of [{ results: [{ id: 'agent_1' }] }, {}, null, 'maintenance']) {
      const { agents } = infraAt(await scriptedServer(ok(body)), { contract })
      expect(await rejectionOf(agents.list())).toMatchObject({ name: 'ContractError' })
      expect(await rejectionOf(agents.list().toArray())).toMatchObject({ name: 'ContractError' })
    }
  },
)

test('the limit of messages keeps no entry of an agent whose messages have ended', async () => {
  const server = await scriptedServer(ok({ messageId: 'm', response: 'Hi' }))
  const infra = infraAt(server)
  const before = queryObjects(Semaphore, { format: 'count' })
  const agentIds = Array.from({ length: 50 }, (_, index) => `agent_${index}`)
  await Promise.all(agentIds.map((id) => infra.agents.sendMessage(id, { text: 'Hello' })))
  expect(server.requests).toHaveLength(50)
  // Those of other tests may have been collected meanwhile.
  expect(queryObjects(Semaphore, { format: 'count' })).toBeLessThanOrEqual(before)
  await infra.agents.sendMessage('agent_1', { text: 'Hello' })
})
