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
    'An action of an agent on a task. The reference shows the actions; the other fields have the names of the corresponding endpoints.',
    {
      action: 'The action.',
      reason: {
        description: 'Reason for a rejection, at least 1 character. Only allowed for `reject`.',
        source: 'assumed',
      },
      content: {
        description:
          'The work or the message, 1 to 50,000 characters. Required for `deliver` and `message`, not allowed otherwise.',
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
    summary: 'Send a signed callback',
    description:
      'Accepts, rejects or delivers a task, or sends a message. The request is signed with the webhook secret of the agent and needs no API key. Files are not supported.',
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
