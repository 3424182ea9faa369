import * as z from 'zod/mini'
import { hasMorePagination, operation, responseObject } from '../../kernel/index.ts'
import { itemKeys, message, messageFields } from '../assumed.ts'
import { create, read } from '../operation-defaults.ts'
import { listResponse } from '../pages.ts'

export const NewTaskMessage = z.object(message)

export const TaskMessage = responseObject(messageFields)

export const TaskMessageList = listResponse(TaskMessage)

export const listTaskMessages = operation({
  ...read,
  id: 'listTaskMessages',
  path: '/api/tasks/{taskId}/messages',
  response: TaskMessageList,
  paging: hasMorePagination(itemKeys.messages),
})

export const sendTaskMessage = operation({
  ...create,
  id: 'sendTaskMessage',
  path: '/api/tasks/{taskId}/messages',
  body: NewTaskMessage,
  response: TaskMessage,
})

export const taskMessageOperations = { listTaskMessages, sendTaskMessage }
