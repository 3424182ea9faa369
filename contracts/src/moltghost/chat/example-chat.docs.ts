import type { ChatMessage, ChatResponse, ChatStreamEvent, Usage } from '../types.ts'

export const created = 1741264535
export const model = 'llama3.1-70b'
export const text = 'Your top deal is Acme Inc worth $500K.'
export const pieces = ['Your top deal ', 'is Acme Inc ', 'worth $500K.']

export const messages = [
  { role: 'system', content: 'You are a sales analyst' },
  { role: 'user', content: 'Analyze this deal' },
] satisfies ChatMessage[]

export const usage = {
  prompt_tokens: 45,
  completion_tokens: 128,
  total_tokens: 173,
} satisfies Usage

export const settings = {
  temperature: 0.7,
  max_tokens: 2048,
  timeout_seconds: 300,
  top_p: 0.9,
  stop: ['END'],
  user: 'user_42',
}

export const streaming = { stream: false, stream_options: { include_usage: true } }

export const responseFields = {
  id: 'msg_abc123',
  object: 'chat.completion',
  created,
  model,
  finish_reason: 'stop',
  content: text,
  usage,
} satisfies ChatResponse

const chunk = { id: 'chatcmpl_abc123', object: 'chat.completion.chunk', created, model }

export const chunks: ChatStreamEvent[] = [
  { ...chunk, choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: null }] },
  ...pieces.map((content) => ({
    ...chunk,
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  })),
  { ...chunk, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
  { ...chunk, choices: [], usage },
]
