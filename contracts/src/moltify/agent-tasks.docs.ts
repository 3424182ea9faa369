import { describeObject } from '../openapi/index.ts'
import * as tasks from './agent-tasks.ts'
import * as about from './assumed.docs.ts'
import * as shapes from './assumed.ts'
import { CallbackBody } from './callbacks.ts'

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
  CallbackBody: describeObject(
    CallbackBody,
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
  DeliveredFile: describeObject(
    shapes.DeliveredFile,
    'assumed',
    'A file that was delivered.',
    about.deliveredFile,
  ),
}
