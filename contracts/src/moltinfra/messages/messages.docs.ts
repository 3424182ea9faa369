import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import { agentId } from '../agents/agents.docs.ts'
import type { Message, NewMessage } from '../types.ts'
import * as messages from './messages.ts'

const newMessageDocs = {
  text: 'What to say to the agent: at least 1 character.',
  userId:
    'Who is speaking. The agent remembers a conversation by this and `roomId`, so keep both to go on with one.',
  roomId: 'Room in which several users talk to the agent.',
  context: 'Free-form facts about the message, such as the platform it came from.',
}

const reply = {
  agentId: 'Id of the agent that answered.',
  userId: 'The `userId` that was sent.',
  roomId: 'The `roomId` that was sent.',
  timestamp: { description: 'When the agent answered.', format: 'date-time' },
  metadata: 'What the answer took.',
}

export const messageSchemas = {
  NewMessage: describeObject(
    messages.NewMessage,
    'inferred',
    'A message to an agent.',
    newMessageDocs,
  ),
  MessageRequest: describeObject(
    messages.MessageRequest,
    'inferred',
    'A message to an agent, and how the answer is to be sent.',
    {
      ...newMessageDocs,
      stream: {
        description: 'Whether to send the answer as events, token by token.',
        default: false,
      },
    },
  ),
  Message: describeObject(messages.Message, 'inferred', 'The answer of an agent.', {
    messageId: 'Id of the answer, such as `msg_8f2k1m5t9w3x`.',
    response: 'What the agent said.',
    ...reply,
  }),
  MessageMetadata: describeObject(
    messages.MessageMetadata,
    'inferred',
    'What it took to answer a message.',
    {
      tokensUsed: 'Tokens of the language model that were used.',
      responseTime: 'Time taken, in seconds: unlike all else in this API, not in milliseconds.',
      model: 'Language model that answered.',
    },
  ),
  MessageFrame: describeObject(
    messages.MessageStreamEvent,
    'inferred',
    'One event of a streamed answer. That the `done` event carries the fields of a whole answer is assumed.',
    {
      type: '`token` carries a piece of the text, `done` ends the answer. `error`, which ends it too, is assumed.',
      content: 'The piece of text in a `token` event.',
      error: {
        description:
          'What went wrong, in an `error` event: the form of an error answer is expected.',
        source: 'assumed',
      },
    },
  ),
  StreamedMessage: describeObject(
    messages.StreamedMessage,
    'assumed',
    'The whole of a streamed answer. No document shows what its last event holds, so only the text is certain.',
    {
      messageId: 'Id of the answer, if the last event gave it.',
      response: { description: 'What the agent said: all tokens joined.', source: 'inferred' },
      ...reply,
    },
  ),
}

export const messageOperationDocs: Readonly<
  Record<keyof typeof messages.messageOperations, OperationDocs>
> = {
  sendMessage: {
    tag: 'Messages',
    summary: 'Send a message',
    description:
      'Sends a message and waits for the answer; allow it 30 seconds. With `stream` the answer comes as events instead. An agent takes 10 messages at once.',
    streams: 'on request',
  },
  streamMessage: {
    tag: 'Messages',
    summary: 'Send a message and stream the answer',
    description:
      'Sends a message and returns the answer as server-sent events, token by token. An agent takes 10 messages at once.',
    streams: 'always',
  },
}

const newMessage = {
  text: 'Which invoices are due this week?',
  userId: 'user_42',
  roomId: 'office',
  context: { platform: 'telegram', channel: 'orders' },
} satisfies NewMessage

const message = {
  messageId: 'msg_8f2k1m5t9w3x',
  response: 'Two invoices are due on Friday.',
  agentId,
  userId: 'user_42',
  roomId: 'office',
  timestamp: '2026-03-05T08:00:01.200Z',
  metadata: { tokensUsed: 42, responseTime: 1.2, model: 'gpt-4' },
} satisfies Message

const events = [
  { type: 'token', content: 'Two invoices ' },
  { type: 'token', content: 'are due ' },
  { type: 'token', content: 'on Friday.' },
  { type: 'done', ...message },
]

export const messageFixtures: Fixtures<typeof messages.messageOperations> = {
  sendMessage: {
    args: { params: { agentId }, body: newMessage },
    data: message,
    events,
  },
  streamMessage: {
    args: { params: { agentId }, body: newMessage },
    data: message,
    events,
  },
}
