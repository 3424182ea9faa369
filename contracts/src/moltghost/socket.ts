import * as z from 'zod/mini'
import { chatSettings, frameFields, socketSettings } from './assumed.ts'
import { flatFrame, messages, settings, skills } from './chat.ts'

/** Path of the socket, on the host of the agent. */
export const socketPath = '/ws'

/** What a client sends: one turn of the conversation. */
export const SocketMessage = z.object({
  action: z.enum(['message']),
  messages,
  ...settings,
  ...skills,
  ...chatSettings,
  ...socketSettings,
})

/** What the agent sends: a piece of the answer, its end, or both at once. */
export const SocketFrame = z.looseObject({ ...frameFields, ...flatFrame })
