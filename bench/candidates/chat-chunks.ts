import type { StreamFixture } from './candidate.ts'

const chunk = (delta: object, finishReason: string | null): string =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1772442900,
    model: 'gpt-4o-mini',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  })}\n\n`

/** A chat in OpenAI's stream format, which the loop in MoltGhost's reference reads too. */
export const chatChunks: StreamFixture = {
  opening: [chunk({ role: 'assistant', content: '' }, null)],
  middle: (text) => chunk({ content: text }, null),
  closing: [chunk({}, 'stop'), 'data: [DONE]\n\n'],
}
