import OpenAI from 'openai'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunningSandbox } from '../transports/server.node.ts'
import { startSandbox } from '../transports/server.node.ts'

// The official OpenAI client over HTTP.

let sandbox: RunningSandbox
beforeEach(async () => {
  sandbox = await startSandbox({ checkResponses: true, moltghost: { tokenPace: 1 } })
})
afterEach(() => sandbox.close())

const client = (apiKey = sandbox.moltghost.apiKey): OpenAI =>
  new OpenAI({ apiKey, baseURL: `${sandbox.moltghost.baseUrl}/v1`, maxRetries: 0 })

const model = 'llama3.1-70b'
const messages = [{ role: 'user' as const, content: 'Analyze Q4 sales' }]
const output = 'Hello, this is my-agent. You said: "Analyze Q4 sales"'

test('creates a chat completion', async () => {
  const { choices, usage } = await client().chat.completions.create({ model, messages })
  expect(choices).toMatchObject([
    { index: 0, message: { role: 'assistant', content: output }, finish_reason: 'stop' },
  ])
  expect(usage).toEqual({ prompt_tokens: 3, completion_tokens: 9, total_tokens: 12 })
})

test('accepts null for unset options, and max_completion_tokens', async () => {
  const unset = {
    temperature: null,
    top_p: null,
    stop: null,
    max_tokens: null,
    stream: null,
    stream_options: null,
    n: null,
    logprobs: null,
  }
  const body = { model, messages, ...unset, max_completion_tokens: null }
  expect((await client().chat.completions.create(body)).choices[0]?.message.content).toBe(output)
  const text = await client().completions.create({
    model,
    prompt: 'Analyze Q4 sales',
    ...unset,
    logprobs: null,
  })
  expect(text.choices[0]?.text).toBe(output)

  const cut = { choices: [{ finish_reason: 'length' }], usage: { completion_tokens: 2 } }
  const limited = { ...body, max_tokens: 7, max_completion_tokens: 2 }
  expect(await client().chat.completions.create(limited)).toMatchObject(cut)
  expect(await client().chat.completions.create({ ...body, max_tokens: 2 })).toMatchObject(cut)
})

const textPart = { type: 'text', text: 'Analyze Q4 sales' }
const imagePart = { type: 'image_url', image_url: { url: 'data:,' } }

test.for([
  ['n', 2, 1],
  ['n', 0, 1],
  ['response_format', { type: 'json_object' }, { type: 'text' }],
  ['response_format', { type: 'json_schema', json_schema: { name: 'x' } }, { type: 'text' }],
  ['response_format', 'json', null],
  ['logprobs', true, false],
  ['top_logprobs', 3, 0],
  ['tool_choice', 'required', 'auto'],
  ['tool_choice', { type: 'function', function: { name: 'x' } }, 'none'],
  ['function_call', { name: 'x' }, 'auto'],
  ['modalities', ['text', 'audio'], ['text']],
  ['audio', { voice: 'x', format: 'mp3' }, null],
  ['web_search_options', {}, null],
  [
    'messages',
    [...messages, { role: 'user', content: [textPart, imagePart] }],
    [{ role: 'user', content: [textPart] }],
  ],
] as const)('rejects %s of %j', async ([name, value, supported]) => {
  const chat = (more: object): Promise<unknown> =>
    client().chat.completions.create({ model, messages, ...more })
  await expect(chat({ [name]: value })).rejects.toMatchObject({
    status: 400,
    code: 'invalid_request',
    param: name,
    message: expect.stringContaining(`${name}: `),
  })
  await expect(chat({ [name]: supported })).resolves.toBeDefined()
})

test.for([
  ['n', 2, 1],
  ['best_of', 3, 1],
  ['echo', true, false],
  ['logprobs', 0, null],
  ['suffix', 'The end.', ''],
] as const)('rejects %s of %j for a completion', async ([name, value, supported]) => {
  const complete = (more: object): Promise<unknown> =>
    client().completions.create({ model, prompt: 'x', ...more })
  await expect(complete({ [name]: value })).rejects.toMatchObject({ status: 400, param: name })
  await expect(complete({ [name]: supported })).resolves.toBeDefined()
})

test('streams like the sample of the reference', async () => {
  const stream = await client().chat.completions.create({ model, messages, stream: true })
  const chunks: string[] = []
  for await (const chunk of stream) {
    expect(chunk.usage).toBeUndefined()
    chunks.push(chunk.choices[0]?.delta.content ?? '')
  }
  expect(chunks.join('')).toBe(output)
  expect(chunks.length).toBeGreaterThan(9)
})

test('sends the usage of a stream if requested', async () => {
  const stream = client().chat.completions.stream({
    model,
    messages,
    stream_options: { include_usage: true },
  })
  expect(await stream.finalContent()).toBe(output)
  expect(await stream.totalUsage()).toMatchObject({ total_tokens: 12 })
})

test('a stream can be aborted in the middle', async () => {
  sandbox.moltghost.configure({ tokenPace: 20 })
  const stream = await client().chat.completions.create({ model, messages, stream: true })
  let chunks = 0
  for await (const _ of stream) {
    chunks += 1
    if (chunks === 3) stream.controller.abort()
  }
  expect(chunks).toBeLessThan(9)
  await expect.poll(() => sandbox.log().at(-1)?.outcome).toBe('aborted')
})

const controller = (): { readonly signal: AbortSignal; leave(): void } => {
  const controller = new AbortController()
  return { signal: controller.signal, leave: () => controller.abort() }
}

/** Counts the calls of a slow custom reply. */
const askedSlowly = (): (() => number) => {
  let calls = 0
  sandbox.moltghost.configure({ tokenPace: 5000 })
  sandbox.moltghost.replyWith(() => {
    calls++
    return output
  })
  return () => calls
}

test('a call can be aborted before the first token', async () => {
  const calls = askedSlowly()
  const { signal, leave } = controller()
  const response = client().chat.completions.create({ model, messages }, { signal })
  const error = response.catch((thrown: unknown) => thrown)
  await expect.poll(calls).toBe(1)
  leave()
  expect(await error).toBeInstanceOf(OpenAI.APIUserAbortError)
  await expect.poll(() => sandbox.log().at(-1)?.outcome).toBe('aborted')
})

test('a stream can be aborted before the first token', async () => {
  const calls = askedSlowly()
  const { signal, leave } = controller()
  const stream = await client().chat.completions.create(
    { model, messages, stream: true },
    { signal },
  )
  let text = ''
  const read = async (): Promise<void> => {
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? ''
  }
  const ended = read()
  await expect.poll(calls).toBe(1)
  leave()
  await ended
  expect(text).toBe('')
  await expect.poll(() => sandbox.log().at(-1)?.outcome).toBe('aborted')
})

test('completes a text with and without a stream', async () => {
  const prompt = 'Analyze Q4 sales'
  const { choices } = await client().completions.create({ model, prompt })
  expect(choices[0]).toMatchObject({ text: output, finish_reason: 'stop' })
  let text = ''
  for await (const chunk of await client().completions.create({ model, prompt, stream: true })) {
    text += chunk.choices[0]?.text ?? ''
  }
  expect(text).toBe(output)
})

test('lists the models', async () => {
  const ids: string[] = []
  for await (const { id } of client().models.list()) ids.push(id)
  expect(ids).toEqual([model, 'llama3.1-8b-q4'])
})

test('maps every error to its own class', async () => {
  const fails = (apiKey?: string, more: object = {}): Promise<unknown> =>
    client(apiKey)
      .chat.completions.create({ model, messages, ...more })
      .catch((error: unknown) => error)

  const unauthorized = await fails('molti_nobody')
  expect(unauthorized).toBeInstanceOf(OpenAI.AuthenticationError)
  expect(unauthorized).toMatchObject({ status: 401, code: 'invalid_api_key' })

  const invalid = await fails(undefined, { temperature: 9 })
  expect(invalid).toBeInstanceOf(OpenAI.BadRequestError)
  expect(invalid).toMatchObject({ code: 'invalid_request', param: 'temperature' })
  expect(String(invalid)).toContain('temperature: must be at most 2')

  const unknown = await fails(undefined, { model: 'gpt-4' })
  expect(unknown).toBeInstanceOf(OpenAI.NotFoundError)
  expect(unknown).toMatchObject({ code: 'model_not_found', param: 'model' })

  sandbox.moltghost.configure({ requestsPerMinute: 0 })
  expect(await fails()).toMatchObject({ status: 403, code: 'rate_limited' })
  sandbox.moltghost.configure({ requestsPerMinute: 100, monthlyTokens: 0 })
  expect(await fails()).toBeInstanceOf(OpenAI.RateLimitError)
  expect(await fails()).toMatchObject({ status: 429, code: 'quota_exceeded' })
  sandbox.moltghost.agents.update('abc123', { status: 'paused' })
  expect(await fails()).toMatchObject({
    status: 503,
    code: 'agent_paused',
    type: 'service_unavailable',
  })
})

test('throws an error in the middle of a stream', async () => {
  sandbox.moltghost.configure({ modelError: { afterTokens: 2 } })
  const stream = await client().chat.completions.create({ model, messages, stream: true })
  let text = ''
  const read = async (): Promise<void> => {
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? ''
  }
  const error = await read().catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(OpenAI.APIError)
  expect(error).toMatchObject({ code: 'internal_error' })
  expect(text).toBe('Hello, this ')
})

test('retries after the sandbox fails once', async () => {
  sandbox.faults.add({ kind: 'status', status: 500, operation: 'createChatCompletion', times: 1 })
  const { apiKey, baseUrl } = sandbox.moltghost
  const patient = new OpenAI({ apiKey, baseURL: `${baseUrl}/v1`, maxRetries: 1 })
  const { choices } = await patient.chat.completions.create({ model, messages })
  expect(choices[0]?.message.content).toBe(output)
  expect(sandbox.log().map(({ status }) => status)).toEqual([500, 200])
})
