import type { Events } from './contestant.ts'

const chunk = (delta: object, end: string | null): string =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1772442900,
    model: 'gpt-4o-mini',
    choices: [{ index: 0, delta, finish_reason: end }],
  })}\n\n`

/** A chat as OpenAI streams it, and as the loop in MoltGhost's reference reads it. */
export const chatChunks: Events = {
  opening: [chunk({ role: 'assistant', content: '' }, null)],
  middle: (text) => chunk({ content: text }, null),
  closing: [chunk({}, 'stop'), 'data: [DONE]\n\n'],
}
