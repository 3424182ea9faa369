import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import { agentId } from '../agents/agents.docs.ts'
import type { Message, NewMessage } from '../types.ts'
import * as messages from './messages.ts'

const newMessageDocs = {
  text: 'Text of the message, at least 1 character.',
  userId:
    'Id of the user. The agent identifies a conversation by `userId` and `roomId`, so send the same values to continue one.',
  roomId: 'Id of a room in which several users send messages to the agent.',
  context: 'Free-form metadata of the message, such as its source platform.',
}

const reply = {
  agentId: 'Id of the agent that replied.',
  userId: 'The `userId` that was sent.',
  roomId: 'The `roomId` that was sent.',
  timestamp: { description: 'Time of the reply.', format: 'date-time' },
  metadata: 'Metadata of the reply.',
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
    'A message to an agent and the transport of the reply.',
    {
      ...newMessageDocs,
      stream: {
        description: 'Whether to stream the reply as server-sent events.',
        default: false,
      },
    },
  ),
  Message: describeObject(messages.Message, 'inferred', 'The reply of an agent.', {
    messageId: 'Id of the reply, such as `msg_8f2k1m5t9w3x`.',
    response: 'Text of the reply.',
    ...reply,
  }),
  MessageMetadata: describeObject(messages.MessageMetadata, 'inferred', 'Metadata of a reply.', {
    tokensUsed: 'Tokens used by the language model.',
    responseTime: 'Duration in seconds. All other durations of this API are in milliseconds.',
    model: 'Language model that replied.',
  }),
  MessageStreamEvent: describeObject(
    messages.MessageStreamEvent,
    'inferred',
    'One stream event. That the `done` event contains the fields of a reply is assumed.',
    {
      type: '`token` contains a chunk of text, `done` ends the stream. `error`, which ends it too, is assumed.',
      content: 'Chunk of text in a `token` event.',
      error: {
        description: 'Error in an `error` event. The format of an error response is assumed.',
        source: 'assumed',
      },
    },
  ),
  StreamedMessage: describeObject(
    messages.StreamedMessage,
    'assumed',
    'Result of a stream. The content of the last event is not documented, so only the text is certain.',
    {
      messageId: 'Id of the reply, if the last event contained it.',
      response: { description: 'Text of the reply: all tokens joined.', source: 'inferred' },
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
      'Sends a message and waits for the reply. Allow 30 seconds. With `stream`, the reply is sent as server-sent events. An agent processes up to 10 messages at once.',
    streams: 'on request',
  },
  streamMessage: {
    tag: 'Messages',
    summary: 'Send a message and stream the reply',
    description:
      'Sends a message and returns the reply as server-sent events, token by token. An agent processes up to 10 messages at once.',
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
