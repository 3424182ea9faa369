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
    'What a client sends over the socket: a turn of the conversation.',
    {
      action: 'Always `message`.',
      messages: 'The conversation so far: at least 1 message.',
      ...alsoOverHttp,
      ...assumed.chatSettings,
      ...assumed.socketSettings,
    },
  ),
  SocketFrame: describeObject(
    socket.SocketEvent,
    'reference',
    'What the agent sends over the socket: a piece of its answer, the end of it, or both.',
    {
      ...assumed.frameFields,
      content: 'A piece of the text.',
      done: 'Whether the answer ends here.',
      finish_reason: { description: 'Why the answer ends, where it does.', source: 'assumed' },
      usage: { description: 'Tokens that were used, where the answer ends.', source: 'assumed' },
    },
  ),
}
