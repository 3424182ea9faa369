import { describeObject } from '../openapi/index.ts'
import * as assumed from './assumed.docs.ts'
import { settings, skills } from './chat.docs.ts'
import * as socket from './socket.ts'

const alsoOverHttp = {
  temperature: { ...settings.temperature, source: 'assumed' },
  max_tokens: { about: settings.max_tokens, source: 'assumed' },
  timeout_seconds: { about: settings.timeout_seconds, source: 'assumed' },
  tools: { about: skills.tools, source: 'assumed' },
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
    socket.SocketFrame,
    'reference',
    'What the agent sends over the socket: a piece of its answer, the end of it, or both.',
    {
      ...assumed.frameFields,
      content: 'A piece of the text.',
      done: 'Whether the answer ends here.',
      finish_reason: { about: 'Why the answer ends, where it does.', source: 'assumed' },
      usage: { about: 'Tokens that were used, where the answer ends.', source: 'assumed' },
    },
  ),
}
