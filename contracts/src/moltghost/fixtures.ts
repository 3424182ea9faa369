import type { Fixtures } from '../kernel/index.ts'
import type { moltghost } from './api.ts'
import type { ChatAnswer, ChatFrame, ChatMessage, CompletionFrame, Usage } from './types.ts'

const created = 1741264535
const model = 'llama3.1-70b'
const text = 'Your top deal is Acme Inc worth $500K.'
const pieces = ['Your top deal ', 'is Acme Inc ', 'worth $500K.']

const messages = [
  { role: 'system', content: 'You are a sales analyst' },
  { role: 'user', content: 'Analyze this deal' },
] satisfies ChatMessage[]

const usage = {
  prompt_tokens: 45,
  completion_tokens: 128,
  total_tokens: 173,
} satisfies Usage

const settings = {
  temperature: 0.7,
  max_tokens: 2048,
  timeout_seconds: 300,
  top_p: 0.9,
  stop: ['END'],
  user: 'user_42',
}

const streaming = { stream: false, stream_options: { include_usage: true } }

const answer = {
  id: 'msg_abc123',
  object: 'chat.completion',
  created,
  model,
  finish_reason: 'stop',
  content: text,
  usage,
} satisfies ChatAnswer

const chunk = { id: 'chatcmpl_abc123', object: 'chat.completion.chunk', created, model }

const chunks: ChatFrame[] = [
  { ...chunk, choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: null }] },
  ...pieces.map((content) => ({
    ...chunk,
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  })),
  { ...chunk, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
  { ...chunk, choices: [], usage },
]

const textChunk = { id: 'cmpl_abc123', object: 'text_completion', created, model }

const textChunks: CompletionFrame[] = [
  ...pieces.map((piece) => ({
    ...textChunk,
    choices: [{ index: 0, text: piece, finish_reason: null }],
  })),
  { ...textChunk, choices: [{ index: 0, text: '', finish_reason: 'stop' }] },
  { ...textChunk, choices: [], usage },
]

/** One call of every operation, all telling of the same deal. */
export const fixtures: Fixtures<typeof moltghost.operations> = {
  createChat: {
    args: {
      body: { messages, model, ...settings, ...streaming, tools: ['crm_query', 'slack_notify'] },
    },
    data: answer,
    events: chunks,
  },
  createChatCompletion: {
    args: { body: { messages, model, ...settings, ...streaming, tools: ['crm_query'] } },
    data: {
      id: 'chatcmpl_abc123',
      object: 'chat.completion',
      created,
      model,
      choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
      usage,
    },
    events: chunks,
  },
  createCompletion: {
    args: { body: { prompt: 'The top deal of this quarter', model, ...settings, ...streaming } },
    data: { ...textChunk, choices: [{ index: 0, text, finish_reason: 'stop' }], usage },
    events: textChunks,
  },
  invokeTools: {
    args: {
      body: { prompt: 'Tell the team of the top deal.', tools: ['crm_query'], timeout_seconds: 60 },
    },
    data: {
      ...answer,
      tool_calls: [
        {
          id: 'call_abc123',
          name: 'crm_query',
          arguments: { query: 'top deal' },
          result: { name: 'Acme Inc', worth: 500_000 },
          status: 'ok',
        },
      ],
    },
  },
  listModels: {
    args: {},
    data: {
      object: 'list',
      data: [
        { id: model, object: 'model', created, owned_by: 'moltghost' },
        { id: 'qwen2.5-72b', object: 'model', created, owned_by: 'moltghost' },
      ],
    },
  },
  getHealth: {
    args: {},
    data: {
      status: 'running',
      agent_id: 'abc123',
      model,
      uptime_seconds: 86_400,
      version: '1.0.0',
    },
  },
}
