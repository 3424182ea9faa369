import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as assumed from '../assumed.docs.ts'
import { StreamOptions } from '../assumed.ts'
import * as chat from './chat.ts'
import * as example from './example-chat.docs.ts'
import { Usage } from './usage.ts'

const finish = 'Reason why the reply ended.'
const used = 'Tokens used.'

export const settings = {
  temperature: {
    description: 'Sampling temperature. The range from 0 to 2 is assumed.',
    default: 1,
    defaultSource: 'assumed',
  },
  max_tokens: 'Maximum number of tokens of the reply, at least 1.',
  timeout_seconds: 'Maximum time in seconds. The reference advises 60 to 300.',
} as const

export const skills = { tools: 'Names of the skills that the agent can use.' }

export const stream = {
  description: 'Whether to stream the reply as server-sent events.',
  default: false,
  defaultSource: 'assumed',
} as const

const response = {
  id: 'Id of the response, such as `msg_abc123`.',
  object: 'Object type: `chat.completion`.',
  created: 'Time when the response was created, in Unix seconds.',
  model: 'Model that replied.',
}

export const chatSchemas = {
  ChatRole: describeValue(
    chat.ChatRole,
    'inferred',
    'Role of the author. The reference shows `system` and `user`.',
  ),
  FinishReason: describeValue(
    chat.FinishReason,
    'inferred',
    'Reason why a reply ended. The reference shows `stop`.',
  ),
  ChatMessage: describeObject(chat.ChatMessage, 'reference', 'One message of a conversation.', {
    role: 'Role of the author.',
    content: 'Content of the message.',
  }),
  StreamOptions: describeObject(StreamOptions, 'inferred', 'Options of a stream.', {
    include_usage: 'Whether the last event contains the tokens used.',
  }),
  ChatRequest: describeObject(
    chat.ChatRequest,
    'reference',
    'A conversation and the settings for the reply.',
    {
      messages: 'Messages of the conversation, at least 1.',
      stream,
      ...settings,
      ...skills,
      ...assumed.chatSettings,
      ...assumed.streamSettings,
    },
  ),
  Usage: describeObject(Usage, 'reference', 'Tokens used by a reply.', {
    prompt_tokens: 'Tokens of the input.',
    completion_tokens: 'Tokens of the reply.',
    total_tokens: 'Sum of both.',
    tokens: 'Sum of both, in the short format of the quick start.',
  }),
  ChoiceMessage: describeObject(chat.ChoiceMessage, 'inferred', 'A message, or a part of one.', {
    role: 'Role of the author.',
    content: 'The text.',
  }),
  Choice: describeObject(chat.Choice, 'inferred', 'One reply to a conversation.', {
    ...assumed.choiceFields,
    message: 'Text of the reply.',
    finish_reason: finish,
  }),
  ChatResponse: describeObject(
    chat.ChatResponse,
    'reference',
    'The reply to a conversation. The reference shows a flat object, and an OpenAI client that needs `choices`.',
    {
      ...response,
      finish_reason: finish,
      content: 'Text of the reply.',
      usage: used,
      choices: { description: "The reply in OpenAI's format.", source: 'inferred' },
    },
  ),
  StreamedChatResponse: describeObject(
    chat.StreamedChatResponse,
    'inferred',
    'Result of a stream. Only the text is certain.',
    {
      ...response,
      finish_reason: finish,
      content: 'Text of the reply: all chunks joined.',
      usage: 'Tokens used, if an event contained them.',
    },
  ),
  ChunkChoice: describeObject(chat.ChunkChoice, 'inferred', 'A part of one reply.', {
    ...assumed.choiceFields,
    delta: 'New content.',
    finish_reason: `${finish} Only in its last event.`,
  }),
  ChatStreamEvent: describeObject(
    chat.ChatStreamEvent,
    'inferred',
    "One stream event. The reference reads `choices[0].delta.content` with OpenAI's client. An event may also be flat, as on the socket.",
    {
      ...assumed.streamEventFields,
      content: 'Chunk of text in a flat event.',
      done: 'Whether a flat event is the last one.',
      finish_reason: `${finish} Only in the last flat event.`,
      usage: 'Tokens used. In one of the last events.',
      choices: { description: "Chunk of text in OpenAI's format.", source: 'reference' },
    },
  ),
}

export const chatOperationDocs: Readonly<Record<keyof typeof chat.chatOperations, OperationDocs>> =
  {
    createChat: {
      tag: 'Talk',
      summary: 'Chat with the agent',
      description:
        'Returns the reply to a conversation. With `stream`, it is sent as server-sent events. The reference shows a flat response; one with `choices` is possible too.',
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
    data: example.responseFields,
    events: example.chunks,
  },
}
