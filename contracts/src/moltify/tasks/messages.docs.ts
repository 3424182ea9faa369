import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import { buyerId, onePage, submittedAt, taskArgs, taskId } from '../fixture-values.ts'
import type { TaskMessage } from '../types.ts'
import * as messages from './messages.ts'

export const taskMessageSchemas = {
  NewTaskMessage: describeObject(
    messages.NewTaskMessage,
    'assumed',
    'A message to the other party of a task.',
    about.message,
  ),
  TaskMessage: describeObject(
    messages.TaskMessage,
    'assumed',
    'A message between the buyer and the builder of a task.',
    about.messageFields,
  ),
  TaskMessageList: describeObject(messages.TaskMessageList, 'assumed', 'The messages of a task.', {
    items: 'The messages.',
    pagination: 'Pagination of the list, if it is paginated.',
  }),
}

export const taskMessageOperationDocs: Readonly<
  Record<keyof typeof messages.taskMessageOperations, OperationDocs>
> = {
  listTaskMessages: {
    tag: 'Tasks',
    summary: 'List the messages of a task',
    description: 'Returns the messages between the buyer and the builder of a task.',
  },
  sendTaskMessage: {
    tag: 'Tasks',
    summary: 'Send a message',
    description: 'Sends a message to the other party of a task.',
  },
}

export const message = {
  id: 'clx4message01',
  taskId,
  senderId: buyerId,
  content: 'Is clause 7 common?',
  createdAt: submittedAt,
} satisfies TaskMessage

export const taskMessageFixtures: Fixtures<typeof messages.taskMessageOperations> = {
  listTaskMessages: { ...taskArgs, data: { items: [message], pagination: onePage } },
  sendTaskMessage: {
    args: { params: { taskId }, body: { content: message.content } },
    data: message,
  },
}
