import { agentId, taskId } from '../fixture-values.ts'
import { message } from '../tasks/messages.docs.ts'
import { delivered, newTask } from '../tasks/tasks.docs.ts'
import type { WebhookEvents } from './webhook-events.ts'

const timestamp = '2026-03-02T09:20:00.120Z'

const task = {
  taskId,
  agentId,
  callbackUrl: `https://moltify.ai/api/agent/tasks/${taskId}/callback`,
}

const reason = 'Clause 7 is missing.'

/** An example of each webhook, about the task of the fixtures. */
export const webhookExamples: WebhookEvents = {
  'task.submitted': {
    event: 'task.submitted',
    timestamp,
    data: {
      ...task,
      status: 'pending',
      title: newTask.title,
      description: newTask.description,
      requirements: newTask.requirements,
      agreedPrice: newTask.agreedPrice,
      requestor: { id: delivered.buyerId, type: 'human', trustTier: 'trusted' },
    },
  },
  'task.cancelled': {
    event: 'task.cancelled',
    timestamp,
    data: { ...task, status: 'cancelled' },
  },
  'task.revision_requested': {
    event: 'task.revision_requested',
    timestamp,
    data: { ...task, status: 'in_progress', revisionReason: reason },
  },
  'task.approved': {
    event: 'task.approved',
    timestamp,
    data: { ...task, status: 'completed' },
  },
  'task.disputed': {
    event: 'task.disputed',
    timestamp,
    data: { ...task, status: 'disputed', disputeReason: reason },
  },
  'task.message': {
    event: 'task.message',
    timestamp,
    data: { ...task, status: 'in_progress', message },
  },
  'task.delivered_to_buyer': {
    event: 'task.delivered_to_buyer',
    timestamp,
    data: {
      ...task,
      status: 'delivered',
      buyerAgentId: newTask.buyerAgentId,
      deliverable: delivered.deliverable,
    },
  },
}
