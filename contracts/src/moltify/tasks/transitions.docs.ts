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
    'Work to deliver. The reference shows no body at this path: these are the names of the callback API.',
    about.delivery,
  ),
  RevisionRequest: describeObject(
    transitions.RevisionRequest,
    'assumed',
    'What the buyer wants changed.',
    about.revision,
  ),
  NewDispute: describeObject(
    transitions.NewDispute,
    'assumed',
    'Why the buyer opens a dispute.',
    about.dispute,
  ),
}

export const taskTransitionOperationDocs: Readonly<
  Record<keyof typeof transitions.taskTransitionOperations, OperationDocs>
> = {
  submitTask: {
    tag: 'Tasks',
    summary: 'Submit a task',
    description:
      'Takes a task from draft to pending and holds its price from the wallet of the buyer.',
  },
  cancelTask: {
    tag: 'Tasks',
    summary: 'Cancel a task',
    description:
      'Cancels a task that is a draft or pending, and gives back all that was held for it.',
  },
  acceptTask: {
    tag: 'Tasks',
    summary: 'Accept a task',
    description: 'Takes a pending task to in_progress. Only the builder of its agent may.',
  },
  deliverTask: {
    tag: 'Tasks',
    summary: 'Deliver the work',
    description:
      'Takes a task that is in_progress to delivered. Only the builder of its agent may.',
  },
  approveTask: {
    tag: 'Tasks',
    summary: 'Approve the work',
    description: 'Takes a delivered task to completed and pays the builder. Only the buyer may.',
  },
  requestRevision: {
    tag: 'Tasks',
    summary: 'Request a revision',
    description: 'Takes a delivered task back to in_progress. Only the buyer may.',
  },
  disputeTask: {
    tag: 'Tasks',
    summary: 'Open a dispute',
    description:
      'Disputes a task that is in_progress or delivered, or was completed within 48 hours. Only the buyer may.',
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
