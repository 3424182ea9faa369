import { createSandbox } from '@molt-sdk/sandbox'
import { generateText, streamText } from 'ai'
import { beforeEach, expect, test } from 'vitest'
import type { MoltGhostOptions } from '../index.ts'
import { AgentInitializingError, AgentPausedError, QuotaExceededError } from '../index.ts'
import { createMoltGhost } from './index.ts'

const sandbox = createSandbox()
beforeEach(() => sandbox.reset())

const createModel = (options: MoltGhostOptions = {}, model?: string) => {
  const { agentId, apiKey } = sandbox.moltghost
  return createMoltGhost({ agentId, apiKey, fetch: sandbox.fetch, logger: {}, ...options })(model)
}

const requestCount = (): number =>
  sandbox.log().filter(({ operation }) => operation === 'createChat').length

test('generateText returns the text, the usage and the finish reason', async () => {
  const result = await generateText({
    model: createModel(),
    instructions: 'Be brief.',
    prompt: 'Good morning.',
    temperature: 0.5,
    maxOutputTokens: 50,
  })
  expect(result.text).toContain('Good morning.')
  expect(result.finishReason).toBe('stop')
  expect(result.usage.totalTokens).toBeGreaterThan(0)
  expect(result.response.id).toMatch(/./)
  expect(result.warnings).toEqual([])
})

test('streamText streams the text, and then the usage', async () => {
  const { textStream, finishReason, usage } = streamText({
    model: createModel(),
    prompt: 'Tell me about the weather today.',
  })
  const chunks: string[] = []
  for await (const chunk of textStream) chunks.push(chunk)
  expect(chunks.length).toBeGreaterThan(1)
  expect(chunks.join('')).toContain('weather')
  expect(await finishReason).toBe('stop')
  expect((await usage).outputTokens).toBeGreaterThan(0)
})

test('a stream can be sent as a UI message stream', async () => {
  const response = streamText({ model: createModel(), prompt: 'Good morning.' })
  const body = await response.toUIMessageStreamResponse().text()
  expect(body).toContain('"type":"text-delta"')
  expect(body.trim().endsWith('data: [DONE]')).toBe(true)
})

test('names settings that agents do not have in warnings', async () => {
  const { warnings } = await generateText({ model: createModel(), prompt: 'Hi.', seed: 1, topK: 3 })
  expect(warnings).toEqual([
    { type: 'unsupported', feature: 'topK' },
    { type: 'unsupported', feature: 'seed' },
  ])
})

test.each([
  ['a used-up quota', 429, 'quota_exceeded', QuotaExceededError],
  ['a paused agent', 503, 'agent_paused', AgentPausedError],
])('%s is sent once', async (_, status, code, type) => {
  sandbox.faults.add({ kind: 'status', status, code, operation: 'createChat' })
  const call = generateText({ model: createModel(), prompt: 'Hi.' })
  await expect(call).rejects.toBeInstanceOf(type)
  expect(requestCount()).toBe(1)
})

test('an agent that responds with 202 is initializing', async () => {
  sandbox.faults.add({ kind: 'status', status: 202, code: 'agent_initializing' })
  const call = generateText({ model: createModel({ maxRetries: 0 }), prompt: 'Hi.' })
  await expect(call).rejects.toBeInstanceOf(AgentInitializingError)
})

test('403 rate_limited is retried', async () => {
  const fault = { kind: 'status', status: 403, code: 'rate_limited', times: 1 } as const
  sandbox.faults.add({ ...fault, headers: { 'retry-after': '0' } })
  const { text } = await generateText({ model: createModel(), prompt: 'Good morning.' })
  expect(text).toContain('Good morning.')
  expect(requestCount()).toBe(2)
})

test('an error before the first event of a stream reaches the caller', async () => {
  sandbox.faults.add({ kind: 'status', status: 503, code: 'agent_paused' })
  const errors: unknown[] = []
  const { textStream } = streamText({
    model: createModel(),
    prompt: 'Hi.',
    onError: ({ error }) => void errors.push(error),
  })
  for await (const _ of textStream) expect.unreachable('received text')
  expect(errors).toEqual([expect.any(AgentPausedError)])
  expect(requestCount()).toBe(1)
})

test('an aborted call aborts its request', async () => {
  let signal: AbortSignal | null | undefined
  const controller = new AbortController()
  const stalled: typeof fetch = (_, init) => {
    signal = init?.signal
    controller.abort()
    return new Promise((__, reject) => {
      if (init?.signal?.aborted) reject(init.signal.reason)
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    })
  }
  const model = createModel({ fetch: stalled })
  const call = generateText({ model, prompt: 'Hi.', abortSignal: controller.signal })
  await expect(call).rejects.toThrow()
  expect(signal?.aborted).toBe(true)
})

test('leaving a stream early closes the connection', async () => {
  let closed = false
  const encoder = new TextEncoder()
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) =>
      controller.enqueue(encoder.encode(`data: ${JSON.stringify({ id: '1', content: 'a' })}\n\n`)),
    cancel: () => {
      closed = true
    },
  })
  const headers = { 'content-type': 'text/event-stream' }
  const model = createModel({ fetch: async () => new Response(endless, { headers }) })
  const { stream } = await model.doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi.' }] }],
  })
  const reader = stream.getReader()
  await reader.read()
  await reader.cancel()
  expect(closed).toBe(true)
})

test('a file is an error before anything is sent', async () => {
  const call = generateText({
    model: createModel(),
    messages: [
      {
        role: 'user',
        content: [{ type: 'file', data: new Uint8Array([1]), mediaType: 'application/pdf' }],
      },
    ],
  })
  await expect(call).rejects.toThrow('must be text, got a file (application/pdf)')
  expect(requestCount()).toBe(0)
})
