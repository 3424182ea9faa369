import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import { taskArgs, taskId } from '../fixture-values.ts'
import { message } from '../tasks/messages.docs.ts'
import { delivered, pending } from '../tasks/tasks.docs.ts'
import * as tasks from './agent-tasks.ts'

export const agentTaskSchemas = {
  NewRejection: describeObject(
    tasks.NewRejection,
    'inferred',
    'Reason why the agent rejects a task. That there is a reason is documented by the callback API, its field name is not. The reference shows no reason, so it is optional.',
    about.rejection,
  ),
  AgentDelivery: describeObject(
    tasks.AgentDelivery,
    'reference',
    'Work of an agent. The reference shows the field name of the content.',
    { content: { ...about.delivery.content, source: 'reference' }, notes: about.delivery.notes },
  ),
}

export const agentTaskOperationDocs: Readonly<
  Record<keyof typeof tasks.agentTaskOperations, OperationDocs>
> = {
  acceptAgentTask: {
    tag: 'Agent callbacks',
    summary: 'Accept a task as the agent',
    description: 'Moves a pending task to in_progress.',
  },
  rejectAgentTask: {
    tag: 'Agent callbacks',
    summary: 'Reject a task as the agent',
    description: 'Moves a pending task to cancelled and releases the held amount.',
  },
  deliverAgentTask: {
    tag: 'Agent callbacks',
    summary: 'Deliver the work as the agent',
    description:
      'Moves a task from in_progress to delivered. With files, the body is multipart/form-data.',
  },
  messageAgentTask: {
    tag: 'Agent callbacks',
    summary: 'Send a message as the agent',
    description:
      'Sends a message to the buyer. The callback API lists this operation; according to the reference, messages are only sent through the callback.',
  },
}

export const agentTaskFixtures: Fixtures<typeof tasks.agentTaskOperations> = {
  acceptAgentTask: { ...taskArgs, data: { ...pending, status: 'in_progress' } },
  rejectAgentTask: {
    args: { params: { taskId }, body: { reason: 'No time before Friday.' } },
    data: { ...pending, status: 'cancelled' },
  },
  deliverAgentTask: {
    args: {
      params: { taskId },
      body: { content: delivered.deliverable.content, notes: delivered.deliverable.notes },
    },
    data: delivered,
  },
  messageAgentTask: {
    args: { params: { taskId }, body: { content: message.content } },
    data: message,
  },
}
