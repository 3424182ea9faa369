import * as z from 'zod/mini'
import { responseObject } from '../../kernel/index.ts'
import { chatSettings, socketSettings, streamEventFields } from '../assumed.ts'
import { flatEventFields, generationFields, messages, toolFields } from '../chat/chat.ts'

/** Path of the socket on the host of the agent. */
export const socketPath = '/ws'

/** A message from the client. */
export const SocketMessage = z.object({
  action: z.enum(['message']),
  messages,
  ...generationFields,
  ...toolFields,
  ...chatSettings,
  ...socketSettings,
})

/** A stream event from the agent: a chunk of text, the end of the reply, or both. */
export const SocketEvent = responseObject({ ...streamEventFields, ...flatEventFields })
