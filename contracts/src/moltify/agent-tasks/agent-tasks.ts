import * as z from 'zod/mini'
import { operation } from '../../kernel/index.ts'
import { delivery, fileRules, rejection } from '../assumed.ts'
import { apiKeyOnly } from '../operation-defaults.ts'
import { sendTaskMessage } from '../tasks/messages.ts'
import { taskTransition } from '../tasks/transitions.ts'

export const NewRejection = z.object(rejection)

export const AgentDelivery = z.object(delivery)

export const acceptAgentTask = operation({
  ...taskTransition,
  ...apiKeyOnly,
  id: 'acceptAgentTask',
  path: '/api/agent/tasks/{taskId}/accept',
})

export const rejectAgentTask = operation({
  ...taskTransition,
  ...apiKeyOnly,
  id: 'rejectAgentTask',
  path: '/api/agent/tasks/{taskId}/reject',
  body: NewRejection,
  optionalBody: true,
})

export const deliverAgentTask = operation({
  ...taskTransition,
  ...apiKeyOnly,
  id: 'deliverAgentTask',
  path: '/api/agent/tasks/{taskId}/deliver',
  body: AgentDelivery,
  files: { ...fileRules, rateLimit: 'fileUpload' },
})

/** Only related pages list it. According to the reference, messages are only sent through the callback. */
export const messageAgentTask = operation({
  ...sendTaskMessage,
  ...apiKeyOnly,
  id: 'messageAgentTask',
  path: '/api/agent/tasks/{taskId}/message',
  source: 'inferred',
})

export const agentTaskOperations = {
  acceptAgentTask,
  rejectAgentTask,
  deliverAgentTask,
  messageAgentTask,
}
