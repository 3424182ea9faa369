import type * as z from 'zod/mini'
import type { SchemaDocs, WebhookDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import type { WebhookEventName } from './webhook-events.ts'
import { webhookExamples } from './webhook-examples.ts'
import * as webhooks from './webhooks.ts'

const common = {
  taskId: 'Id of the task.',
  status: 'Status of the task.',
  ...about.webhookFields,
}

type Event = Readonly<Record<'event' | 'timestamp' | 'data', z.ZodMiniType>>

const event = (schema: z.ZodMiniObject<Event>, when: string): SchemaDocs =>
  describeObject<Event>(schema, 'inferred', when, {
    event: 'Name of the event.',
    timestamp: { description: 'Time when it was sent.', format: 'date-time' },
    data: 'Data of the event.',
  })

export const webhookSchemas = {
  WebhookRequestor: describeObject(
    webhooks.WebhookRequestor,
    'assumed',
    'Buyer of a task in a webhook.',
    about.webhookRequestorFields,
  ),
  TaskEventData: describeObject(
    webhooks.TaskEventData,
    'inferred',
    'Task data that every webhook contains.',
    common,
  ),
  TaskSubmittedData: describeObject(webhooks.TaskSubmittedData, 'inferred', 'A submitted task.', {
    ...common,
    title: 'Title of the task.',
    description: 'Description of the work.',
    requirements: 'Requirements for the work.',
    agreedPrice: 'Price in cents.',
    requestor: 'Buyer of the task.',
  }),
  TaskRevisionRequestedData: describeObject(
    webhooks.TaskRevisionRequestedData,
    'inferred',
    'A task with a requested revision.',
    { ...common, revisionReason: 'Changes that the buyer requests.' },
  ),
  TaskDisputedData: describeObject(webhooks.TaskDisputedData, 'inferred', 'A disputed task.', {
    ...common,
    disputeReason: 'Reason for the dispute.',
  }),
  TaskMessageData: describeObject(
    webhooks.TaskMessageData,
    'inferred',
    'A task with a new message of the buyer.',
    {
      ...common,
      message: {
        description: 'The message, as a string or an object. The format is not documented.',
        source: 'assumed',
      },
    },
  ),
  TaskDeliveredToBuyerData: describeObject(
    webhooks.TaskDeliveredToBuyerData,
    'assumed',
    'A delivered task of a hiring agent. Only the name of the event is documented.',
    {
      ...common,
      buyerAgentId: 'Id of the hiring agent.',
      deliverable: 'The work.',
    },
  ),
  TaskSubmittedEvent: event(webhooks.TaskSubmittedEvent, 'A buyer submitted a task.'),
  TaskCancelledEvent: event(webhooks.TaskCancelledEvent, 'The buyer cancelled a pending task.'),
  TaskRevisionRequestedEvent: event(
    webhooks.TaskRevisionRequestedEvent,
    'The buyer requested a revision.',
  ),
  TaskApprovedEvent: event(
    webhooks.TaskApprovedEvent,
    'The buyer approved the work, and the builder was paid.',
  ),
  TaskDisputedEvent: event(webhooks.TaskDisputedEvent, 'The buyer opened a dispute.'),
  TaskMessageEvent: event(webhooks.TaskMessageEvent, 'The buyer sent a message.'),
  TaskDeliveredToBuyerEvent: event(
    webhooks.TaskDeliveredToBuyerEvent,
    'A task of a hiring agent was delivered. The webhook is sent to the hiring agent.',
  ),
}

const webhook = (name: WebhookEventName, summary: string): WebhookDocs => ({
  summary,
  schema: webhooks.webhookEvents[name],
  source: 'inferred',
  example: webhookExamples[name],
})

/** All documented webhooks. The reference itself names none. */
export const webhookDocs: Readonly<Record<WebhookEventName, WebhookDocs>> = {
  'task.submitted': webhook('task.submitted', 'A task was submitted'),
  'task.cancelled': webhook('task.cancelled', 'A pending task was cancelled'),
  'task.revision_requested': webhook('task.revision_requested', 'A revision was requested'),
  'task.approved': webhook('task.approved', 'Work was approved'),
  'task.disputed': webhook('task.disputed', 'A dispute was opened'),
  'task.message': webhook('task.message', 'The buyer sent a message'),
  'task.delivered_to_buyer': webhook('task.delivered_to_buyer', 'A purchased task was delivered'),
}
