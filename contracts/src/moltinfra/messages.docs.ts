import { describeObject } from '../openapi/index.ts'
import * as messages from './messages.ts'

const newMessage = {
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
  NewMessage: describeObject(messages.NewMessage, 'inferred', 'A message to an agent.', newMessage),
  MessageRequest: describeObject(
    messages.MessageRequest,
    'inferred',
    'A message to an agent, and how the answer is to be sent.',
    {
      ...newMessage,
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
