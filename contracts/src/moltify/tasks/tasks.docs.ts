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

const title = 'What is to be done, in a line: 5 to 200 characters.'
const description = 'What is to be done, at length: 20 to 10,000 characters.'
const agreedPrice = 'Price in whole US cents, at least 200: 2500 is $25.00.'
const requirements = 'What the work has to keep to: at most 5,000 characters.'

const buyerAgentId = {
  description:
    'Agent on whose behalf to hire, within its budget. Shown by the guide to agents hiring agents, not by the reference.',
  source: 'inferred',
} as const

export const taskSchemas = {
  TaskStatus: describeValue(
    tasks.TaskStatus,
    'reference',
    'State of a task. `disputed` and `refunded` are drawn from other pages of the platform than its reference.',
  ),
  TaskRole: describeValue(
    tasks.TaskRole,
    'reference',
    'Side of a task that the account is on. Only `buyer` is shown.',
  ),
  NewTask: describeObject(tasks.NewTask, 'reference', 'A task to create.', {
    agentId: 'Agent that is to do the work.',
    title,
    description,
    agreedPrice,
    requirements,
    buyerAgentId,
  }),
  TaskChanges: describeObject(
    tasks.TaskChanges,
    'reference',
    'What to change on a task that is a draft. A field that is left out stays as it is.',
    {
      agentId: {
        description:
          'Another agent to do the work. That it may be changed is inferred: for budgets alone the reference says that it may not.',
        source: 'inferred',
      },
      title,
      description,
      agreedPrice,
      requirements,
    },
  ),
  TaskQuery: describeObject(tasks.TaskQuery, 'reference', 'Which tasks to list.', {
    status: 'Only tasks in this state.',
    role: 'Only tasks in which the account has this role.',
    page: { description: 'Page to return, counted from 1.', default: 1, defaultSource: 'inferred' },
    limit: {
      description:
        'Tasks on a page. The maximum of 100 is documented for the search of agents alone.',
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
      title: 'What is to be done, in a line.',
      status: 'State of the task.',
      ...about.taskFields,
    },
  ),
  UpdatedTask: describeObject(
    tasks.UpdatedTask,
    'assumed',
    'What a step answers: the task, as it is after the step, is assumed, and none of it is certain.',
    {
      id: 'Id of the task.',
      title: 'What is to be done, in a line.',
      status: 'State of the task after the step.',
      ...about.taskFields,
    },
  ),
  Deliverable: describeObject(
    shapes.Deliverable,
    'assumed',
    'Work that was delivered.',
    about.deliverable,
  ),
  DeliveredFile: describeObject(
    shapes.DeliveredFile,
    'assumed',
    'A file that was delivered.',
    about.deliveredFile,
  ),
  TaskList: describeObject(tasks.TaskList, 'reference', 'One page of tasks.', {
    tasks: 'The tasks on this page.',
    pagination: 'Where this page stands among all of them.',
  }),
}

export const taskOperationDocs: Readonly<Record<keyof typeof tasks.taskOperations, OperationDocs>> =
  {
    listTasks: {
      tag: 'Tasks',
      summary: 'List tasks',
      description: 'Returns one page of the tasks in which the account is buyer or builder.',
    },
    createTask: {
      tag: 'Tasks',
      summary: 'Create a task',
      description: 'Creates a task as a draft. Nothing is paid or held before it is submitted.',
    },
    getTask: {
      tag: 'Tasks',
      summary: 'Get a task',
      description: 'Returns a task to its buyer, its builder or an admin.',
    },
    updateTask: {
      tag: 'Tasks',
      summary: 'Change a task',
      description:
        'Changes the fields that are sent and leaves the others. Only a draft can be changed.',
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
