import type { ServerOptions } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rejectionOf, withoutBackoff } from '../../core/test/client.ts'
import type { MoltGhostOptions } from '../src/client.ts'
import { MoltGhostAgent } from '../src/client.ts'
import { waitForState } from './wait-for-state.ts'

type Sandbox = Awaited<ReturnType<typeof startSandbox>>

/** Starts a sandbox on its own port and creates a client of its agent. */
const start = async (
  moltghost: ServerOptions['moltghost'] = {},
  options: MoltGhostOptions = {},
): Promise<{ sandbox: Sandbox; agent: MoltGhostAgent; id: string }> => {
  const sandbox = await startSandbox({
    checkResponses: true,
    moltghost: { tokenPace: 0, ...moltghost },
  })
  onTestFinished(() => sandbox.close())
  const { apiKey, baseUrl } = sandbox.platformInfo().moltghost
  const agent = new MoltGhostAgent({ apiKey, baseUrl, contract: 'strict', ...options })
  return { sandbox, agent, id: sandbox.moltghost.agentId }
}

describe('an agent of the sandbox', () => {
  test('sends the same reply over HTTP, as a stream and over a socket', async () => {
    const { agent } = await start()
    const socket = await agent.connect()
    const chunks: string[] = []
    const replies = [
      await agent.chat('Hello!'),
      await agent.chat('Hello!', { stream: true, onChunk: (text) => chunks.push(text) }),
      await agent.stream('Hello!').final(),
      await socket.chat('Hello!'),
      await socket.stream('Hello!').final(),
    ]
    const [first] = replies
    expect(first?.text).not.toBe('')
    for (const { text, usage, finishReason } of replies) {
      expect({ text, usage, finishReason }).toEqual({
        text: first?.text,
        usage: first?.usage,
        finishReason: 'stop',
      })
    }
    expect(chunks.join('')).toBe(first?.text)
    expect(chunks.length).toBeGreaterThan(1)
    expect(agent.usage.total_tokens).toBe(5 * (first?.usage.total_tokens ?? 0))
    await socket.close()
  })

  test.for([
    { chatFormat: 'flat' },
    { chatFormat: 'short' },
    { chatFormat: 'openai' },
    { streamFormat: 'flat' },
    { streamFormat: 'openai', doneMarker: false },
    { usageInChat: false },
  ] as const)('returns the same reply in every format: %j', async (assumptions) => {
    const { agent } = await start({ assumptions })
    const whole = await agent.chat('Hello!')
    const streamed = await agent.stream('Hello!').final()
    expect(whole).toMatchObject({ text: streamed.text })
    expect(whole.usage.total_tokens).toBe(streamed.usage.total_tokens)
    expect(whole.usage.total_tokens).toBeGreaterThan(0)
  })

  test("supports OpenAI's format", async () => {
    const { agent } = await start({}, { api: 'openai' })
    const [model] = await agent.models.list().toArray()
    const options = { model: model?.id }
    const { text, usage } = await agent.chat('Hello!', options)
    expect(await agent.stream('Hello!', options).final()).toMatchObject({ text, usage })
    expect(await agent.completions.create('Once upon', options)).toMatchObject({
      finishReason: 'stop',
    })
    expect((await agent.completions.stream('Once upon', options).final()).text).not.toBe('')
  })

  test('invokes installed skills and rejects others', async () => {
    const { agent, sandbox } = await start()
    const [skill = ''] = sandbox.moltghost.agents.list()[0]?.skills ?? []
    const reply = await agent.tools.invoke({ prompt: 'Do it', tools: [skill] })
    expect(reply.toolCalls).toMatchObject([{ name: skill, status: 'ok' }])
    const unknown = agent.tools.invoke({ prompt: 'Do it', tools: ['no_such_skill'] })
    expect(await rejectionOf(unknown)).toMatchObject({
      name: 'NotFoundError',
      code: 'skill_not_found',
    })
  })

  test('can be awaited with waitUntilReady()', async () => {
    const { agent, sandbox, id } = await start()
    sandbox.moltghost.agents.update(id, { status: 'initializing', runsIn: 60_000 })
    expect(await rejectionOf(agent.chat('Hello!'))).toMatchObject({
      name: 'AgentInitializingError',
    })
    expect(await rejectionOf(agent.waitUntilReady({ timeout: 2_000 }))).toMatchObject({
      name: 'TimeoutError',
      message: expect.stringContaining('agent_initializing'),
    })
    sandbox.moltghost.agents.update(id, { status: 'paused' })
    await expect(agent.waitUntilReady()).rejects.toMatchObject({ name: 'AgentPausedError' })
    sandbox.moltghost.agents.update(id, { status: 'running' })
    expect(await agent.waitUntilReady()).toMatchObject({ status: 'running' })
  })

  test.for([
    ['paused', 'AgentPausedError', 'agent_paused'],
    ['failed', 'ServerError', 'agent_failed'],
    ['terminated', 'GoneError', 'agent_terminated'],
  ] as const)(
    'that is %s causes the same error with every method',
    async ([status, name, code]) => {
      const { agent, sandbox, id } = await start()
      sandbox.moltghost.agents.update(id, { status })
      for (const ask of [
        () => agent.chat('Hello!'),
        () => agent.stream('Hello!').final(),
        () => agent.connect(),
        () => agent.waitUntilReady(),
      ]) {
        expect(await rejectionOf(ask())).toMatchObject({ name, code, attempts: 1 })
      }
    },
  )

  test('distinguishes an exceeded quota from a rate limit', async () => {
    const { agent, sandbox } = await start({}, { maxRetries: 0 })
    const socket = await agent.connect()
    sandbox.moltghost.configure({ monthlyTokens: 0 })
    const quota = { name: 'QuotaExceededError', code: 'quota_exceeded', retryable: false }
    expect(await rejectionOf(agent.chat('Hello!'))).toMatchObject({ ...quota, status: 429 })
    expect(await rejectionOf(socket.chat('Hello!'))).toMatchObject(quota)
    sandbox.moltghost.configure({ monthlyTokens: 1_000_000, requestsPerMinute: 0 })
    const limited = { name: 'RateLimitError', code: 'rate_limited', retryable: true }
    expect(await rejectionOf(agent.chat('Hello!'))).toMatchObject({ ...limited, status: 403 })
    expect(await rejectionOf(socket.chat('Hello!'))).toMatchObject(limited)
    await socket.close()
  })
})

describe('a stream of the sandbox', () => {
  test.for([
    [{ kind: 'truncate', afterBytes: 400 }, 'ConnectionError'],
    [{ kind: 'stall', afterBytes: 400 }, 'TimeoutError'],
    [{ kind: 'malformedEvent', afterEvents: 3 }, 'StreamError'],
  ] as const)('with the fault %j keeps the partial text', async ([fault, name]) => {
    const { agent, sandbox } = await start({}, { idleTimeout: 300 })
    const { text } = await agent.chat('Hello!')
    sandbox.faults.add({ ...fault, operation: 'createChat' })
    const error = await rejectionOf<{ partialText: string }>(agent.stream('Hello!').final())
    expect(error).toMatchObject({ name, partialText: expect.stringMatching(/./) })
    expect(text.startsWith(error.partialText)).toBe(true)
  })

  test('whose model fails keeps the partial text', async () => {
    const { agent } = await start({ modelError: { afterTokens: 2 } })
    const socket = await agent.connect()
    const failed = { name: 'ServerError', code: 'internal_error', outcome: 'unknown' }
    for (const stream of [agent.stream('Hello!'), socket.stream('Hello!')]) {
      expect(await rejectionOf(stream.final())).toMatchObject({
        ...failed,
        partialText: expect.stringMatching(/./),
      })
    }
    await socket.close()
  })
})

describe('a socket of the sandbox', () => {
  test('sends ten messages in order, in parallel with HTTP calls', async () => {
    const { agent, sandbox } = await start({ tokenPace: 1 })
    sandbox.moltghost.replyWith((messages) => `You said ${messages.at(-1)?.content}.`)
    const socket = await agent.connect()
    const texts = Array.from({ length: 10 }, (_, at) => `${at}`)
    const replies = await Promise.all([
      ...texts.map((text) => socket.chat(text)),
      agent.chat('beside'),
    ])
    expect(replies.map(({ text }) => text)).toEqual(
      [...texts, 'beside'].map((text) => `You said ${text}.`),
    )
    await socket.close()
  })

  test.for([undefined, 1011, 1012])(
    'reconnects after it was closed during a reply with %s',
    async (closeCode) => {
      withoutBackoff()
      const { agent, sandbox } = await start()
      const socket = await agent.connect()
      sandbox.faults.add({ kind: 'closeSocket', closeCode, afterEvents: 2, times: 1 })
      expect(await rejectionOf(socket.chat('Hello!'))).toMatchObject({
        name: 'ConnectionError',
        code: 'connection_lost',
        outcome: 'unknown',
        partialText: expect.stringMatching(/./),
      })
      expect((await socket.chat('Hello!')).text).not.toBe('')
      await socket.close()
    },
  )

  test('closes when its agent is paused or its key is revoked', async () => {
    const { agent, sandbox, id } = await start()
    const [first, second] = [await agent.connect(), await agent.connect()]
    sandbox.moltghost.agents.update(id, { status: 'paused' })
    await Promise.all([waitForState(first, 'closed'), waitForState(second, 'closed')])
    expect(await rejectionOf(first.chat('Hello!'))).toMatchObject({
      code: 'socket_closed',
      cause: { name: 'AgentPausedError' },
    })
    sandbox.moltghost.agents.update(id, { status: 'running' })
    const third = await agent.connect()
    sandbox.moltghost.keys.revoke(sandbox.moltghost.apiKey)
    await waitForState(third, 'closed')
    expect(await rejectionOf(third.chat('Hello!'))).toMatchObject({
      cause: { name: 'AuthenticationError', code: 'invalid_api_key' },
    })
    expect(await rejectionOf(agent.connect())).toMatchObject({ name: 'AuthenticationError' })
  })

  test('survives a restart of its agent', async () => {
    withoutBackoff()
    const { agent, sandbox, id } = await start({ assumptions: { retryAfterHeader: false } })
    const socket = await agent.connect({ maxReconnects: 1_000 })
    sandbox.moltghost.agents.update(id, { status: 'restarting' })
    setTimeout(() => sandbox.moltghost.agents.update(id, { status: 'running' }), 50)
    await waitForState(socket, 'reconnecting')
    expect((await socket.chat('Hello!')).text).not.toBe('')
    await socket.close()
  })
})
