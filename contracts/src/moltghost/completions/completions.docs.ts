import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as assumed from '../assumed.docs.ts'
import { ContentPart } from '../assumed.ts'
import { settings, stream } from '../chat/chat.docs.ts'
import * as example from '../chat/example-chat.docs.ts'
import type { CompletionStreamEvent } from '../types.ts'
import * as completions from './completions.ts'

const response = {
  id: 'Id of the response, such as `chatcmpl_abc123`.',
  object: 'Object type, such as `chat.completion`.',
  created: 'Time when the response was created, in Unix seconds.',
  model: 'Model that replied.',
  choices: 'The choices. There is one.',
  usage: 'Tokens used.',
}

export const completionSchemas = {
  ContentPart: describeObject(
    ContentPart,
    'inferred',
    'One part of a message.',
    assumed.contentPart,
  ),
  CompletionMessage: describeObject(
    completions.CompletionMessage,
    'inferred',
    "A message in OpenAI's format.",
    { role: 'Role of the author.', content: 'Content of the message, as a string or in parts.' },
  ),
  ChatCompletionRequest: describeObject(
    completions.ChatCompletionRequest,
    'inferred',
    "A conversation in OpenAI's format. Other fields are sent unchanged.",
    {
      ...settings,
      ...assumed.chatSettings,
      ...assumed.streamSettings,
      model: { description: 'Model for the reply.', source: 'reference' },
      messages: {
        description: 'Messages of the conversation, at least 1.',
        source: 'reference',
      },
      stream: { ...stream, source: 'reference' },
      max_completion_tokens: 'Maximum number of tokens of the reply. Replaces `max_tokens`.',
      tools: "Names of skills, or tools in OpenAI's format.",
    },
  ),
  ChatCompletion: describeObject(
    completions.ChatCompletion,
    'inferred',
    "The reply to a conversation in OpenAI's format.",
    response,
  ),
  CompletionRequest: describeObject(
    completions.CompletionRequest,
    'assumed',
    "A prompt to complete, in OpenAI's format. The reference only names the endpoint.",
    {
      ...settings,
      ...assumed.chatSettings,
      ...assumed.streamSettings,
      prompt: 'The prompt, or several.',
      stream,
    },
  ),
  TextChoice: describeObject(completions.TextChoice, 'assumed', 'A completion of one prompt.', {
    ...assumed.choiceFields,
    text: 'The text.',
    finish_reason: 'Reason why the text ended.',
  }),
  Completion: describeObject(
    completions.Completion,
    'assumed',
    "A completion in OpenAI's format.",
    response,
  ),
  CompletionStreamEvent: describeObject(
    completions.CompletionStreamEvent,
    'assumed',
    'One stream event of a completion.',
    {
      ...assumed.streamEventFields,
      choices: 'New content.',
      usage: 'Tokens used. In one of the last events.',
    },
  ),
}

export const completionOperationDocs: Readonly<
  Record<keyof typeof completions.completionOperations, OperationDocs>
> = {
  createChatCompletion: {
    tag: 'Talk',
    summary: "Chat with the agent in OpenAI's format",
    description:
      "Returns the reply to a conversation in OpenAI's format. The reference does not list it, but the OpenAI client in its sample calls it.",
    streams: 'on request',
  },
  createCompletion: {
    tag: 'Talk',
    summary: 'Complete a text',
    description:
      "Completes a prompt. The reference only names the endpoint and says that it streams; the rest follows OpenAI's API.",
    streams: 'on request',
  },
}

const { created, model, text, usage } = example

const textChunk = { id: 'cmpl_abc123', object: 'text_completion', created, model }

const textChunks: CompletionStreamEvent[] = [
  ...example.pieces.map((chunk) => ({
    ...textChunk,
    choices: [{ index: 0, text: chunk, finish_reason: null }],
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
