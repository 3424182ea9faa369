import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as assumed from '../assumed.docs.ts'
import { ContentPart } from '../assumed.ts'
import { settings, stream } from '../chat/chat.docs.ts'
import * as example from '../chat/example-chat.docs.ts'
import type { CompletionFrame } from '../types.ts'
import * as completions from './completions.ts'

const answer = {
  id: 'Id of the answer, such as `chatcmpl_abc123`.',
  object: 'What it is, such as `chat.completion`.',
  created: 'When the answer was begun, in seconds since 1970.',
  model: 'Model that answered.',
  choices: 'The answers. There is one.',
  usage: 'Tokens that were used.',
}

export const completionSchemas = {
  ContentPart: describeObject(
    ContentPart,
    'inferred',
    'One part of a message that has several.',
    assumed.contentPart,
  ),
  CompletionMessage: describeObject(
    completions.CompletionMessage,
    'inferred',
    "A message in OpenAI's form.",
    { role: 'Who is speaking.', content: 'What is said, as a text or in parts.' },
  ),
  ChatCompletionRequest: describeObject(
    completions.ChatCompletionRequest,
    'inferred',
    "A conversation in OpenAI's form. What else that knows is passed on.",
    {
      ...settings,
      ...assumed.chatSettings,
      ...assumed.streamSettings,
      model: { description: 'Model that is to answer.', source: 'reference' },
      messages: {
        description: 'The conversation so far: at least 1 message.',
        source: 'reference',
      },
      stream: { ...stream, source: 'reference' },
      max_completion_tokens: 'Most tokens that the answer may have: replaces `max_tokens`.',
      tools: "Names of skills, or tools in OpenAI's form.",
    },
  ),
  ChatCompletion: describeObject(
    completions.ChatCompletion,
    'inferred',
    "The answer to a conversation in OpenAI's form.",
    answer,
  ),
  CompletionRequest: describeObject(
    completions.CompletionRequest,
    'assumed',
    "A text to go on with, in OpenAI's form. The reference names the endpoint alone.",
    {
      ...settings,
      ...assumed.chatSettings,
      ...assumed.streamSettings,
      prompt: 'The text, or several.',
      stream,
    },
  ),
  TextChoice: describeObject(completions.TextChoice, 'assumed', 'How one text goes on.', {
    ...assumed.choiceFields,
    text: 'The text.',
    finish_reason: 'Why the text ends.',
  }),
  Completion: describeObject(
    completions.Completion,
    'assumed',
    "How a text goes on, in OpenAI's form.",
    answer,
  ),
  CompletionFrame: describeObject(
    completions.CompletionStreamEvent,
    'assumed',
    'One event of a streamed text.',
    {
      ...assumed.frameFields,
      choices: 'What is new.',
      usage: 'Tokens that were used, in one of the last events.',
    },
  ),
}

export const completionOperationDocs: Readonly<
  Record<keyof typeof completions.completionOperations, OperationDocs>
> = {
  createChatCompletion: {
    tag: 'Talk',
    summary: "Talk to the agent in OpenAI's form",
    description:
      "Answers a conversation in OpenAI's form. No table of the reference names it; the OpenAI client in its sample asks here.",
    streams: 'on request',
  },
  createCompletion: {
    tag: 'Talk',
    summary: 'Have a text gone on with',
    description:
      "Goes on with a text. The reference names the endpoint and that it streams; all else is taken from OpenAI's API.",
    streams: 'on request',
  },
}

const { created, model, text, usage } = example

const textChunk = { id: 'cmpl_abc123', object: 'text_completion', created, model }

const textChunks: CompletionFrame[] = [
  ...example.pieces.map((piece) => ({
    ...textChunk,
    choices: [{ index: 0, text: piece, finish_reason: null }],
  })),
  { ...textChunk, choices: [{ index: 0, text: '', finish_reason: 'stop' }] },
  { ...textChunk, choices: [], usage },
]

export const completionFixtures: Fixtures<typeof completions.completionOperations> = {
  createChatCompletion: {
    args: {
      body: {
        messages: example.messages,
        model,
        ...example.settings,
        ...example.streaming,
        max_completion_tokens: 2048,
        tools: ['crm_query'],
      },
    },
    data: {
      id: 'chatcmpl_abc123',
      object: 'chat.completion',
      created,
      model,
      choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
      usage,
    },
    events: example.chunks,
  },
  createCompletion: {
    args: {
      body: {
        prompt: 'The top deal of this quarter',
        model,
        ...example.settings,
        ...example.streaming,
      },
    },
    data: { ...textChunk, choices: [{ index: 0, text, finish_reason: 'stop' }], usage },
    events: textChunks,
  },
}
