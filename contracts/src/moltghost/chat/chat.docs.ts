import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as assumed from '../assumed.docs.ts'
import { StreamOptions } from '../assumed.ts'
import * as chat from './chat.ts'
import * as example from './example-chat.docs.ts'
import { Usage } from './usage.ts'

const finish = 'Why the answer ends.'
const used = 'Tokens that were used.'

export const settings = {
  temperature: {
    description: 'How freely to choose words. That it goes from 0 to 2 is assumed.',
    default: 1,
    defaultSource: 'assumed',
  },
  max_tokens: 'Most tokens that the answer may have: at least 1.',
  timeout_seconds: 'Longest time to take, in seconds. The reference advises 60 to 300.',
} as const

export const skills = { tools: 'Names of the skills that the agent may use.' }

export const stream = {
  description: 'Whether to send the answer as events, token by token.',
  default: false,
  defaultSource: 'assumed',
} as const

const answer = {
  id: 'Id of the answer, such as `msg_abc123`.',
  object: 'What it is: `chat.completion`.',
  created: 'When the answer was begun, in seconds since 1970.',
  model: 'Model that answered.',
}

export const chatSchemas = {
  ChatRole: describeValue(
    chat.ChatRole,
    'inferred',
    'Who is speaking. The reference shows `system` and `user`.',
  ),
  FinishReason: describeValue(
    chat.FinishReason,
    'inferred',
    'Why an answer ends. The reference shows `stop`.',
  ),
  ChatMessage: describeObject(chat.ChatMessage, 'reference', 'One message of a conversation.', {
    role: 'Who is speaking.',
    content: 'What is said.',
  }),
  StreamOptions: describeObject(StreamOptions, 'inferred', 'How a stream is to be sent.', {
    include_usage: 'Whether a last event tells the tokens that were used.',
  }),
  ChatRequest: describeObject(
    chat.ChatRequest,
    'reference',
    'A conversation, and how it is to be answered.',
    {
      messages: 'The conversation so far: at least 1 message.',
      stream,
      ...settings,
      ...skills,
      ...assumed.chatSettings,
      ...assumed.streamSettings,
    },
  ),
  Usage: describeObject(Usage, 'reference', 'Tokens that an answer took.', {
    prompt_tokens: 'Tokens of the question.',
    completion_tokens: 'Tokens of the answer.',
    total_tokens: 'Both together.',
    tokens: 'Both together, in the short form that the quick start shows.',
  }),
  AnswerMessage: describeObject(
    chat.ChoiceMessage,
    'inferred',
    'What was said, in whole or a piece of it.',
    { role: 'Who is speaking.', content: 'The text.' },
  ),
  Choice: describeObject(chat.Choice, 'inferred', 'One answer to a conversation.', {
    ...assumed.choiceFields,
    message: 'What was said.',
    finish_reason: finish,
  }),
  ChatAnswer: describeObject(
    chat.ChatResponse,
    'reference',
    'The answer to a conversation. The reference shows it flat, and has an OpenAI client that needs `choices`.',
    {
      ...answer,
      finish_reason: finish,
      content: 'What was said.',
      usage: used,
      choices: { description: "The answer in OpenAI's form.", source: 'inferred' },
    },
  ),
  StreamedAnswer: describeObject(
    chat.StreamedChatResponse,
    'inferred',
    'The whole of a streamed answer. Only the text is certain.',
    {
      ...answer,
      finish_reason: finish,
      content: 'What was said: all pieces joined.',
      usage: 'Tokens that were used, if an event told them.',
    },
  ),
  ChunkChoice: describeObject(chat.ChunkChoice, 'inferred', 'A piece of one answer.', {
    ...assumed.choiceFields,
    delta: 'What is new.',
    finish_reason: `${finish} Only in its last event.`,
  }),
  ChatFrame: describeObject(
    chat.ChatStreamEvent,
    'inferred',
    "One event of a streamed answer. The reference reads `choices[0].delta.content` from one with OpenAI's client; an event may be flat too, as on the socket.",
    {
      ...assumed.frameFields,
      content: 'The piece of text in a flat event.',
      done: 'Whether a flat event is the last.',
      finish_reason: `${finish} Only in the last flat event.`,
      usage: 'Tokens that were used, in one of the last events.',
      choices: { description: "The piece of text in OpenAI's form.", source: 'reference' },
    },
  ),
}

export const chatOperationDocs: Readonly<Record<keyof typeof chat.chatOperations, OperationDocs>> =
  {
    createChat: {
      tag: 'Talk',
      summary: 'Talk to the agent',
      description:
        'Answers a conversation. With `stream` the answer comes as events. The reference shows a flat answer; where an OpenAI client is expected, one with `choices` may come.',
      streams: 'on request',
    },
  }

export const chatFixtures: Fixtures<typeof chat.chatOperations> = {
  createChat: {
    args: {
      body: {
        messages: example.messages,
        model: example.model,
        ...example.settings,
        ...example.streaming,
        tools: ['crm_query', 'slack_notify'],
      },
    },
    data: example.answer,
    events: example.chunks,
  },
}
