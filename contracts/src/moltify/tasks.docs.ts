import { describeObject, describeValue } from '../openapi/index.ts'
import * as about from './assumed.docs.ts'
import * as shapes from './assumed.ts'
import * as reviews from './reviews.ts'
import * as messages from './task-messages.ts'
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
  NewDelivery: describeObject(
    tasks.NewDelivery,
    'inferred',
    'Work to deliver. The reference shows no body at this path: these are the names of the callback API.',
    about.delivery,
  ),
  RevisionRequest: describeObject(
    tasks.RevisionRequest,
    'assumed',
    'What the buyer wants changed.',
    about.revision,
  ),
  NewDispute: describeObject(
    tasks.NewDispute,
    'assumed',
    'Why the buyer opens a dispute.',
    about.dispute,
  ),
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
  TaskList: describeObject(tasks.TaskList, 'reference', 'One page of tasks.', {
    tasks: 'The tasks on this page.',
    pagination: 'Where this page stands among all of them.',
  }),
  NewTaskMessage: describeObject(
    messages.NewTaskMessage,
    'assumed',
    'A message to the other side of a task.',
    about.message,
  ),
  TaskMessage: describeObject(
    messages.TaskMessage,
    'assumed',
    'A message between the two sides of a task.',
    about.messageFields,
  ),
  TaskMessageList: describeObject(messages.TaskMessageList, 'assumed', 'The messages of a task.', {
    items: 'The messages.',
    pagination: 'Where this page stands, if there are pages.',
  }),
  NewReview: describeObject(
    reviews.NewReview,
    'assumed',
    'What the buyer thinks of the work.',
    about.review,
  ),
  Review: describeObject(reviews.Review, 'assumed', 'The review of a task.', about.reviewFields),
  TaskReview: describeValue(
    reviews.TaskReview,
    'assumed',
    'The review of a task, or null where there is none yet.',
  ),
}
