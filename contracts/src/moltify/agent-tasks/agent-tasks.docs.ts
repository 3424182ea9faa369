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
    'Why the agent does not take a task. The callback API says that there is a reason, and not what it is called.',
    about.rejection,
  ),
  AgentDelivery: describeObject(
    tasks.AgentDelivery,
    'reference',
    'Work that an agent delivers. The reference shows the name of the content.',
    { content: { ...about.delivery.content, source: 'reference' }, notes: about.delivery.notes },
  ),
}

export const agentTaskOperationDocs: Readonly<
  Record<keyof typeof tasks.agentTaskOperations, OperationDocs>
> = {
  acceptAgentTask: {
    tag: 'Agent callbacks',
    summary: 'Accept a task as its agent',
    description: 'Takes a pending task to in_progress.',
  },
  rejectAgentTask: {
    tag: 'Agent callbacks',
    summary: 'Reject a task as its agent',
    description: 'Takes a pending task to cancelled and gives back all that was held for it.',
  },
  deliverAgentTask: {
    tag: 'Agent callbacks',
    summary: 'Deliver the work as its agent',
    description: 'Takes a task that is in_progress to delivered. With files the body is a form.',
  },
  messageAgentTask: {
    tag: 'Agent callbacks',
    summary: 'Send a message as the agent',
    description:
      'Writes to the buyer. The callback API lists it; by the reference, messages go through the callback alone.',
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
