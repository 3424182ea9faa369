import type { ChatStreamEvent } from '@molt-sdk/contracts/moltghost/types'
import { extra, ServerError } from '@molt-sdk/core'
import { expect } from 'vitest'
import type { MoltGhostCases } from './moltghost-resources.ts'
import type { StreamResult } from './subject.ts'

/** Returns what a stream of these events must yield: chunks of text, then the reply. */
const expectedStream = (all: readonly ChatStreamEvent[]): StreamResult => {
  const end = all.findIndex(({ done }) => done)
  const events = end < 0 ? all : all.slice(0, end + 1)
  const choices = events.map((event) => event.choices?.[0])
  const chunks = events
    .map((event, at) =>
      choices[at] ? (choices[at].delta?.content ?? extra(choices[at], 'text')) : event.content,
    )
    .filter((chunk) => typeof chunk === 'string' && chunk !== '')
  const first = <T>(values: readonly (T | null | undefined)[]): T | null | undefined =>
    values.find((value) => value !== undefined && value !== null) ?? values.at(-1)
  const usage = events.filter(({ usage }) => usage).at(-1)?.usage
  const text = chunks.join('')
  const finishReason = events
    .map((event, at) => choices[at]?.finish_reason ?? event.finish_reason)
    .filter(Boolean)
    .at(-1)
  const [id, created, model] = (['id', 'created', 'model'] as const).map((name) =>
    first(events.map((event) => event[name])),
  )
  const { prompt_tokens, completion_tokens, total_tokens, tokens } = usage ?? {}
  const prompt = prompt_tokens ?? undefined
  const completion = completion_tokens ?? undefined
  const sum = prompt === undefined || completion === undefined ? undefined : prompt + completion
  const reply = {
    text,
    content: text,
    finishReason: finishReason ?? undefined,
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: total_tokens ?? tokens ?? sum,
    },
    id: id ?? undefined,
    model: model ?? undefined,
    raw: {
      id,
      object: 'chat.completion',
      created,
      model,
      finish_reason: finishReason,
      content: text,
      usage,
    },
  }
  return {
    items: [...chunks.map((chunk) => ({ type: 'text', text: chunk })), { type: 'done', reply }],
    final: reply,
  }
}

/** The operation that streams. */
export const streamingCases: Pick<MoltGhostCases, 'createChatCompletion'> = {
  createChatCompletion: {
    completeArgs: async (args) => ({ ...args, body: { ...args.body, stream: true } }),
    acceptsBodyFields: true,
    // The client sets `stream`.
    acceptsInvalidBody: (path, { messages }) => path === 'stream' || typeof messages === 'string',
    async verify({ agent, openAi }, { body: { messages, model } }, completion) {
      const again = await openAi.chat(messages as never, { model })
      expect(again.text).toBe(extra(completion, 'content'))
      expect((await agent.stream(messages as never).final()).text).toBe(again.text)
    },
    stream: {
      expected: expectedStream,
      failsMidStream: {
        code: 'internal_error',
        items: 2,
        type: ServerError,
        prepare: ({ moltghost }) => moltghost.configure({ modelError: { afterTokens: 2 } }),
      },
      validEndings: [
        {
          title: 'no `[DONE]` marker',
          prepare: ({ moltghost }) => moltghost.configure({ assumptions: { doneMarker: false } }),
        },
      ],
      fallbacks: [],
    },
  },
}
