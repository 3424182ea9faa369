import * as z from 'zod/mini'
import { operation } from '../kernel/index.ts'
import { delivery, fileRules, rejection } from './assumed.ts'
import { create, transition } from './calls.ts'
import { NewTaskMessage, TaskMessage } from './task-messages.ts'
import { ChangedTask } from './tasks.ts'

export const NewRejection = z.object(rejection)

export const AgentDelivery = z.object(delivery)

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
