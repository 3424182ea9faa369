import * as z from 'zod/mini'
import {
  hasMorePagination,
  nullish,
  openEnum,
  operation,
  Price,
  responseObject,
} from '../../kernel/index.ts'
import { taskFields } from '../assumed.ts'
import { create, list, read, replace } from '../operation-defaults.ts'
import { Pagination, pageQuery } from '../pages.ts'

export const TaskStatus = openEnum([
  'draft',
  'pending',
  'in_progress',
  'delivered',
  'completed',
  'cancelled',
  'disputed',
  'refunded',
])

export const TaskRole = openEnum(['buyer', 'builder'])

const id = z.string().check(z.minLength(1))
const title = z.string().check(z.minLength(5), z.maxLength(200))
const description = z.string().check(z.minLength(20), z.maxLength(10_000))
const requirements = z.string().check(z.maxLength(5000))

export const NewTask = z.object({
  agentId: id,
  title,
  description,
  agreedPrice: Price,
  requirements: z.optional(requirements),
  // Documented by the guide to agents hiring agents, not by the reference.
  buyerAgentId: z.optional(id),
})

export const TaskChanges = z.object({
  agentId: z.optional(id),
  title: z.optional(title),
  description: z.optional(description),
  agreedPrice: z.optional(Price),
  requirements: z.optional(requirements),
})

export const TaskQuery = z.object({
  status: z.optional(TaskStatus),
  role: z.optional(TaskRole),
  ...pageQuery,
})

export const Task = responseObject({
  id: z.string(),
  title: z.string(),
  status: TaskStatus,
  ...taskFields,
})

/** Response to a transition. It is not documented; a task or part of it is assumed. */
export const UpdatedTask = responseObject({
  id: nullish(z.string()),
  title: nullish(z.string()),
  status: nullish(TaskStatus),
  ...taskFields,
})

export const TaskList = responseObject({ tasks: z.array(Task), pagination: Pagination })

export const listTasks = operation({
  ...list,
  id: 'listTasks',
  path: '/api/tasks',
  query: TaskQuery,
  response: TaskList,
  paging: hasMorePagination(['tasks', 'items']),
})

export const createTask = operation({
  ...create,
  id: 'createTask',
  path: '/api/tasks',
  body: NewTask,
  response: Task,
  rateLimit: 'taskCreation',
})

export const getTask = operation({
  ...read,
  id: 'getTask',
  path: '/api/tasks/{taskId}',
  response: Task,
})

export const updateTask = operation({
  ...replace,
  id: 'updateTask',
  path: '/api/tasks/{taskId}',
  body: TaskChanges,
  response: UpdatedTask,
})

export const taskOperations = { listTasks, createTask, getTask, updateTask }
