import Anthropic from '@anthropic-ai/sdk'
import type { Candidate } from './candidate.ts'
import { oneKilobyteBody } from './response-fixture.ts'

const event = (type: string, rest: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`

const message = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-opus-4-0',
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage: { input_tokens: 8, output_tokens: 1 },
}

export const candidate: Candidate = {
  name: '@anthropic-ai/sdk',
  package: '@anthropic-ai/sdk',
  bundle: `export { default } from '@anthropic-ai/sdk'`,
  takesSignal: true,
  responseBody: oneKilobyteBody({
    id: 'claude-opus-4-0',
    type: 'model',
    created_at: '2026-03-02T09:15:00Z',
  }),
  events: {
    opening: [
      event('message_start', { message }),
      event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    ],
    middle: (text) =>
      event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
    closing: [event('content_block_stop', { index: 0 }), event('message_stop', {})],
  },
  createClient: ({ baseUrl, timeout, fetch }) => {
    const anthropic = new Anthropic({
      apiKey: 'key',
      baseURL: baseUrl,
      ...(timeout && { timeout }),
      ...(fetch && { fetch }),
    })
    const question = {
      model: 'claude-opus-4-0',
      max_tokens: 1024,
      messages: [{ role: 'user' as const, content: 'Hello' }],
    }
    return {
      get: (signal) =>
        anthropic.models.retrieve('claude-opus-4-0', {}, { ...(signal && { signal }) }),
      post: () => anthropic.messages.create(question),
      stream: () => anthropic.messages.create({ ...question, stream: true }),
    }
  },
}
