import { createAgent, getAgent } from '@molt-sdk/contracts/moltinfra/agents/agents'
import { streamMessage } from '@molt-sdk/contracts/moltinfra/messages/messages'
import { expect, test } from 'vitest'
import { createFaultRegistry } from '../faults/registry.ts'
import type { MoltInfraAccount } from '../moltinfra/accounts.ts'
import { createAdapter } from '../moltinfra/adapter.ts'
import { createState } from '../moltinfra/state.ts'
import { operationsByPlatform } from '../platforms.ts'
import { createClock } from '../runtime/clock.ts'
import { createIds } from '../runtime/ids.ts'
import type { PlatformAdapter } from './platform.ts'
import { createPlatformApp } from './platform-app.ts'
import type { OperationCall } from './route.ts'
import { implementOperation } from './route.ts'
import { streamResponse } from './stream-response.ts'

type App = ReturnType<typeof createPlatformApp>

/** An app with one route, and a function that sends it a request. */
const route = (
  add: (app: App, adapter: PlatformAdapter<MoltInfraAccount>) => void,
  checkResponses: boolean,
): ((method: string, path: string, body?: object) => Promise<Response>) => {
  const ids = createIds(1)
  const runtime = {
    clock: createClock(0),
    faults: createFaultRegistry(operationsByPlatform),
    ids,
    origin: '',
    checkResponses,
    notifyChange: () => undefined,
  }
  const state = createState(runtime, {})
  const adapter = createAdapter(state)
  const app = createPlatformApp(adapter)
  const { apiKey } = state.accounts.create()
  add(app, adapter)
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const { signal } = new AbortController()
    const requestContext = { id: 'req_1', baseUrl: '', mountPath: '', signal, appliedFaults: [] }
    return app.fetch(new Request(`https://sandbox.test/v1${path}`, init), requestContext)
  }
}

test('passes the validated input to the handler', async () => {
  const observed: OperationCall<typeof createAgent, MoltInfraAccount>[] = []
  const send = route((app, adapter) => {
    implementOperation(app, adapter, createAgent, (call) => {
      observed.push(call)
      return { id: 'agent_1', name: call.body.name, status: 'active' }
    })
  }, true)
  const response = await send('POST', '/agents', { name: 'Ada', mood: 'sunny' })
  expect([response.status, await response.json()]).toEqual([
    201,
    { success: true, data: { id: 'agent_1', name: 'Ada', status: 'active' } },
  ])
  expect(observed[0]).toMatchObject({
    body: { name: 'Ada' },
    rawBody: { mood: 'sunny' },
    query: undefined,
  })
  expect(observed[0]?.body).not.toHaveProperty('mood')
})

test('decodes path parameters', async () => {
  const send = route((app, adapter) => {
    implementOperation(app, adapter, getAgent, ({ params }) => ({
      id: params.agentId,
      name: 'Ada',
      status: 'active',
    }))
  }, true)
  const { data } = await (await send('GET', '/agents/a%2Fb%20c')).json()
  expect(data.id).toBe('a/b c')
})

test('throws for a response that does not match the contract, with checkResponses', async () => {
  const malformed = (app: App, adapter: PlatformAdapter<MoltInfraAccount>): void =>
    implementOperation(app, adapter, getAgent, () => ({ id: 'agent_1' }) as never)
  await expect(route(malformed, true)('GET', '/agents/x')).rejects.toThrow(
    /Response of getAgent does not match its contract/,
  )
  expect((await route(malformed, false)('GET', '/agents/x')).status).toBe(200)
})

test('ends a stream at an event that does not match the contract, with checkResponses', async () => {
  const malformed = (app: App, adapter: PlatformAdapter<MoltInfraAccount>): void =>
    implementOperation(app, adapter, streamMessage, () =>
      streamResponse(async function* () {
        yield { content: 'without a type' } as never
      }),
    )
  const message = { text: 'Hi' }
  const watched = await route(malformed, true)('POST', '/agents/x/messages/stream', message)
  await expect(watched.text()).rejects.toThrow(
    /Response of streamMessage does not match its contract/,
  )
  const unwatched = await route(malformed, false)('POST', '/agents/x/messages/stream', message)
  expect(await unwatched.text()).toContain('without a type')
})

test('throws for an undeclared error code, with checkResponses', async () => {
  const malformed = (app: App, adapter: PlatformAdapter<MoltInfraAccount>): void =>
    implementOperation(app, adapter, getAgent, () => {
      throw adapter.createError('INVALID_MESSAGE', 'No.')
    })
  await expect(route(malformed, true)('GET', '/agents/x')).rejects.toThrow(
    /getAgent fails with INVALID_MESSAGE/,
  )
  expect((await route(malformed, false)('GET', '/agents/x')).status).toBe(400)
})
