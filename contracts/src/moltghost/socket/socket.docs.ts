import { describeObject } from '../../openapi/index.ts'
import * as assumed from '../assumed.docs.ts'
import { settings, skills } from '../chat/chat.docs.ts'
import * as socket from './socket.ts'

const alsoOverHttp = {
  temperature: { ...settings.temperature, source: 'assumed' },
  max_tokens: { description: settings.max_tokens, source: 'assumed' },
  timeout_seconds: { description: settings.timeout_seconds, source: 'assumed' },
  tools: { description: skills.tools, source: 'assumed' },
} as const

export const socketSchemas = {
  SocketMessage: describeObject(
    socket.SocketMessage,
    'reference',
    'Message from the client on the socket.',
    {
      action: 'Always `message`.',
      messages: 'Messages of the conversation, at least 1.',
      ...alsoOverHttp,
      ...assumed.chatSettings,
      ...assumed.socketSettings,
    },
  ),
  SocketEvent: describeObject(
    socket.SocketEvent,
    'reference',
    'Stream event from the agent on the socket: a chunk of text, the end of the reply, or both.',
    {
      ...assumed.streamEventFields,
      content: 'Chunk of text.',
      done: 'Whether this is the last stream event of the reply.',
      finish_reason: {
        description: 'Reason why the reply ended. In the last stream event.',
        source: 'assumed',
      },
      usage: { description: 'Tokens used. In the last stream event.', source: 'assumed' },
    },
  ),
}
