import * as z from 'zod/mini'
import { announcedPages, operation } from '../kernel/index.ts'
import { listNames, message, messageFields } from './assumed.ts'
import { create, read } from './calls.ts'
import { listOf } from './pages.ts'

export const NewTaskMessage = z.object(message)

export const TaskMessage = z.looseObject(messageFields)

export const TaskMessageList = listOf(TaskMessage)

export const listTaskMessages = operation({
  ...read,
  id: 'listTaskMessages',
  path: '/api/tasks/{taskId}/messages',
  response: TaskMessageList,
  paging: announcedPages(listNames.messages),
})

export const sendTaskMessage = operation({
  ...create,
  id: 'sendTaskMessage',
  path: '/api/tasks/{taskId}/messages',
  body: NewTaskMessage,
  response: TaskMessage,
})
