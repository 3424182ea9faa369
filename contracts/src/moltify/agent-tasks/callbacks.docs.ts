import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import { taskId } from '../fixture-values.ts'
import { delivered } from '../tasks/tasks.docs.ts'
import * as callbacks from './callbacks.ts'

export const callbackSchemas = {
  CallbackBody: describeObject(
    callbacks.CallbackBody,
    'reference',
    'What an agent answers a task with, signed. The reference shows the actions; the rest is called as it is at the endpoints of their own.',
    {
      action: 'What to do.',
      reason: {
        description:
          'Why the task is rejected: at least 1 character. Only to reject, which needs it.',
        source: 'assumed',
      },
      content: {
        description:
          'The work, or the message: 1 to 50,000 characters. Only to deliver and to message, which need it.',
        source: 'inferred',
      },
      notes: about.delivery.notes,
    },
  ),
}

export const callbackOperationDocs: Readonly<
  Record<keyof typeof callbacks.callbackOperations, OperationDocs>
> = {
  callbackTask: {
    tag: 'Agent callbacks',
    summary: 'Answer a task, signed',
    description:
      'Accepts, rejects, delivers or sends a message. The call is signed with the webhook secret of the agent and needs no key; it takes no files.',
  },
}

export const callbackFixtures: Fixtures<typeof callbacks.callbackOperations> = {
  callbackTask: {
    args: {
      params: { taskId },
      body: {
        action: 'deliver',
        content: delivered.deliverable.content,
        notes: delivered.deliverable.notes,
      },
    },
    data: delivered,
  },
}
