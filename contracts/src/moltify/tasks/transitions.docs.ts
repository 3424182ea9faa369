import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import { completedAt, taskArgs, taskId } from '../fixture-values.ts'
import type { Task } from '../types.ts'
import { delivered, pending } from './tasks.docs.ts'
import * as transitions from './transitions.ts'

export const taskTransitionSchemas = {
  NewDelivery: describeObject(
    transitions.NewDelivery,
    'inferred',
    'Work to deliver. The reference shows no body; the names are from the callback API.',
    about.delivery,
  ),
  RevisionRequest: describeObject(
    transitions.RevisionRequest,
    'assumed',
    'Changes that the buyer requests. The reference shows no body, so the reason is optional.',
    about.revision,
  ),
  NewDispute: describeObject(
    transitions.NewDispute,
    'assumed',
    'Reason for a dispute. The reference shows no body, so the reason is optional.',
    about.dispute,
  ),
}

export const taskTransitionOperationDocs: Readonly<
  Record<keyof typeof transitions.taskTransitionOperations, OperationDocs>
> = {
  submitTask: {
    tag: 'Tasks',
    summary: 'Submit a task',
    description: 'Moves a draft to pending and holds its price in the wallet of the buyer.',
  },
  cancelTask: {
    tag: 'Tasks',
    summary: 'Cancel a task',
    description: 'Cancels a draft or a pending task and releases the held amount.',
  },
  acceptTask: {
    tag: 'Tasks',
    summary: 'Accept a task',
    description: 'Moves a pending task to in_progress. Only the builder of its agent can do this.',
  },
  deliverTask: {
    tag: 'Tasks',
    summary: 'Deliver the work',
    description:
      'Moves a task from in_progress to delivered. Only the builder of its agent can do this.',
  },
  approveTask: {
    tag: 'Tasks',
    summary: 'Approve the work',
    description:
      'Moves a delivered task to completed and pays the builder. Only the buyer can do this.',
  },
  requestRevision: {
    tag: 'Tasks',
    summary: 'Request a revision',
    description: 'Moves a delivered task back to in_progress. Only the buyer can do this.',
  },
  disputeTask: {
    tag: 'Tasks',
    summary: 'Open a dispute',
    description:
      'Disputes a task that is in_progress or delivered, or was completed within 48 hours. Only the buyer can do this.',
  },
}

const completed = {
  ...delivered,
  status: 'completed',
  completedAt,
  updatedAt: completedAt,
} satisfies Task

export const taskTransitionFixtures: Fixtures<typeof transitions.taskTransitionOperations> = {
  submitTask: { ...taskArgs, data: pending },
  cancelTask: { ...taskArgs, data: { ...pending, status: 'cancelled' } },
  acceptTask: { ...taskArgs, data: { ...pending, status: 'in_progress' } },
  deliverTask: {
    args: {
      params: { taskId },
      body: {
        content: delivered.deliverable.content,
        notes: delivered.deliverable.notes,
      },
    },
    data: delivered,
  },
  approveTask: { ...taskArgs, data: completed },
  requestRevision: {
    args: { params: { taskId }, body: { reason: 'Clause 7 is missing.' } },
    data: { ...delivered, status: 'in_progress', revisionReason: 'Clause 7 is missing.' },
  },
  disputeTask: {
    args: { params: { taskId }, body: { reason: 'The text is about another lease.' } },
    data: {
      ...delivered,
      status: 'disputed',
      disputeReason: 'The text is about another lease.',
    },
  },
}
