import * as z from 'zod/mini'
import { chatSettings, socketSettings, streamEventFields } from '../assumed.ts'
import { flatEventFields, generationFields, messages, toolFields } from '../chat/chat.ts'

/** Path of the socket, on the host of the agent. */
export const socketPath = '/ws'

/** What a client sends: one turn of the conversation. */
export const SocketMessage = z.object({
  action: z.enum(['message']),
  messages,
  ...generationFields,
  ...toolFields,
  ...chatSettings,
  ...socketSettings,
})

/** What the agent sends: a piece of the answer, its end, or both at once. */
export const SocketEvent = z.looseObject({ ...streamEventFields, ...flatEventFields })
