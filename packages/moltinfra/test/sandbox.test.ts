import type { ServerOptions } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rejectionOf, withoutBackoff } from '../../core/test/client.ts'
import type { MoltInfraOptions } from '../src/client.ts'
import { MoltInfra } from '../src/client.ts'

type Sandbox = Awaited<ReturnType<typeof startSandbox>>

/** A sandbox on its own port, and a client of it. */
const start = async (
  moltinfra: ServerOptions['moltinfra'] = {},
  options: MoltInfraOptions = {},
): Promise<{ sandbox: Sandbox; infra: MoltInfra; ids: readonly string[] }> => {
  const sandbox = await startSandbox({
    checkResponses: true,
    moltinfra: { tokenPace: 0, ...moltinfra },
  })
  onTestFinished(() => sandbox.close())
  const { apiKey, baseUrl, ids } = sandbox.platformInfo().moltinfra
  const infra = new MoltInfra({ apiKey, baseUrl, contract: 'strict', ...options })
  return { sandbox, infra, ids: ids['agents'] ?? [] }
}

describe('with the sandbox, an agent', () => {
  test('is created, changed, used and deleted', async () => {
    const { infra } = await start()
    const { id, status } = await infra.agents.create({ name: 'Ada', modelProvider: 'anthropic' })
    expect(status).toBe('active')
    expect(await infra.agents.get(id)).toMatchObject({ name: 'Ada', modelProvider: 'anthropic' })
    expect(await infra.agents.update(id, { goals: ['Rest.'] })).toMatchObject({
      changes: ['goals'],
    })
    expect(await infra.agents.list({ status: 'active' })).toMatchObject({ items: [{ id }] })
    const { response } = await infra.agents.sendMessage(id, { text: 'Hello' })
    expect(response).not.toBe('')
    expect(await infra.agents.delete(id)).toMatchObject({ id })
    expect(await rejectionOf(infra.agents.get(id))).toMatchObject({ code: 'AGENT_NOT_FOUND' })
  })

  test.for(['on', 404, 405] as const)('streams with its endpoint %s', async (streamEndpoint) => {
    const { infra, ids } = await start({ agents: 1, streamEndpoint })
    const [id = ''] = ids
    for (let round = 0; round < 2; round++) {
      const stream = infra.agents.streamMessage(id, { text: 'Hello', userId: 'user_1' })
      let text = ''
      for await (const { content } of stream) text += content
      expect(text).not.toBe('')
      expect(await stream.final()).toMatchObject({ response: text, agentId: id, userId: 'user_1' })
    }
  })

  test('that is inactive, protected or unknown causes an error', async () => {
    const { infra, ids, sandbox } = await start({ agents: 2 })
    const [first = '', second = ''] = ids
    await infra.agents.update(first, { status: 'inactive' })
    sandbox.moltinfra.agents.update(second, { protected: true })
    const text = 'Hello'
    const errors = await Promise.all(
      [
        infra.agents.sendMessage(first, { text }),
        infra.agents.streamMessage(first, { text }).final(),
        infra.agents.delete(second),
        infra.agents.streamMessage('agent_0', { text }).final(),
      ].map(rejectionOf),
    )
    expect(errors).toMatchObject([
      { name: 'ServerError', code: 'AGENT_UNAVAILABLE' },
      { name: 'ServerError', code: 'AGENT_UNAVAILABLE' },
      { name: 'PermissionError', code: 'DELETE_PROTECTED' },
      { name: 'NotFoundError', code: 'AGENT_NOT_FOUND' },
    ])
  })

  test('processes 30 messages of a client, 10 at once', async () => {
    const { infra, ids } = await start({ agents: 1, tokenPace: 1 }, { maxRetries: 0 })
    const [id = ''] = ids
    const messages = Array.from({ length: 30 }, (_, at) =>
      at % 2
        ? infra.agents.sendMessage(id, { text: `${at}` })
        : infra.agents.streamMessage(id, { text: `${at}` }).final(),
    )
    expect(await Promise.all(messages)).toHaveLength(30)
  })
})

describe('with the sandbox, a client', () => {
  test('iterates over all agents, page by page', async () => {
    const { infra, ids, sandbox } = await start({ agents: 45 })
    const found = await infra.agents.list({ limit: 20, sortBy: 'name' }).toArray()
    expect(found.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(sandbox.log()).toHaveLength(3)
  })

  test('that keeps within its tier is never rejected', async () => {
    const { infra, ids, sandbox } = await start(
      { agents: 3, tier: 20 },
      { rateLimit: 'fail', tier: 20 },
    )
    const calls = Array.from({ length: 25 }, (_, at) => infra.agents.get(ids[at % 3] ?? ''))
    const results = await Promise.allSettled(calls)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    expect(sandbox.log().map(({ status }) => status)).toEqual(Array(20).fill(200))
  })

  test('with an unknown key gets an error that says where to set another', async () => {
    const { sandbox } = await start()
    const { baseUrl } = sandbox.platformInfo().moltinfra
    const infra = new MoltInfra({ apiKey: 'mi_test_unknown', baseUrl })
    expect(await rejectionOf(infra.agents.list())).toMatchObject({
      name: 'AuthenticationError',
      message: expect.stringContaining('MOLTINFRA_API_KEY'),
    })
  })

  test('retries a read after a lost connection, and creates only once', async () => {
    withoutBackoff()
    const { infra, ids, sandbox } = await start({ agents: 1 })
    sandbox.faults.add({ kind: 'drop', operation: 'getAgent', times: 2 })
    expect(await infra.agents.get(ids[0] ?? '')).toMatchObject({ name: 'Agent 1' })
    sandbox.faults.add({ kind: 'lostResponse', operation: 'createAgent' })
    expect(await rejectionOf(infra.agents.create({ name: 'Ada' }))).toMatchObject({
      name: 'ConnectionError',
      outcome: 'unknown',
      attempts: 1,
    })
    expect((await infra.agents.list()).pagination?.totalItems).toBe(2)
  })
})

describe('with the sandbox, a stream', () => {
  test.for([
    [{ kind: 'truncate', afterBytes: 120 }, 'ConnectionError', 'connection_lost'],
    [{ kind: 'stall', afterBytes: 120 }, 'TimeoutError', 'idle_timeout'],
    [{ kind: 'malformedEvent', afterEvents: 2 }, 'StreamError', 'malformed_event'],
    [{ kind: 'drop' }, 'ConnectionError', 'connection_lost'],
  ] as const)('with the fault %j fails with a %s', async ([fault, name, code]) => {
    const { infra, ids, sandbox } = await start({ agents: 1 }, { idleTimeout: 500 })
    sandbox.faults.add({ ...fault, operation: 'streamMessage' })
    const stream = infra.agents.streamMessage(ids[0] ?? '', { text: 'Hello' })
    expect(await rejectionOf(stream.final())).toMatchObject({ name, code, outcome: 'unknown' })
  })

  test('whose model fails yields its tokens first', async () => {
    const { infra, ids } = await start({ agents: 1, modelError: { afterTokens: 2 } })
    const stream = infra.agents.streamMessage(ids[0] ?? '', { text: 'Hello' })
    const tokens: string[] = []
    const loop = async (): Promise<void> => {
      for await (const { content } of stream) tokens.push(content)
    }
    expect(await rejectionOf(loop())).toMatchObject({ name: 'StreamError', code: 'MODEL_ERROR' })
    expect(tokens).toHaveLength(2)
  })

  test('whose loop exits releases its slot', async () => {
    const { infra, ids, sandbox } = await start({ agents: 1, tokenPace: 20, concurrentMessages: 1 })
    const [id = ''] = ids
    for await (const token of infra.agents.streamMessage(id, { text: 'Hello' })) if (token) break
    await expect.poll(() => sandbox.moltinfra.agents.list()[0]?.inFlight).toBe(0)
    const conversation = infra.conversation(id)
    const replies = await Promise.all([
      conversation.stream('One').final(),
      conversation.send('Two'),
    ])
    expect(replies).toHaveLength(2)
  })
})
