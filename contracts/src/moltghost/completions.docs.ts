import { describeObject } from '../openapi/index.ts'
import * as assumed from './assumed.docs.ts'
import { ContentPart } from './assumed.ts'
import { settings, stream } from './chat.docs.ts'
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
