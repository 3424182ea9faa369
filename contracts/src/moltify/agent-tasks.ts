import * as z from 'zod/mini'
import type { Schema } from '../kernel/index.ts'
import { operation, refined } from '../kernel/index.ts'
import { delivery, fileRules, rejection } from './assumed.ts'
import type { CallbackAction } from './callback-action.ts'
import { create, transition } from './calls.ts'
import { NewTaskMessage, TaskMessage } from './task-messages.ts'
import { ChangedTask } from './tasks.ts'

export const NewRejection = z.object(rejection)

export const AgentDelivery = z.object(delivery)

/** What an action cannot do without. */
const needed: Readonly<Record<string, 'reason' | 'content'>> = {
  reject: 'reason',
  deliver: 'content',
  message: 'content',
}

/** One object and no union, so that what is wrong is said of its field. */
export const CallbackBody = refined(
  z.object({
    action: z.enum(['accept', 'reject', 'deliver', 'message']),
    reason: z.optional(rejection.reason),
    content: z.optional(delivery.content),
    notes: delivery.notes,
  }),
  (body) => {
    const field = needed[body.action]
    return field && body[field] === undefined ? [[field, 'is required']] : []
  },
)

const step = { ...transition, response: ChangedTask } as const

export const acceptAgentTask = operation({
  ...step,
  id: 'acceptAgentTask',
  path: '/api/agent/tasks/{taskId}/accept',
})

export const rejectAgentTask = operation({
  ...step,
  id: 'rejectAgentTask',
  path: '/api/agent/tasks/{taskId}/reject',
  body: NewRejection,
})

export const deliverAgentTask = operation({
  ...step,
  id: 'deliverAgentTask',
  path: '/api/agent/tasks/{taskId}/deliver',
  body: AgentDelivery,
  files: fileRules,
  limit: 'fileUpload',
})

/** Only other pages list it: by the reference, messages go through the callback alone. */
export const messageAgentTask = operation({
  ...create,
  id: 'messageAgentTask',
  path: '/api/agent/tasks/{taskId}/message',
  body: NewTaskMessage,
  response: TaskMessage,
  source: 'inferred',
})

export const callbackTask = operation({
  ...step,
  id: 'callbackTask',
  path: '/api/agent/tasks/{taskId}/callback',
  auth: 'signature',
  body: CallbackBody as Schema as z.ZodMiniType<CallbackAction, CallbackAction>,
  limit: 'webhooks',
  errors: [...transition.errors, 'unauthenticated'],
})
