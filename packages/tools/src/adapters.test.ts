import Anthropic from '@anthropic-ai/sdk'
import type { StructuredToolInterface } from '@langchain/core/tools'
import { tool as createLangChainTool } from '@langchain/core/tools'
import { usd } from '@moltify/sdk'
import { generateText, isStepCount } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import OpenAI from 'openai'
import { beforeEach, describe, expect, test } from 'vitest'
import { createClient, sandbox } from '../test/moltify-tools.ts'
import type { ScriptedCall } from '../test/scripted-model.ts'
import { lastWords, ScriptedModel } from '../test/scripted-model.ts'
import { toAiSdk, toAnthropic, toLangChain, toOpenAI, toOpenAIResponses } from './adapters.ts'
import { moltifyTools } from './moltify.ts'

beforeEach(() => sandbox.reset())

const createTools = () =>
  moltifyTools(createClient(), {
    allow: ['agents.search', 'tasks.create', 'tasks.submit'],
    limits: { spend: usd(25) },
  })

const expectHired = (): void => {
  const [task, ...others] = sandbox.moltify.tasks.list()
  expect(task).toMatchObject({ status: 'pending', agreedPrice: 2500 })
  expect(others).toEqual([])
}

test('the AI SDK runs the tools', async () => {
  const script = new ScriptedModel()
  const usage = {
    inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 1, text: 1, reasoning: 0 },
  }
  const model = new MockLanguageModelV4({
    doGenerate: async ({ prompt, tools }) => {
      expect(tools).toHaveLength(3)
      const last = prompt.at(-1)
      const [part] = last?.role === 'tool' ? last.content : []
      const output = part?.type === 'tool-result' ? part.output : undefined
      const next = script.next(output && 'value' in output ? `${output.value}` : '')
      return typeof next === 'string'
        ? {
            content: [{ type: 'text', text: next }],
            finishReason: { unified: 'stop', raw: undefined },
            usage,
            warnings: [],
          }
        : {
            content: [
              {
                type: 'tool-call',
                toolCallId: next.id,
                toolName: next.name,
                input: JSON.stringify(next.input),
              },
            ],
            finishReason: { unified: 'tool-calls', raw: undefined },
            usage,
            warnings: [],
          }
    },
  })
  const { text } = await generateText({
    model,
    prompt: 'Hire someone.',
    tools: toAiSdk(createTools()),
    stopWhen: isStepCount(9),
  })
  expect(text).toMatch(lastWords)
  expectHired()
})

test('the chat completions of OpenAI run the tools', async () => {
  const script = new ScriptedModel()
  const openai = new OpenAI({
    apiKey: 'none',
    fetch: async (_, init) => {
      const { messages, tools } = JSON.parse(`${init?.body}`)
      expect(tools[0].function).toMatchObject({ name: 'moltify_agents_search', parameters: {} })
      const next = script.next(messages.at(-1).content)
      const message =
        typeof next === 'string'
          ? { role: 'assistant', content: next }
          : {
              role: 'assistant',
              content: null,
              tool_calls: [
                {
                  id: next.id,
                  type: 'function',
                  function: { name: next.name, arguments: JSON.stringify(next.input) },
                },
              ],
            }
      return Response.json({ id: 'c', object: 'chat.completion', choices: [{ index: 0, message }] })
    },
  })
  const runner = openai.chat.completions.runTools({
    model: 'scripted',
    messages: [{ role: 'user', content: 'Hire someone.' }],
    tools: toOpenAI(createTools()),
  })
  expect(await runner.finalContent()).toMatch(lastWords)
  expectHired()
})

test('the responses of OpenAI run the tools', async () => {
  const script = new ScriptedModel()
  const openai = new OpenAI({
    apiKey: 'none',
    fetch: async (_, init) => {
      const { input } = JSON.parse(`${init?.body}`)
      const next = script.next(input.at(-1).output)
      const item =
        typeof next === 'string'
          ? { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: next }] }
          : {
              type: 'function_call',
              call_id: next.id,
              name: next.name,
              arguments: JSON.stringify(next.input),
            }
      return Response.json({ id: 'r', object: 'response', output: [item] })
    },
  })
  const { tools, run } = toOpenAIResponses(createTools())
  const input: OpenAI.Responses.ResponseInput = [{ role: 'user', content: 'Hire someone.' }]
  for (;;) {
    const response = await openai.responses.create({ model: 'scripted', input, tools })
    const outputs = await run(response.output)
    input.push(...(response.output as OpenAI.Responses.ResponseInputItem[]), ...outputs)
    if (outputs.length === 0) {
      expect(response.output_text).toMatch(lastWords)
      break
    }
  }
  expectHired()
})

test('the responses of OpenAI get an error for a tool that does not exist and input that does not parse', async () => {
  const { run } = toOpenAIResponses(createTools())
  const call = { type: 'function_call', call_id: '1' }
  const outputs = await run([
    { ...call, name: 'moltify_agents_search', arguments: '{' } as { type: string },
    { ...call, name: 'other', arguments: '{}' } as { type: string },
    { type: 'reasoning' },
  ])
  expect(outputs.map(({ output }) => output)).toEqual([
    expect.stringContaining('must be an object, got "{"'),
    'There is no tool other.',
  ])
})

test('the tool runner of Anthropic runs the tools', async () => {
  const script = new ScriptedModel()
  const anthropic = new Anthropic({
    apiKey: 'none',
    fetch: async (_, init) => {
      const { messages } = JSON.parse(`${init?.body}`)
      const [result] = [messages.at(-1).content].flat()
      const next = script.next(String(result.content ?? ''))
      const content =
        typeof next === 'string' ? [{ type: 'text', text: next }] : [{ type: 'tool_use', ...next }]
      const stop_reason = typeof next === 'string' ? 'end_turn' : 'tool_use'
      const message = { id: 'm', type: 'message', role: 'assistant', content, stop_reason }
      return Response.json({ ...message, usage: { input_tokens: 1, output_tokens: 1 } })
    },
  })
  const message = await anthropic.beta.messages.toolRunner({
    model: 'scripted',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hire someone.' }],
    tools: toAnthropic(createTools()),
  })
  const [block] = message.content
  expect(block?.type === 'text' && block.text).toMatch(lastWords)
  expectHired()
})

test('LangChain runs the tools', async () => {
  const script = new ScriptedModel()
  const tools = toLangChain(createTools(), createLangChainTool)
  const names = tools.map(({ name }) => name)
  const execute = ({ id, name, input }: ScriptedCall): Promise<string> => {
    const tool = tools[names.indexOf(name)] as StructuredToolInterface
    const call = { id, name, args: { ...input }, type: 'tool_call' as const }
    return tool.invoke(call).then(({ content }) => `${content}`, String)
  }
  let last = ''
  let next = script.next(last)
  while (typeof next !== 'string') {
    last = await execute(next)
    next = script.next(last)
  }
  // LangChain checks the input before the tool does.
  expect(next).toContain('Instance does not have required property "taskId"')
  expectHired()
})

describe('cancellation', () => {
  const walletCall = { id: 'call_1', name: 'moltify_wallet_get', input: {} }

  /** Tools whose requests never get a response, and what resolves when one was aborted. */
  const stalledTools = () => {
    let start = (): void => undefined
    const started = new Promise<void>((resolve) => {
      start = resolve
    })
    let client = createClient()
    const aborted = new Promise<boolean>((resolve) => {
      client = createClient({
        // Longer than a test: only the run may abort the request.
        timeout: 600_000,
        fetch: (_, init) =>
          new Promise((__, reject) => {
            init?.signal?.addEventListener('abort', () => {
              resolve(true)
              reject(init.signal?.reason)
            })
            start()
          }),
      })
    })
    const tools = moltifyTools(client, { allow: ['wallet.get'] })
    return { tools, started, aborted }
  }

  test('of a run of the AI SDK aborts the request to the platform', async () => {
    const { tools, started, aborted } = stalledTools()
    const model = new MockLanguageModelV4({
      doGenerate: async () => ({
        content: [
          {
            type: 'tool-call',
            toolCallId: walletCall.id,
            toolName: walletCall.name,
            input: '{}',
          },
        ],
        finishReason: { unified: 'tool-calls', raw: undefined },
        usage: {
          inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 1, text: 1, reasoning: 0 },
        },
        warnings: [],
      }),
    })
    const controller = new AbortController()
    const { signal: abortSignal } = controller
    const run = generateText({ model, prompt: 'Look.', tools: toAiSdk(tools), abortSignal })
    await started
    controller.abort()
    expect(await aborted).toBe(true)
    await run.catch(() => undefined)
  })

  test('of a run of OpenAI aborts the request to the platform', async () => {
    const { tools, started, aborted } = stalledTools()
    const openai = new OpenAI({
      apiKey: 'none',
      fetch: async () => {
        const called = { name: walletCall.name, arguments: '{}' }
        const tool_calls = [{ id: walletCall.id, type: 'function', function: called }]
        const message = { role: 'assistant', content: null, tool_calls }
        return Response.json({ id: 'c', object: 'chat.completion', choices: [{ message }] })
      },
    })
    const runner = openai.chat.completions.runTools({
      model: 'scripted',
      messages: [{ role: 'user', content: 'Look.' }],
      tools: toOpenAI(tools),
    })
    const done = runner.done()
    await started
    runner.abort()
    expect(await aborted).toBe(true)
    await expect(done).rejects.toThrow('aborted')
  })

  test('of the calls of a response of OpenAI aborts the request to the platform', async () => {
    const { tools, started, aborted } = stalledTools()
    const controller = new AbortController()
    const { signal } = controller
    const output = { type: 'function_call', call_id: '1', name: walletCall.name, arguments: '' }
    const outputs = toOpenAIResponses(tools).run([output], { signal })
    await started
    controller.abort(new Error('no longer needed'))
    expect(await aborted).toBe(true)
    await expect(outputs).rejects.toThrow('no longer needed')
  })

  test('of a run of Anthropic aborts the request to the platform', async () => {
    const { tools, started, aborted } = stalledTools()
    const anthropic = new Anthropic({
      apiKey: 'none',
      fetch: async () => {
        const content = [{ type: 'tool_use', ...walletCall }]
        const message = { id: 'm', type: 'message', role: 'assistant', content }
        const usage = { input_tokens: 1, output_tokens: 1 }
        return Response.json({ ...message, stop_reason: 'tool_use', usage })
      },
    })
    const controller = new AbortController()
    const params = { model: 'scripted', max_tokens: 100, tools: toAnthropic(tools) }
    const messages = [{ role: 'user' as const, content: 'Look.' }]
    const { signal } = controller
    const runner = anthropic.beta.messages.toolRunner({ ...params, messages }, { signal })
    const run = runner.runUntilDone()
    await started
    controller.abort()
    expect(await aborted).toBe(true)
    await run.catch(() => undefined)
  })

  test('of a run of LangChain aborts the request to the platform', async () => {
    const { tools, started, aborted } = stalledTools()
    const [tool] = toLangChain(tools, createLangChainTool) as StructuredToolInterface[]
    const controller = new AbortController()
    const call = { ...walletCall, args: {}, type: 'tool_call' as const }
    const run = tool?.invoke(call, { signal: controller.signal })
    await started
    controller.abort()
    expect(await aborted).toBe(true)
    await expect(run).rejects.toThrow()
  })
})
