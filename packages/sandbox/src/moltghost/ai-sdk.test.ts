import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { APICallError, generateText, streamText } from 'ai'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunningSandbox } from '../transports/server.node.ts'
import { startSandbox } from '../transports/server.node.ts'

// Vercel's AI SDK with its provider for OpenAI-compatible APIs, over HTTP.

let sandbox: RunningSandbox
beforeEach(async () => {
  sandbox = await startSandbox({ checkResponses: true, moltghost: { tokenPace: 1 } })
})
afterEach(() => sandbox.close())

const provider = (apiKey = sandbox.moltghost.apiKey) =>
  createOpenAICompatible({
    name: 'moltghost',
    baseURL: `${sandbox.moltghost.baseUrl}/v1`,
    apiKey,
    includeUsage: true,
  })

const model = (apiKey?: string) => provider(apiKey)('llama3.1-70b')
const prompt = 'Analyze Q4 sales'
const output = 'Hello, this is my-agent. You said: "Analyze Q4 sales"'

test('generateText returns a text', async () => {
  const { text, finishReason, usage } = await generateText({ model: model(), prompt })
  expect(text).toBe(output)
  expect(finishReason).toBe('stop')
  expect(usage).toMatchObject({ inputTokens: 3, outputTokens: 9, totalTokens: 12 })
})

test('streamText returns a text with the usage at the end', async () => {
  const result = streamText({ model: model(), prompt })
  const chunks: string[] = []
  for await (const chunk of result.textStream) chunks.push(chunk)
  expect(chunks.join('')).toBe(output)
  expect(chunks.length).toBeGreaterThan(5)
  expect(await result.finishReason).toBe('stop')
  expect(await result.usage).toMatchObject({ totalTokens: 12 })
})

test('completes a text', async () => {
  const { text } = await generateText({ model: provider().completionModel('llama3.1-70b'), prompt })
  expect(text).toContain('Analyze Q4 sales')
})

test('limits the length of a text', async () => {
  const { text, finishReason } = await generateText({ model: model(), prompt, maxOutputTokens: 2 })
  expect([text, finishReason]).toEqual(['Hello, this ', 'length'])
})

test('streamText can be aborted in the middle', async () => {
  sandbox.moltghost.configure({ tokenPace: 20 })
  const controller = new AbortController()
  const result = streamText({ model: model(), prompt, abortSignal: controller.signal })
  let chunks = 0
  for await (const _ of result.textStream) {
    chunks += 1
    if (chunks === 2) controller.abort()
  }
  expect(chunks).toBeLessThan(9)
  await expect.poll(() => sandbox.log().at(-1)?.outcome).toBe('aborted')
})

test('generateText can be aborted before the first token', async () => {
  let calls = 0
  sandbox.moltghost.configure({ tokenPace: 5000 })
  sandbox.moltghost.replyWith(() => {
    calls++
    return output
  })
  const controller = new AbortController()
  const response = generateText({ model: model(), prompt, abortSignal: controller.signal })
  const error = response.catch((thrown: unknown) => thrown)
  await expect.poll(() => calls).toBe(1)
  controller.abort()
  expect(await error).toMatchObject({ name: 'AbortError' })
  await expect.poll(() => sandbox.log().at(-1)?.outcome).toBe('aborted')
})

test('uses the given model and fails for an unknown one', async () => {
  const { response } = await generateText({ model: provider()('llama3.1-8b-q4'), prompt })
  expect(response.modelId).toBe('llama3.1-8b-q4')
  const unknown = generateText({ model: provider()('gpt-4'), prompt, maxRetries: 0 })
  const error: unknown = await unknown.catch((thrown: unknown) => thrown)
  expect(APICallError.isInstance(error)).toBe(true)
  expect(error).toMatchObject({
    statusCode: 404,
    message: 'Model "gpt-4" not found. The agent has: llama3.1-70b, llama3.1-8b-q4.',
  })
})

test('maps errors to its own classes', async () => {
  const fails = (apiKey?: string): Promise<unknown> =>
    generateText({ model: model(apiKey), prompt, maxRetries: 0 }).catch((error: unknown) => error)

  const unauthorized = await fails('molti_nobody')
  expect(APICallError.isInstance(unauthorized)).toBe(true)
  expect(unauthorized).toMatchObject({ statusCode: 401, message: 'Invalid API key' })
  sandbox.moltghost.agents.update('abc123', { status: 'paused' })
  expect(await fails()).toMatchObject({ statusCode: 503, message: 'Agent is paused' })
  sandbox.moltghost.agents.update('abc123', { status: 'running' })
  sandbox.moltghost.configure({ monthlyTokens: 0 })
  expect(await fails()).toMatchObject({ statusCode: 429, message: 'Monthly token limit reached' })
})

test('reports an error in the middle of a stream', async () => {
  sandbox.moltghost.configure({ modelError: { afterTokens: 2 } })
  const errors: unknown[] = []
  const result = streamText({
    model: model(),
    prompt,
    onError: ({ error }) => void errors.push(error),
  })
  let text = ''
  for await (const chunk of result.textStream) text += chunk
  expect(text).toBe('Hello, this ')
  expect(String(errors)).toContain('The model failed to reply')
})
