import * as z from 'zod/mini'
import type { Schema } from '../../kernel/index.ts'
import { operation, refineSchema } from '../../kernel/index.ts'
import { delivery, rejection } from '../assumed.ts'
import { taskTransition } from '../tasks/transitions.ts'
import type { CallbackAction } from './callback-action.ts'

/** The required field of each action. */
const requiredFieldByAction: Readonly<Record<string, 'content'>> = {
  deliver: 'content',
  message: 'content',
}

/** One object instead of a union, so that errors name the field. */
export const CallbackBody = refineSchema(
  z.object({
    action: z.enum(['accept', 'reject', 'deliver', 'message']),
    reason: rejection.reason,
    content: z.optional(delivery.content),
    notes: delivery.notes,
  }),
  (body) => {
    const field = requiredFieldByAction[body.action]
    return field && body[field] === undefined ? [[field, 'is required']] : []
  },
)

export const callbackTask = operation({
  ...taskTransition,
  id: 'callbackTask',
  path: '/api/agent/tasks/{taskId}/callback',
  auth: 'signature',
  session: false,
  body: CallbackBody as Schema as z.ZodMiniType<CallbackAction, CallbackAction>,
  rateLimit: 'webhooks',
  errors: [...taskTransition.errors, 'unauthenticated'],
})

export const callbackOperations = { callbackTask }
