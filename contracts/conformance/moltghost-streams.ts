import type { ChatFrame } from '@molt-sdk/contracts/moltghost/types'
import { ServerError } from '@molt-sdk/core'
import { expect } from 'vitest'
import type { MoltGhostCases } from './moltghost-resources.ts'
import type { StreamResult } from './subject.ts'

/** What a stream of these frames must give: the pieces of the text, and the reply at its end. */
const expectedStream = (all: readonly ChatFrame[]): StreamResult => {
  const end = all.findIndex(({ done }) => done)
  const frames = end < 0 ? all : all.slice(0, end + 1)
  const choices = frames.map((frame) => frame.choices?.[0])
  const pieces = frames
    .map((frame, at) =>
      choices[at] ? (choices[at].delta?.content ?? choices[at]['text']) : frame.content,
    )
    .filter((piece) => typeof piece === 'string' && piece !== '')
  const first = <T>(values: readonly (T | null | undefined)[]): T | null | undefined =>
    values.find((value) => value !== undefined && value !== null) ?? values.at(-1)
  const given = frames.filter(({ usage }) => usage).at(-1)?.usage
  const text = pieces.join('')
  const finish = frames
    .map((frame, at) => choices[at]?.finish_reason ?? frame.finish_reason)
    .filter(Boolean)
    .at(-1)
  const [id, created, model] = (['id', 'created', 'model'] as const).map((name) =>
    first(frames.map((frame) => frame[name])),
  )
  const { prompt_tokens, completion_tokens, total_tokens, tokens } = given ?? {}
  const prompt = prompt_tokens ?? undefined
  const completion = completion_tokens ?? undefined
  const sum = prompt === undefined || completion === undefined ? undefined : prompt + completion
  const reply = {
    text,
    content: text,
    finishReason: finish ?? undefined,
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
      finish_reason: finish,
      content: text,
      usage: given,
    },
  }
  return {
    items: [...pieces.map((piece) => ({ type: 'text', text: piece })), { type: 'done', reply }],
    final: reply,
  }
}

/** The call that is answered piece by piece. */
export const streamingCases: Pick<MoltGhostCases, 'createChatCompletion'> = {
  createChatCompletion: {
    completeArgs: async (args) => ({ ...args, body: { ...args.body, stream: true } }),
    acceptsBodyFields: true,
    // Whether it streams is what the method says.
    acceptsInvalidBody: (path, { messages }) => path === 'stream' || typeof messages === 'string',
    async verify({ agent, openAi }, { body: { messages, model } }, { content }) {
      const again = await openAi.chat(messages as never, { model })
      expect(again.text).toBe(content)
      expect((await agent.stream(messages as never).final()).text).toBe(content)
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
          title: 'no end mark',
          prepare: ({ moltghost }) => moltghost.configure({ assumptions: { doneMarker: false } }),
        },
      ],
      fallbacks: [],
    },
  },
}
