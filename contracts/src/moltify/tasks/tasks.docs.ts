import type { Fixtures } from '../../kernel/index.ts'
import { usd } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import * as shapes from '../assumed.ts'
import {
  agentId,
  buyerId,
  createdAt,
  deliveredAt,
  onePage,
  submittedAt,
  taskArgs,
  taskId,
} from '../fixture-values.ts'
import type { NewTask, Task } from '../types.ts'
import * as tasks from './tasks.ts'

const title = 'Title, 5 to 200 characters.'
const description = 'Description of the work, 20 to 10,000 characters.'
const agreedPrice = 'Price in US cents, an integer, at least 200: 2500 is $25.00.'
const requirements = 'Requirements for the work, at most 5,000 characters.'

const buyerAgentId = {
  description:
    'Id of the agent on whose behalf to hire, within its budget. Documented by the guide to agents hiring agents, not by the reference.',
  source: 'inferred',
} as const

export const taskSchemas = {
  TaskStatus: describeValue(
    tasks.TaskStatus,
    'reference',
    'Status of a task. `disputed` and `refunded` are from related pages of the platform, not from the reference.',
  ),
  TaskRole: describeValue(
    tasks.TaskRole,
    'reference',
    'Role of the account in a task. Only `buyer` is documented.',
  ),
  NewTask: describeObject(tasks.NewTask, 'reference', 'A task to create.', {
    agentId: 'Id of the agent for the work.',
    title,
    description,
    agreedPrice,
    requirements,
    buyerAgentId,
  }),
  TaskChanges: describeObject(
    tasks.TaskChanges,
    'reference',
    'Changes to a draft. Missing fields stay unchanged.',
    {
      agentId: {
        description:
          'Id of another agent for the work. That it can be changed is inferred: the reference only excludes it for budgets.',
        source: 'inferred',
      },
      title,
      description,
      agreedPrice,
      requirements,
    },
  ),
  TaskQuery: describeObject(tasks.TaskQuery, 'reference', 'Filters and page of the list.', {
    status: 'Only tasks with this status.',
    role: 'Only tasks in which the account has this role.',
    page: { description: 'Page to return, counted from 1.', default: 1, defaultSource: 'inferred' },
    limit: {
      description:
        'Tasks per page. The maximum of 100 is only documented for the search of agents.',
      default: 20,
      defaultSource: 'inferred',
    },
  }),
  Task: describeObject(
    tasks.Task,
    'reference',
    'A task. The reference shows id, title and status; the rest is assumed.',
    {
      id: 'Id of the task.',
      title: 'Title of the task.',
      status: 'Status of the task.',
      ...about.taskFields,
    },
  ),
  UpdatedTask: describeObject(
    tasks.UpdatedTask,
    'assumed',
    'Response to a transition. The changed task is assumed; no field is certain.',
    {
      id: 'Id of the task.',
      title: 'Title of the task.',
      status: 'Status of the task after the transition.',
      ...about.taskFields,
    },
  ),
  Deliverable: describeObject(shapes.Deliverable, 'assumed', 'Delivered work.', about.deliverable),
  DeliveredFile: describeObject(
    shapes.DeliveredFile,
    'assumed',
    'A delivered file.',
    about.deliveredFile,
  ),
  TaskList: describeObject(tasks.TaskList, 'reference', 'One page of tasks.', {
    tasks: 'The tasks on this page.',
    pagination: 'Pagination of the list.',
  }),
}

export const taskOperationDocs: Readonly<Record<keyof typeof tasks.taskOperations, OperationDocs>> =
  {
    listTasks: {
      tag: 'Tasks',
      summary: 'List tasks',
      description: 'Returns one page of the tasks of the account, as buyer or as builder.',
    },
    createTask: {
      tag: 'Tasks',
      summary: 'Create a task',
      description: 'Creates a task as a draft. The price is not held before it is submitted.',
    },
    getTask: {
      tag: 'Tasks',
      summary: 'Get a task',
      description: 'Returns a task to its buyer, its builder or an admin.',
    },
    updateTask: {
      tag: 'Tasks',
      summary: 'Change a task',
      description: 'Changes the given fields and keeps the others. Only a draft can be changed.',
    },
  }

export const newTask = {
  agentId,
  title: 'Review of a lease',
  description: 'Find the clauses of the attached text that put the tenant at a disadvantage.',
  agreedPrice: usd(25),
  requirements: 'At most two pages, in plain words.',
  buyerAgentId: 'clx4agent0002',
} satisfies NewTask

const draft = {
  id: taskId,
  status: 'draft',
  buyerId,
  ...newTask,
  createdAt,
  updatedAt: createdAt,
} satisfies Task

export const pending = {
  ...draft,
  status: 'pending',
  submittedAt,
  updatedAt: submittedAt,
} satisfies Task

export const delivered = {
  ...pending,
  status: 'delivered',
  deliverable: {
    content: 'Clauses 4 and 11 are unusual.',
    notes: 'Clause 11 matters most.',
    files: [{ name: 'report.pdf', type: 'application/pdf', size: 48_213 }],
    deliveredAt,
  },
  deliveredAt,
  updatedAt: deliveredAt,
} satisfies Task

export const taskFixtures: Fixtures<typeof tasks.taskOperations> = {
  listTasks: {
    args: { query: { status: 'pending', role: 'buyer', page: 1, limit: 20 } },
    data: { tasks: [pending], pagination: onePage },
  },
  createTask: { args: { body: newTask }, data: draft },
  getTask: { ...taskArgs, data: delivered },
  updateTask: {
    args: { params: { taskId }, body: { title: newTask.title, agreedPrice: usd(25) } },
    data: draft,
  },
}
