import { LLMock } from '@copilotkit/aimock'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rejectionOf } from '../../core/test/client.ts'
import type { MoltGhostOptions } from '../src/client.ts'
import { MoltGhostAgent } from '../src/client.ts'
import { key } from './agent.ts'

const options = { model: 'gpt-4o' }
const greeting = 'Hello there, how may I help you today? Ask away: €, 日本語, 🎉.'

/** Starts a third-party mock of OpenAI's API and creates a client of it. */
const start = async (
  client: MoltGhostOptions = {},
): Promise<{ mock: LLMock; agent: MoltGhostAgent }> => {
  const mock = new LLMock({ port: 0, logLevel: 'silent' })
  await mock.start()
  onTestFinished(() => mock.stop())
  const agent = new MoltGhostAgent({
    apiKey: key,
    baseUrl: mock.url,
    api: 'openai',
    contract: 'strict',
    ...client,
  })
  return { mock, agent }
}

describe("with an independent server in OpenAI's format", () => {
  test('chat() returns the reply', async () => {
    const { mock, agent } = await start()
    mock.onMessage('hello', { content: greeting })
    const { data, response } = await agent.chat('hello', options).withResponse()
    expect(data).toMatchObject({ text: greeting, finishReason: 'stop' })
    expect(data.usage.total_tokens).toBeGreaterThan(0)
    expect(response.status).toBe(200)
  })

  test('stream() yields chunks of text and the usage', async () => {
    const { mock, agent } = await start()
    mock.onMessage('hello', { content: greeting }, { chunkSize: 5 })
    const chunks: string[] = []
    const reply = await agent.chat('hello', {
      ...options,
      stream: true,
      onChunk: (text) => chunks.push(text),
    })
    expect(chunks.length).toBeGreaterThan(5)
    expect(chunks.join('')).toBe(greeting)
    expect(reply).toMatchObject({ text: greeting, finishReason: 'stop' })
    expect(reply.usage.total_tokens).toBeGreaterThan(0)
    expect(agent.usage.total_tokens).toBe(reply.usage.total_tokens)
  })

  test('a stream can be closed early', async () => {
    const { mock, agent } = await start()
    mock.onMessage('hello', { content: greeting }, { chunkSize: 1, latency: 10 })
    const stream = agent.stream('hello', options)
    let text = ''
    for await (const chunk of stream.text()) {
      text += chunk
      if (text.length > 5) break
    }
    expect(await rejectionOf(stream.final())).toMatchObject({
      name: 'StreamError',
      code: 'stream_incomplete',
      partialText: text,
    })
  })

  test('an interrupted stream keeps the partial text', async () => {
    const { mock, agent } = await start()
    mock.onMessage(
      'hello',
      { content: greeting },
      { chunkSize: 5, truncateAfterChunks: 4, latency: 10 },
    )
    const error = await rejectionOf<{ partialText: string }>(agent.stream('hello', options).final())
    expect(error).toMatchObject({
      name: expect.stringMatching(/^(Connection|Stream)Error$/),
      outcome: 'unknown',
      partialText: expect.stringMatching(/^Hello/),
    })
    expect(greeting.startsWith(error.partialText)).toBe(true)
  })

  test.for([
    [401, 'AuthenticationError'],
    [404, 'NotFoundError'],
    [400, 'ValidationError'],
    [429, 'RateLimitError'],
    [500, 'ServerError'],
  ] as const)('throws on %d, which is a %s', async ([status, name]) => {
    const { mock, agent } = await start({ maxRetries: 0 })
    const error = { message: 'Not today.', type: 'some_type', code: 'some_code' }
    mock.onMessage('hello', { error, status })
    for (const call of [
      () => agent.chat('hello', options),
      () => agent.stream('hello', options).final(),
    ]) {
      expect(await rejectionOf(call())).toMatchObject({
        name,
        status,
        code: 'some_code',
        message: expect.stringContaining('Not today.'),
      })
    }
  })

  test('a call is retried after a 429 and its wait', async () => {
    const { mock, agent } = await start()
    mock.onMessage('hello', { content: greeting })
    mock.nextRequestError(429, { message: 'Slow down.', type: 'rate_limit_error' })
    expect(await agent.chat('hello', options)).toMatchObject({ text: greeting })
  })

  test('a tool call appears in the raw body', async () => {
    const { mock, agent } = await start()
    mock.onMessage('hello', { toolCalls: [{ name: 'crm_query', arguments: '{"top":3}' }] })
    const reply = await agent.chat('hello', options)
    expect(reply).toMatchObject({ text: '', finishReason: 'tool_calls' })
    expect(JSON.stringify(reply.raw)).toContain('crm_query')
    expect(await agent.stream('hello', options).final()).toMatchObject({
      text: '',
      finishReason: 'tool_calls',
    })
  })

  test('models.list() lists models', async () => {
    const { mock, agent } = await start()
    mock.on({ model: 'gpt-4o', userMessage: 'hello' }, { content: greeting })
    const models = await agent.models.list().toArray()
    expect(models.map(({ id }) => id)).toContain('gpt-4o')
  })
})
